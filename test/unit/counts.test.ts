import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, lastLine } from '../counts.ts';

const file = (status: string, ...outcomes: string[]): unknown => ({
  status,
  assertionResults: outcomes.map((outcome) => ({ status: outcome })),
});

describe('the counts of a test run', () => {
  it('adds up what Vitest reports', () => {
    const testResults = [
      file('passed', 'passed', 'passed', 'todo'),
      file('failed', 'failed', 'passed', 'skipped'),
    ];
    expect(countVitest({ testResults })).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    expect(countVitest({ testResults: [file('failed'), file('passed', 'passed')] })).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts a flaky end-to-end test and an error outside any test as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{ message: 'No tests found' }] })).toEqual({
      passed: 5,
      failed: 3,
      skipped: 2,
    });
  });

  it('refuses a report of another shape', () => {
    expect(() => countVitest({ testResults: [{}] })).toThrow('assertionResults');
    expect(() => countPlaywright({})).toThrow('stats');
  });

  it('ends in the line that the continuous integration reads', () => {
    expect(
      lastLine([
        { passed: 2, failed: 0, skipped: 0 },
        { passed: 3, failed: 1, skipped: 0 },
      ]),
    ).toBe('5 passed, 1 failed');
    expect(lastLine([{ passed: 2, failed: 0, skipped: 4 }])).toBe('2 passed, 0 failed, 4 skipped');
  });
});
