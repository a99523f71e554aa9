import type { Attempt, Run } from '#src/model/sweep.ts';

/** The attempt that a run is shown by: the last one with the run's outcome, else the last; null without attempts. */
export function decidingAttempt(run: Run): Attempt | null {
  return run.attempts.findLast((attempt) => attempt.outcome === run.outcome) ?? run.attempts.at(-1) ?? null;
}
