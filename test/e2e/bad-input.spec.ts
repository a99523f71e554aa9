import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { startBadPortals } from './bad-portals.ts';
import { runCli } from './command-line.ts';

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portalsweep-bad-'));
});

test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const written = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
};

test('unknown words are all told at once, with what was near, and exit 2', async () => {
  const ran = await runCli([
    'sweep',
    '--fleet',
    '--faults',
    'none',
    '--out',
    folder,
    '--portal',
    'ha-nio',
    '--journey',
    'public/find-servce',
    '--device',
    'tablet',
    '--tag',
    'quik',
  ]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('unknown portal "ha-nio"; near: ha-noi');
  expect(ran.stderr).toContain('unknown journey "public/find-servce"; near: public/find-service');
  expect(ran.stderr).toContain('unknown device "tablet"');
  expect(ran.stderr).toContain('unknown tag "quik"; near: quick');
  expect(ran.stderr).not.toContain('    at ');
});

for (const args of [
  ['sweep', '--plan', 'weekly'],
  ['sweep', '--concurrency', 'many'],
  ['sweep', '--seed', '-1'],
  ['sweep', '--fail-on', 'sad'],
  ['sweep', '--resume', 'no-such-sweep'],
  ['sweep', '--nonsense'],
  ['nonsense'],
  ['run', 'ha-noi'],
  ['report', 'no-such-sweep'],
  ['judge', 'no-such-sweep'],
])
  test(`exit 2 and one clear sentence: ${args.join(' ')}`, async () => {
    const out = args[0] === 'nonsense' ? [] : ['--out', folder];
    const ran = await runCli([...args, ...out]);
    expect(ran.code).toBe(2);
    expect(ran.stderr.trim()).not.toBe('');
    expect(ran.stderr).not.toContain('    at ');
  });

test('a real portal is not visited without a contact', async () => {
  const ran = await runCli(['sweep', '--portal', 'ha-noi', '--out', folder]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('--contact');
});

test('scenarios that do not compile, throw or lack parts are told together', async () => {
  await written('broken.journey.ts', 'export const journey = {');
  await written('throwing.journey.ts', 'throw new Error("on import");');
  await written(
    'slip.journey.ts',
    "export const journey = {\n  id: 'a/b',\n  title: { vi: 'A' en: 'B' },\n};\n",
  );
  await written('empty.journey.ts', 'export const other = 1;');
  await written(
    'odd.journey.ts',
    'export const journey = { id: "Not An Id", title: { vi: "", en: "x" }, service: 3, audience: "all", walk: 1 };',
  );
  const ran = await runCli(['journeys', '--scenarios', folder]);
  expect(ran.code).toBe(2);
  for (const part of [
    'broken.journey.ts',
    'on import',
    'slip.journey.ts:3:20: ',
    'throwing.journey.ts:1:7: ',
    'empty.journey.ts',
    'expected an id',
    'title in both languages',
    'audience',
    'walk',
  ])
    expect(ran.stderr).toContain(part);
});

test('what a scenario would stumble over is told with its line, before any portal is touched', async () => {
  const steps = fileURLToPath(new URL('../../scenarios/steps/file-service.ts', import.meta.url));
  await written(
    'odd.journey.ts',
    [
      `import { fileService } from '${steps}';`,
      'export const journey = {',
      "  id: 'made-up/odd', title: { vi: 'A', en: 'B' }, service: 'ESS-99', audience: 'citizen',",
      '  walk: async (walk) => {',
      "    await fileService(walk, 'ESS-98');",
      "    await walk.step({ vi: 'Rút', en: 'Withdraw' }, 'reads', () => walk.portal.withdraw('1'));",
      "    await walk.step({ vi: 'Đọc', en: 'Read' }, 'reads', () => walk.portal.raed());",
      '  },',
      '};',
    ].join('\n'),
  );
  for (const command of ['journeys', 'run ha-noi made-up/odd --fleet', 'sweep --fleet']) {
    const ran = await runCli([...command.split(' '), '--scenarios', folder]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(
      'odd.journey.ts: expected service to be a code of the registry, found "ESS-99"',
    );
    expect(ran.stderr).toMatch(/odd\.journey\.ts:5:\d+: openService: .*found "ESS-98"/);
    expect(ran.stderr).toMatch(/odd\.journey\.ts:6:\d+: .*'submits' or stronger for the act "withdraw"/);
    expect(ran.stderr).toMatch(/odd\.journey\.ts:7:\d+: .*found "raed"; near: read/);
  }
});

test('what a scenario gets wrong while it walks is its own error, told with its line, never ours', async () => {
  await cp(
    fileURLToPath(new URL('../../scenarios/identities', import.meta.url)),
    join(folder, 'identities'),
    {
      recursive: true,
    },
  );
  const model = fileURLToPath(new URL('../../src/model/journey.ts', import.meta.url));
  for (const name of ['citizens', 'crowd', 'papers']) {
    const file = join(folder, 'identities', `${name}.ts`);
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replaceAll('../../src/model/', model.replace('journey.ts', '')),
    );
  }
  await written(
    'slip.journey.ts',
    [
      "export const journey = { id: 'made-up/slip', title: { vi: 'A', en: 'B' }, service: null, audience: 'citizen',",
      '  walk: async ({ portal, step }) => {',
      "    await step({ vi: 'Đọc', en: 'Read' }, 'reads', async () =>",
      '      ((await portal.read()).missing.length));',
      '  },',
      '};',
    ].join('\n'),
  );
  const ran = await runCli(
    ['run', 'ha-noi', 'made-up/slip', '--fleet', '--faults', 'none', '--scenarios', folder].concat(
      '--out',
      folder,
    ),
  );
  expect(ran.code).toBe(2);
  expect(ran.stdout).toMatch(
    /^ha-noi\/made-up\/slip\/desktop: cantTell {2}\[scenario-error\] Kịch bản có lỗi \/ /,
  );
  expect(ran.stdout).toMatch(/Cannot read properties of undefined .*\(slip\.journey\.ts:4:\d+\)/);
  expect(ran.stdout).not.toContain('our-bug');
  expect(ran.stdout.match(/The journey was held up at the step/g)).toHaveLength(1);
});

test('a registry with many faults tells all of them, and does not echo a huge name', async () => {
  const file = await written(
    'registry.json',
    JSON.stringify([
      { id: 'a', nameVi: 'A', url: 'https://a.example' },
      { id: 'a', nameVi: 'A', url: 'https://a.example' },
      { id: 'b', nameVi: 'B', url: 'ftp://b.example' },
      { id: 'c', nameVi: 'x'.repeat(1_000_000), url: 'https://c.example' },
      { id: 'BAD ID', nameVi: 'D', url: 'not a url' },
    ]),
  );
  const ran = await runCli(['portals', '--registry', file]);
  expect(ran.code).toBe(2);
  expect(ran.stderr.split('\n').length).toBeGreaterThanOrEqual(5);
  expect(ran.stderr.length).toBeLessThan(20_000);
});

test('a missing registry file and a missing browser are told plainly', async () => {
  const registry = await runCli(['portals', '--registry', join(folder, 'none.json')]);
  expect(registry.code).toBe(2);
  expect(registry.stderr).toContain('none.json');
  const browser = await runCli(
    ['sweep', '--fleet', '--faults', 'none', '--portal', 'ha-noi', '--out', folder],
    {
      PORTALSWEEP_BROWSER: join(folder, 'no-such-browser'),
    },
  );
  expect(browser.code).toBe(2);
  expect(browser.stderr).toContain('doctor');
});

test('portals that misbehave end with honest outcomes and the sweep goes on', async () => {
  const portals = await startBadPortals();
  try {
    const file = await written('registry.json', JSON.stringify(portals.rows));
    const ran = await runCli([
      'sweep',
      '--registry',
      file,
      '--out',
      folder,
      '--json',
      '--patience',
      '3000',
      '--portal',
      portals.rows.map(({ id }) => id).join(','),
      '--journey',
      'public/find-service',
      '--device',
      'desktop',
    ]);
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    const told = JSON.parse(ran.stdout) as { planned: number; runs: number; notRun: number; json: string };
    expect(told.runs + told.notRun).toBe(told.planned);
    const sweep = JSON.parse(await readFile(told.json, 'utf8')) as {
      runs: { portal: string; outcome: string; reason: string }[];
    };
    const by = Object.fromEntries(
      sweep.runs.map(({ portal, outcome, reason }) => [portal, [outcome, reason]]),
    );
    expect(by).toEqual({
      'never-answers': ['failed', 'timeout'],
      'answers-500': ['failed', 'http-error'],
      'redirects-forever': ['failed', 'redirect-loop'],
      'sends-200-mb': ['cantTell', 'limit-bytes'],
      'closes-connection': ['failed', 'connection'],
      'asks-to-wait': ['cantTell', 'rate-limited'],
      'turns-away': ['cantTell', 'blocked'],
    });
  } finally {
    await portals.stop();
  }
});
