import type { Place, Threshold, Verdict } from '#src/model/check.ts';
import type { Text } from '#src/model/text.ts';
import { cantTell, judged } from './verdict.ts';

/**
 * Judges a count of which some items stayed open: decided where the open ones cannot change the answer, cantTell
 * where they could.
 */
export const bounded = (
  threshold: Threshold,
  sure: number,
  open: number,
  seen: Text,
  places: readonly Place[] = [],
): Verdict => {
  const least = judged(threshold, sure, seen, places);
  return least.outcome === judged(threshold, sure + open, seen).outcome
    ? least
    : cantTell('no-evidence', seen, places);
};
