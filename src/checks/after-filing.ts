import type { AfterFilingEvidence } from '#src/model/filing.ts';

/** What was seen of one act after filing, the poorest first: not offered, not come to its end, done. */
export const seenOf = (
  afterFiling: readonly AfterFilingEvidence[],
  act: AfterFilingEvidence['act'],
): readonly AfterFilingEvidence[] => {
  const rank = ({ offered, done }: AfterFilingEvidence): number => (offered ? (done === false ? 1 : 2) : 0);
  return afterFiling.filter((each) => each.act === act).toSorted((a, b) => rank(a) - rank(b));
};
