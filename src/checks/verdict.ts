import type { Place, Threshold, Verdict } from '#src/model/check.ts';
import type { Reason } from '#src/model/outcome.ts';
import type { Text } from '#src/model/text.ts';

/** Places that a verdict names at the most; the sentence gives the full number. */
const MOST_PLACES = 20;

/** Longest detail of a place, characters; what a portal sent may be of any length. */
const LONGEST_DETAIL = 300;

const brief = (places: readonly Place[]): readonly Place[] =>
  places.slice(0, MOST_PLACES).map(({ detail, detailVi, ...place }) => ({
    ...place,
    detail: detail.slice(0, LONGEST_DETAIL),
    ...(detailVi === undefined ? {} : { detailVi: detailVi.slice(0, LONGEST_DETAIL) }),
  }));

/** Whether a value keeps a threshold; a boolean threshold is met by 1 (true) or 0 (false). */
const meets = ({ operator, value }: Threshold, measured: number): boolean => {
  const limit = Number(value);
  if (operator === '<=') return measured <= limit;
  if (operator === '>=') return measured >= limit;
  if (operator === '==') return measured === limit;
  throw new Error('expected a threshold that can be met, got one without an operator');
};

/** `passed` or `failed` by the threshold alone. */
export const judged = (
  threshold: Threshold,
  measured: number,
  seen: Text,
  places: readonly Place[] = [],
): Verdict => ({
  outcome: meets(threshold, measured) ? 'passed' : 'failed',
  reason: null,
  measured,
  seen,
  places: brief(places),
});

export const cantTell = (reason: Reason, seen: Text, places: readonly Place[] = []): Verdict => ({
  outcome: 'cantTell',
  reason,
  measured: null,
  seen,
  places: brief(places),
});

export const untested = (reason: Reason, seen: Text): Verdict => ({
  outcome: 'untested',
  reason,
  measured: null,
  seen,
  places: [],
});

export const inapplicable = (reason: Reason | null, seen: Text): Verdict => ({
  outcome: 'inapplicable',
  reason,
  measured: null,
  seen,
  places: [],
});
