import type { Finding } from '#src/model/check.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { Text } from '#src/model/text.ts';

/** How a finding ended: outcome, reason, measured value. */
export type End = readonly [Outcome, Reason | null, number | null];

/** A finding of each criterion, the ends in turn from the one at `seed`. */
export const findingsInTurn = (
  criteria: readonly string[],
  ends: readonly End[],
  seed: number,
  seen: Text,
): readonly Finding[] =>
  criteria.map((criterion, at): Finding => {
    const [outcome, reason, measured] = ends[(seed + at) % ends.length] ?? ['untested', null, null];
    return {
      check: `check-${criterion.toLowerCase()}`,
      checkVersion: 1,
      criterion,
      outcome,
      reason,
      measured,
      seen,
      places: [],
      attempt: 1,
    };
  });
