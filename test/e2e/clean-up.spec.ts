import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { carryOutSweep, planSweep } from '#src/cli/campaign.ts';
import { planTasks } from '#src/cli/plan.ts';
import { publish } from '#src/cli/publish.ts';
import { loadJourneys } from '#src/cli/scenarios.ts';
import { select } from '#src/cli/select.ts';
import { openWorld } from '#src/cli/world.ts';
import type { CarriedFault } from '#src/fleet/fault.ts';
import type { Holdings } from '#src/fleet/holdings.ts';
import type { StoredSweep } from '#src/model/sweep.ts';
import { openStore } from '#src/store/open-store.ts';
import { runCli } from './command-line.ts';

/* What journeys file, draft and keep is taken back when they end, and what cannot be is listed. */

const DRAFTS = 'reuse/draft-and-resume';
const FILES = 'residence/register-permanent';
const KEEPS = 'reuse/store-round-trip';

let out: string;

test.beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'portalsweep-clean-up-'));
});
test.afterEach(async () => {
  await rm(out, { recursive: true, force: true });
});

type Planned = { readonly family: string; readonly journeys: string; readonly fault: CarriedFault | null };
type Swept = {
  readonly stored: StoredSweep;
  /** In the order of what was planned. */
  readonly portals: readonly { readonly id: string; readonly holds: Holdings }[];
  readonly json: string;
};

/** A sweep as the command line makes it, of one portal of each family, with the fleet at hand to be asked. */
const sweepOf = async (planned: readonly Planned[]): Promise<Swept> => {
  const world = await openWorld({ fleet: true, seed: 7, faults: 'none', latencyMs: 60 });
  const store = await openStore(out);
  try {
    const { fleet } = world;
    if (fleet === null) throw new Error('the world has no fleet');
    const families = Map.groupBy(await fleet.truth(), ({ family }) => family);
    const journeys = await loadJourneys(resolve('scenarios'));
    const cells = await Promise.all(
      planned.map(async ({ family, journeys: journey, fault }) => {
        const id = families.get(family)?.[0]?.portalId ?? '';
        if (fault !== null) await fleet.setFault(id, fault);
        const chosen = select(world.portals, journeys, { portal: id, journey, device: 'desktop' });
        return { id, tasks: planTasks(chosen, 'full', 7) };
      }),
    );
    const tasks = cells.flatMap((cell) => cell.tasks);
    const id = '20261122-090000';
    const stored = await carryOutSweep(
      id,
      {
        world,
        portals: [...new Set(tasks.map(({ portal }) => portal))],
        store,
        out,
        journeys,
        concurrency: 4,
        resubmit: false,
        remeasure: false,
        on: () => undefined,
        signal: new AbortController().signal,
      },
      async (browser) => planSweep({ world, store, journeys, id, tasks, plan: 'full', seed: 7, browser }),
    );
    const portals = await Promise.all(
      cells.map(async (cell) => ({ id: cell.id, holds: await fleet.holdings(cell.id) })),
    );
    return {
      stored,
      portals,
      json: (await publish(stored, world.registry.criteria, out, world.citizens)).json,
    };
  } finally {
    await store.close();
    await world.close();
  }
};

const cleanUpsIn = ({ runs }: StoredSweep, portalId: string, journeyId: string): readonly object[] =>
  runs
    .filter((run) => run.portalId === portalId && run.journeyId === journeyId)
    .flatMap(({ attempts }) => attempts.flatMap(({ evidence }) => evidence.cleanUps))
    .map(({ made, done }) => ({ made, done }));

test('a sweep of the full plan takes drafts, papers and dossiers back', async () => {
  const { stored, portals, json } = await sweepOf([
    { family: 'igate-v1', journeys: `${DRAFTS},${FILES}`, fault: null },
    { family: 'portaldvc-aspx', journeys: `${FILES},${KEEPS}`, fault: null },
    // The draft is listed and cannot be opened: the journey fails with it saved.
    { family: 'opencps', journeys: DRAFTS, fault: { fault: 'draft-lost', variant: 'b' } },
  ]);
  const [first, second, third] = portals;
  expect(stored.runs.map(({ outcome }) => outcome).sort()).toEqual([
    'failed',
    'passed',
    'passed',
    'passed',
    'passed',
  ]);
  expect(first?.holds).toEqual({ drafts: 0, dossiers: 1, withdrawn: 1, documents: 0 });
  expect(second?.holds).toEqual({ drafts: 0, dossiers: 1, withdrawn: 1, documents: 0 });
  expect(third?.holds).toEqual({ drafts: 0, dossiers: 0, withdrawn: 0, documents: 0 });
  // The journey threw its draft away itself.
  expect(cleanUpsIn(stored, first?.id ?? '', DRAFTS)).toEqual([]);
  expect(cleanUpsIn(stored, first?.id ?? '', FILES)).toEqual([{ made: 'dossier', done: true }]);
  expect(cleanUpsIn(stored, second?.id ?? '', FILES)).toEqual([{ made: 'dossier', done: true }]);
  expect(cleanUpsIn(stored, second?.id ?? '', KEEPS)).toContainEqual({ made: 'document', done: true });
  const afterFailure = cleanUpsIn(stored, third?.id ?? '', DRAFTS);
  expect(afterFailure.length).toBeGreaterThan(0);
  expect(new Set(afterFailure.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ made: 'draft', done: true })]),
  );
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ leftBehind: [] });
  expect((await runCli(['report', '--out', out])).stdout).not.toContain('Left behind');
});

test('what a portal lets nobody take back is listed, and still stands there', async () => {
  const { portals, json } = await sweepOf([
    { family: 'eform-react', journeys: FILES, fault: { fault: 'withdraw-missing', variant: 'a' } },
    { family: 'igate-v2', journeys: DRAFTS, fault: { fault: 'draft-lost', variant: 'a' } },
  ]);
  const [first, second] = portals;
  expect(first?.holds).toMatchObject({ dossiers: 1, withdrawn: 0 });
  const drafts = second?.holds.drafts ?? 0;
  expect(drafts).toBeGreaterThan(0);
  const { leftBehind } = JSON.parse(await readFile(json, 'utf8')) as {
    readonly leftBehind: readonly { readonly portal: string; readonly made: string }[];
  };
  expect(leftBehind.map(({ portal, made }) => `${portal} ${made}`).sort()).toEqual(
    [`${first?.id} dossier`, ...Array.from({ length: drafts }, () => `${second?.id} draft`)].sort(),
  );
  const told = (await runCli(['report', '--out', out])).stdout;
  expect(told).toContain(`Left behind at the portals: ${1 + drafts}`);
  expect(told).toMatch(new RegExp(`${first?.id} · ${FILES} · desktop · hồ sơ / dossier H\\d\\d\\.`));
});

test('the command line tells that nothing stayed behind', async () => {
  const ran = await runCli(
    `sweep --fleet --faults none --plan full --portal ha-noi,can-tho --journey ${FILES} --device desktop --json`
      .split(' ')
      .concat('--out', out),
  );
  expect(ran.stderr).toBe('');
  expect(JSON.parse(ran.stdout)).toMatchObject({ outcomes: { passed: 2 }, leftBehind: [] });
  const store = await openStore(out);
  try {
    const { runs } = await store.loadSweep('latest');
    const codes = runs.flatMap(({ attempts }) => attempts.flatMap(({ evidence }) => evidence.cleanUps));
    expect(codes.map(({ made, done }) => `${made} ${done}`)).toEqual(['dossier true', 'dossier true']);
  } finally {
    await store.close();
  }
});
