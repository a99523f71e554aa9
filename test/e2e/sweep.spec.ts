import { access, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { families } from '#src/fleet/families.ts';
import type { SweepJson } from '#src/report/sweep-json-shape.ts';
import { openStore } from '#src/store/open-store.ts';
import { openWorld } from '#src/cli/world.ts';
import { runCli, startCli } from './command-line.ts';

const SEED = 2026;
const FLEET = ['--fleet', '--faults', 'none', '--seed', String(SEED)];

type Told = {
  readonly sweep: string;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly broken: readonly string[];
  readonly index: string;
  readonly json: string;
};

let out: string;
/** Of the quick plan: three journeys on one portal of each family. */
const CELLS = 3 * families.length;

let portals: string;

/** One portal of each family, whatever the seed makes of them. */
const onePortalOfEach = async (): Promise<string> => {
  const world = await openWorld({ fleet: true, seed: SEED, faults: 'none' });
  try {
    const byFamily = Map.groupBy((await world.fleet?.truth()) ?? [], ({ family }) => family);
    return [...byFamily.values()].map(([first]) => first?.portalId).join(',');
  } finally {
    await world.close();
  }
};

test.beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'portalsweep-sweep-'));
  portals = await onePortalOfEach();
});

test.afterAll(async () => {
  await rm(out, { recursive: true, force: true });
});

const read = async (file: string): Promise<SweepJson> =>
  JSON.parse(await readFile(file, 'utf8')) as SweepJson;

const outcomesOf = ({ runs }: SweepJson): string[] =>
  runs
    .flatMap(({ id, outcome, findings }) => [
      `${id} ${outcome}`,
      ...findings.map((finding) => `${id} ${finding.check} ${finding.outcome}`),
    ])
    .sort();

const latest = (...path: string[]): string => join(out, 'latest', ...path);

test.describe
  .serial('one sweep, from the plan to the report and back', () => {
    let told: Told;

    test('portals, one of each family, pass the quick plan', async () => {
      expect(portals.split(',')).toHaveLength(families.length);
      const ran = await runCli(['sweep', ...FLEET, '--portal', portals, '--out', out, '--json']);
      expect(ran.stderr).toBe('');
      expect(ran.code).toBe(0);
      told = JSON.parse(ran.stdout) as Told;
      expect(told.outcomes).toEqual({ passed: CELLS });
    });

    test('its report stands in its folder and behind latest', async () => {
      expect([told.index, told.json]).toEqual(
        ['index.html', 'sweep.json'].map((name) => join(out, told.sweep, name)),
      );
      for (const file of [told.index, told.json, latest('index.html')]) await access(file);
    });

    test('its totals add up, and it says that it is synthetic', async () => {
      const { totals, runs, synthetic, mark, portals: rows } = await read(told.json);
      expect(totals).toEqual({ planned: CELLS, runs: CELLS, notRun: 0, open: 0 });
      expect(runs).toHaveLength(CELLS);
      expect([synthetic, mark?.vi, rows.map((row) => row.synthetic)]).toEqual([
        true,
        'DỮ LIỆU GIẢ LẬP',
        families.map(() => true),
      ]);
    });

    test('judging it again opens no browser and changes no outcome', async () => {
      const before = outcomesOf(await read(told.json));
      const ran = await runCli(['judge', 'latest', '--out', out], { PORTALSWEEP_BROWSER: '/nonexistent' });
      expect(ran.stderr).toBe('');
      expect(ran.code).toBe(0);
      expect(ran.stdout).toContain(`${CELLS} runs judged, 0 findings with another outcome`);
      expect(outcomesOf(await read(told.json))).toEqual(before);
    });

    test('its report is written again where it is gone', async () => {
      await rm(told.index);
      const ran = await runCli(['report', 'latest', '--out', out]);
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      expect(ran.stdout).toContain(told.index);
      expect((await stat(told.index)).size).toBeGreaterThan(1_000);
    });

    test('asking for what failed of it, when nothing did, is the operator’s mistake', async () => {
      const ran = await runCli(['sweep', ...FLEET, '--failed-of', 'latest', '--out', out]);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toBe('portalsweep: no run that failed in sweep "latest" is left by the filters\n');
    });
  });

for (const [rule, code, broken] of [
  ['passed>0', 1, ['passed>0: 1 of 1']],
  ['failed', 0, []],
] as const)
  test(`--fail-on "${rule}" gives exit code ${code}`, async () => {
    const ran = await runCli([
      'sweep',
      ...FLEET,
      '--portal',
      portals.split(',')[0] ?? '',
      '--journey',
      'public/find-service',
      '--device',
      'desktop',
      '--no-remeasure',
      '--out',
      out,
      '--json',
      '--fail-on',
      rule,
    ]);
    expect(ran.code).toBe(code);
    expect((JSON.parse(ran.stdout) as Told).broken).toEqual(broken);
  });

test('Ctrl+C after the first run leaves a report, and --resume finishes the sweep', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portalsweep-stop-'));
  try {
    const { child, ended } = startCli([
      'sweep',
      ...FLEET,
      '--portal',
      portals,
      '--concurrency',
      '1',
      '--no-remeasure',
      '--out',
      folder,
    ]);
    const stored = Promise.withResolvers<void>();
    let progress = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      progress += bytes.toString();
      // Told once a run is stored: "  1/15  1 passed · …".
      if (new RegExp(`^ {2}\\d+/${CELLS} `, 'm').test(progress)) stored.resolve();
    });
    await Promise.race([stored.promise, ended]);
    child.kill('SIGINT');
    const stopped = await ended;
    expect(stopped.code).toBe(130);
    const report = /Báo cáo: (\S+)/.exec(stopped.stdout)?.[1] ?? '';
    await access(report);
    const cut = await read(report.replace('index.html', 'sweep.json'));
    expect(cut.totals.runs).toBeGreaterThan(0);
    expect(cut.totals.runs).toBeLessThan(CELLS);
    expect(cut.totals.runs + cut.totals.notRun + cut.totals.open).toBe(CELLS);

    const ran = await runCli([
      'sweep',
      '--resume',
      '--faults',
      'none',
      '--resubmit',
      '--no-remeasure',
      '--out',
      folder,
      '--json',
    ]);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect((JSON.parse(ran.stdout) as Told).outcomes).toEqual({ passed: CELLS });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the crawl of the public pages passes and finds services', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portalsweep-crawl-'));
  try {
    const ran = await runCli([
      'sweep',
      ...FLEET,
      '--portal',
      portals.split(',')[0] ?? '',
      '--journey',
      'public/catalogue',
      '--device',
      'desktop',
      '--out',
      folder,
      '--json',
    ]);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const store = await openStore(folder);
    try {
      const { runs } = await store.loadSweep('latest');
      expect(runs.map(({ outcome }) => outcome)).toEqual(['passed']);
      const catalogue = runs[0]?.attempts[0]?.evidence.catalogue;
      expect(catalogue?.pages).toBeGreaterThan(1);
      expect(catalogue?.services.length).toBeGreaterThan(0);
    } finally {
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

for (const command of [
  '',
  'start',
  'sweep',
  'run',
  'report',
  'judge',
  'portals',
  'journeys',
  'services',
  'checks',
  'fleet',
  'fleet serve',
  'doctor',
])
  test(`help with an example: ${command || 'the program'}`, async () => {
    const ran = await runCli([...command.split(' ').filter((word) => word !== ''), '--help']);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toContain('Example');
  });
