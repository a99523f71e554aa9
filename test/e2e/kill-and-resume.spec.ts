import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { seededRandom, taskId } from '#src/cli/plan.ts';
import { openStore } from '#src/store/open-store.ts';
import { runCli, startCli } from './command-line.ts';

/** 20 for the full proof; fewer in the everyday tests. */
const KILLS = Number(process.env['PORTALSWEEP_KILLS'] ?? '1');
const SEED = Number(process.env['PORTALSWEEP_KILL_SEED'] ?? '20261121');

const PORTALS = 'ha-noi,hai-duong,can-tho,da-nang,lao-cai,moj';

const sweepArguments = (out: string): string[] => [
  'sweep',
  '--fleet',
  '--faults',
  'none',
  '--portal',
  PORTALS,
  '--out',
  out,
  '--concurrency',
  '4',
  // Among other tests nearly every time is breached, and each run walked alone again takes as long as the rest.
  ...(KILLS > 1 ? [] : ['--no-remeasure']),
];

/** A sweep that was killed before its plan was stored is begun anew. */
const isPlanned = async (out: string): Promise<boolean> => {
  const store = await openStore(out);
  try {
    return (await store.listSweeps()).length > 0;
  } finally {
    await store.close();
  }
};

const runsOf = async (out: string): Promise<{ planned: string[]; runs: string[]; notRun: string[] }> => {
  const store = await openStore(out);
  try {
    const stored = await store.loadSweep('latest');
    return {
      planned: stored.planned.map(taskId).sort(),
      runs: stored.runs.map((run) => `${taskId(run)} ${run.outcome}`).sort(),
      notRun: stored.notRun.map(({ reason }) => reason),
    };
  } finally {
    await store.close();
  }
};

test(`killed at ${KILLS} random moments (seed ${SEED}) and resumed, a sweep has the runs of an undisturbed one`, async () => {
  test.setTimeout(15 * 60_000);
  const random = seededRandom(SEED);
  const [calm, killed] = (await Promise.all(
    [0, 1].map(async () => await mkdtemp(join(tmpdir(), 'portalsweep-kill-'))),
  )) as [string, string];
  try {
    const undisturbedRun = await runCli(sweepArguments(calm));
    expect(undisturbedRun.code, undisturbedRun.stderr).toBe(0);
    let kills = 0;
    let resumed = 0;
    for (;;) {
      const resume = (await isPlanned(killed)) ? ['--resume', '--resubmit'] : [];
      if (resume.length > 0) resumed += 1;
      const { child, ended } = startCli([...sweepArguments(killed), ...resume]);
      // From the first line of progress on: before it there is nothing yet that a kill could spoil.
      let kill: NodeJS.Timeout | undefined;
      if (kills < KILLS)
        child.stderr?.once('data', () => {
          kill = setTimeout(() => child.kill('SIGKILL'), Math.floor(random() * 7_000));
        });
      const ran = await ended;
      clearTimeout(kill);
      if (ran.code !== null) {
        expect(ran.code, ran.stderr).toBe(0);
        break;
      }
      kills += 1;
    }
    expect([kills, resumed]).toEqual([KILLS, KILLS]);
    const [undisturbed, disturbed] = [await runsOf(calm), await runsOf(killed)];
    expect(disturbed).toEqual(undisturbed);
    expect(disturbed.runs).toHaveLength(disturbed.planned.length);
  } finally {
    await rm(calm, { recursive: true, force: true });
    await rm(killed, { recursive: true, force: true });
  }
});
