/**
 * Side by side on the local fleet: this project, plain Playwright Test at its best, and bare Playwright.
 *
 *   npm run bench              server times 100 ms, 500 ms and 2 s
 *   npm run bench -- --quick   500 ms only, 4 and 8 workers
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { table } from '#src/cli/table.ts';
import { openWorld, type World } from '#src/cli/world.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';
import { type TreeUse, watchTree } from './process-tree.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    portals: { type: 'string', default: '8' },
    concurrency: { type: 'string', default: '10' },
  },
});

type Measured = {
  readonly name: string;
  readonly latencyMs: number;
  readonly journeys: number;
  readonly passed: number;
  readonly perMinute: number;
  readonly cpuPerJourney: number;
  readonly peakPssMb: number;
};

const here = (name: string): string => fileURLToPath(new URL(`contestants/${name}`, import.meta.url));

const browser = findBrowser();
if (browser === null) throw new Error('no browser: npm run doctor');

const runProcess = async (
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly use: TreeUse; readonly seconds: number; readonly lastLine: string }> => {
  const started = performance.now();
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const use = watchTree(child.pid ?? 0);
  let output = '';
  let errors = '';
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes.toString();
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const result = {
    use: use(),
    seconds: (performance.now() - started) / 1_000,
    lastLine: output.trim().split('\n').at(-1) ?? '',
  };
  if (code !== 0 || errors !== '') process.stderr.write(errors.slice(0, 2_000));
  return result;
};

const measure = async (
  name: string,
  world: World,
  latencyMs: number,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Measured> => {
  const out = await mkdtemp(join(tmpdir(), 'portalsweep-bench-'));
  try {
    const portals = world.portals.slice(0, Number(values.portals));
    await writeFile(
      join(out, 'given.json'),
      JSON.stringify({
        network: world.network,
        portals,
        browser: browser.path,
        sandbox: sandboxState().possible,
        concurrency: Number(values.concurrency),
        out,
      }),
    );
    const ran = await runProcess(argv, { BENCH_GIVEN: join(out, 'given.json'), ...environment });
    const told = name.startsWith('Playwright Test')
      ? await peerResult(join(out, 'peer.json'), ran.seconds)
      : (JSON.parse(ran.lastLine) as { journeys: number; passed: number; seconds: number });
    const result: Measured = {
      name,
      latencyMs,
      journeys: told.journeys,
      passed: told.passed,
      perMinute: (told.journeys / told.seconds) * 60,
      cpuPerJourney: ran.use.cpuSeconds / told.journeys,
      peakPssMb: ran.use.peakPssMb,
    };
    process.stderr.write(
      `${name} @ ${latencyMs} ms: ${result.perMinute.toFixed(1)} journeys/min, ${result.cpuPerJourney.toFixed(2)} CPU s, ${result.passed}/${result.journeys} passed\n`,
    );
    return result;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};

/** Playwright Test's own duration: from its first test to its last, start-up of the runner left out. */
const peerResult = async (
  file: string,
  seconds: number,
): Promise<{ journeys: number; passed: number; seconds: number }> => {
  const { stats } = JSON.parse(await readFile(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; duration: number };
  };
  return {
    journeys: stats.expected + stats.unexpected + stats.flaky,
    passed: stats.expected + stats.flaky,
    seconds: stats.duration > 0 ? stats.duration / 1_000 : seconds,
  };
};

/** The same sweep when every journey signs in for itself: what kept sessions save. */
const ANEW = 'PortalSweep, no session kept';

const latencies = values.quick ? [500] : [100, 500, 2_000];
const workers = values.quick ? [4, 8] : [2, 4, 8, 16];
const cli = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));
const rows: Measured[] = [];
for (const latencyMs of latencies) {
  const world = await openWorld({ fleet: true, seed: 11, faults: 'none', latencyMs });
  try {
    rows.push(await measure('bare Playwright', world, latencyMs, [here('floor.ts')], {}));
    rows.push(await measure('PortalSweep', world, latencyMs, [here('ours.ts')], {}));
    rows.push(await measure(ANEW, world, latencyMs, [here('ours.ts')], { BENCH_SESSIONS: 'anew' }));
    for (const trace of values.only === 'floor' ? [] : ['on-first-retry', 'retain-on-failure'])
      for (const count of workers)
        rows.push(
          await measure(
            `Playwright Test, ${count} workers, ${trace}`,
            world,
            latencyMs,
            [cli, 'test', '-c', here('peer.config.ts'), '--workers', String(count)],
            { BENCH_TRACE: trace },
          ),
        );
  } finally {
    await world.close();
  }
}

if (values.only === 'floor') process.exit(0);
process.stdout.write(
  table([
    ['contestant', 'server ms', 'passed', 'journeys/min', 'CPU s/journey', 'peak MiB (PSS)'],
    ...rows.map((row) => [
      row.name,
      String(row.latencyMs),
      `${row.passed}/${row.journeys}`,
      row.perMinute.toFixed(1),
      row.cpuPerJourney.toFixed(2),
      row.peakPssMb.toFixed(0),
    ]),
  ]),
);

const ratios = latencies.map((latencyMs) => {
  const at = rows.filter((row) => row.latencyMs === latencyMs);
  const ours = at.find(({ name }) => name === 'PortalSweep') as Measured;
  const anew = at.find(({ name }) => name === ANEW) as Measured;
  const floor = at.find(({ name }) => name === 'bare Playwright') as Measured;
  const peer = at
    .filter(({ name }) => name.startsWith('Playwright Test'))
    .reduce((best, each) => (each.perMinute > best.perMinute ? each : best));
  return {
    serverMs: latencyMs,
    peer: peer.name,
    ratioToPlaywrightTest: ours.perMinute / peer.perMinute,
    cpuRatio: ours.cpuPerJourney / peer.cpuPerJourney,
    memoryRatio: ours.peakPssMb / peer.peakPssMb,
    cpuToFloor: ours.cpuPerJourney / floor.cpuPerJourney,
    sessionsSave: 1 - anew.perMinute / ours.perMinute,
  };
});
const mean = (pick: (each: (typeof ratios)[number]) => number): number =>
  Number((ratios.reduce((sum, each) => sum * pick(each), 1) ** (1 / ratios.length)).toFixed(3));
process.stdout.write(
  table([
    [
      'server ms',
      "peer's best",
      'journeys/min ratio',
      'CPU ratio',
      'memory ratio',
      'CPU to floor',
      'time saved by sessions',
    ],
    ...ratios.map((each) => [
      String(each.serverMs),
      each.peer,
      each.ratioToPlaywrightTest.toFixed(2),
      each.cpuRatio.toFixed(2),
      each.memoryRatio.toFixed(2),
      each.cpuToFloor.toFixed(2),
      `${Math.round(each.sessionsSave * 100)} %`,
    ]),
  ]),
);
process.stdout.write(
  `${JSON.stringify({
    bench: 'sweep',
    ratioToPlaywrightTest: mean((each) => each.ratioToPlaywrightTest),
    cpuRatio: mean((each) => each.cpuRatio),
    memoryRatio: mean((each) => each.memoryRatio),
    cpuToFloor: mean((each) => each.cpuToFloor),
    sessionsSave: Number(
      (ratios.reduce((sum, { sessionsSave }) => sum + sessionsSave, 0) / ratios.length).toFixed(3),
    ),
  })}\n`,
);
