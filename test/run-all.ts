import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Counts, countPlaywright, countVitest, lastLine } from './counts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(path.join(tmpdir(), 'portalsweep-tests-'));

type Part = {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the counts of a part that runs tests from the report that it wrote. */
  readonly count?: () => Counts;
};

const vitestReport = path.join(reports, 'vitest.json');
const reportOf = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const vitest: Part = {
  name: 'unit and contract tests',
  script: 'vitest/vitest.mjs',
  args: [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ],
  count: () => countVitest(reportOf(vitestReport)),
};

/** The end-to-end tests of these projects of `playwright.config.ts`; only what judges times runs alone. */
const playwright = (name: string, projects: readonly string[], workers: number): Part => {
  const report = path.join(reports, `${projects[0]}.json`);
  return {
    name,
    script: '@playwright/test/cli.js',
    args: [
      'test',
      ...projects.map((each) => `--project=${each}`),
      `--workers=${workers}`,
      '--reporter=list,json',
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    count: () => countPlaywright(reportOf(report)),
  };
};

const checks: readonly Part[] = [
  { name: 'format', script: '@biomejs/biome/bin/biome', args: ['format'] },
  { name: 'lint', script: 'oxlint/bin/oxlint', args: ['--type-aware'] },
  { name: 'types', script: 'typescript/bin/tsc', args: ['--project', '.'] },
  { name: 'unused code', script: 'knip/bin/knip.js', args: ['--config', 'test/knip.jsonc'] },
  vitest,
];

type Ended = {
  readonly name: string;
  readonly green: boolean;
  readonly seconds: number;
  readonly counts: Counts;
};

/** Runs one part with its output passed through; a part that fails without counting a failure counts as one. */
async function run(part: Part): Promise<Ended> {
  console.log(`\n── ${part.name} ──`);
  const beganAt = performance.now();
  const code = await new Promise<number>((resolve) => {
    spawn(process.execPath, [path.join(root, 'node_modules', part.script), ...part.args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...part.env },
    })
      .on('error', () => resolve(1))
      .on('close', (status) => resolve(status ?? 1));
  });
  const counts = countsOf(part);
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  const seconds = (performance.now() - beganAt) / 1000;
  return { name: part.name, green: code === 0 && failed === 0, seconds, counts: { ...counts, failed } };
}

function countsOf(part: Part): Counts {
  try {
    return part.count?.() ?? { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(`${part.name}: the report should list the tests, and it cannot be read: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function tableOf(ended: readonly Ended[]): string {
  const width = Math.max(...ended.map(({ name }) => name.length));
  return ended
    .map(
      ({ name, green, seconds }) =>
        `${green ? 'passed' : 'FAILED'}  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s`,
    )
    .join('\n');
}

async function main(): Promise<number> {
  const checking = process.argv.includes('--check');
  const endToEnd = [
    playwright('end-to-end tests', ['long', 'side-by-side'], 6),
    playwright('detection of faults', ['alone'], 1),
  ];
  const ended: Ended[] = [];
  for (const part of checking ? checks : [vitest, ...endToEnd]) ended.push(await run(part));
  console.log(`\n${tableOf(ended)}\n`);
  if (!checking) console.log(lastLine(ended.map(({ counts }) => counts)));
  return ended.every(({ green }) => green) && ended.some(({ counts }) => counts.passed > 0) ? 0 : 1;
}

try {
  process.exitCode = await main();
} finally {
  rmSync(reports, { recursive: true, force: true });
}
