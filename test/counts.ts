import { z } from 'zod';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const vitestReport = z.object({
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Counts of Vitest's JSON report; a file that failed before or beside its tests counts as one failure. */
export function countVitest(report: unknown): Counts {
  const { testResults } = vitestReport.parse(report);
  const outcomes = testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((each) => each.status);
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  const passed = outcomes.filter((each) => each === 'passed').length;
  const failed = outcomes.filter((each) => each === 'failed').length;
  return { passed, failed, skipped: outcomes.length - passed - failed };
}

/** Counts of Playwright's JSON report; errors outside any test count as failures, a flaky test too. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = playwrightReport.parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** `N passed, N failed`, and `, N skipped` where any was. */
export function lastLine(all: readonly Counts[]): string {
  const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
