import type { Outcome } from '#src/model/outcome.ts';

const isAnswer = (outcome: Outcome): boolean => outcome === 'passed' || outcome === 'failed';

/**
 * What two tries come to: the last answer stands, and passed beside failed is flaky whichever came first.
 * A failure that its confirming try could not confirm does not stand: the last try speaks. A pass does.
 */
export const settle = <T>(
  tries: readonly T[],
  outcomeOf: (each: T) => Outcome,
): { readonly entry: T | undefined; readonly flaky: boolean } => {
  const outcomes = new Set(tries.map(outcomeOf).filter(isAnswer));
  if (outcomes.size === 2) return { entry: tries.findLast((each) => isAnswer(outcomeOf(each))), flaky: true };
  const passed = tries.findLast((each) => outcomeOf(each) === 'passed');
  return { entry: passed ?? tries.at(-1), flaky: false };
};
