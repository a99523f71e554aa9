import { describe, expect, it } from 'vitest';
import { clicksToService } from '#src/checks/clicks-to-service.ts';
import { searchFinds } from '#src/checks/search-finds.ts';
import { QUERY_KINDS, type ReachEvidence, type SearchEvidence } from '#src/model/filing.ts';
import { search } from './filings.ts';
import { context, step } from './walked.ts';

const steps = [step(0)];

describe('clicks-to-service', () => {
  const judge = (reaches: readonly ReachEvidence[]) =>
    clicksToService.judge({ steps, reaches }, context({ operator: '<=', value: 3, unit: 'clicks' }));

  it('takes the shortest way to a service and the farthest service', () => {
    expect(
      judge([
        { step: 0, service: 'ESS-03', presses: 6 },
        { step: 0, service: 'ESS-03', presses: 3 },
      ]),
    ).toMatchObject({ outcome: 'passed', measured: 3 });
    expect(
      judge([
        { step: 0, service: 'ESS-03', presses: 2 },
        { step: 0, service: 'ESS-09', presses: 5 },
      ]),
    ).toMatchObject({ outcome: 'failed', measured: 5, places: [{ detail: 'ESS-09' }] });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});

describe('search-finds', () => {
  const judge = (searches: readonly SearchEvidence[]) =>
    searchFinds.judge({ steps, searches }, context({ operator: '>=', value: 3, unit: 'of 4' }));
  const all = (ranks: readonly (number | null)[]) =>
    QUERY_KINDS.flatMap((kind, at) => {
      const rank = ranks[at];
      return rank === undefined ? [] : [search({ kind, rank })];
    });

  it('counts the kinds that bring the service among the first five', () => {
    expect(judge(all([1, 5, 2, null]))).toMatchObject({ outcome: 'passed', measured: 3 });
    expect(judge(all([1, 6, 2, null]))).toMatchObject({ outcome: 'failed', measured: 2 });
    expect(judge(all([1, 6, 2, null])).seen.en).toContain('everyday words, misspelt');
  });

  it('decides on fewer queries only where the others could not change it', () => {
    expect(judge(all([1, 1, 1]))).toMatchObject({ outcome: 'passed' });
    expect(judge(all([null, null]))).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge(all([1, 1]))).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});
