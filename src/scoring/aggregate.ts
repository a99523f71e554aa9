import type { Check, Criterion, Finding } from '#src/model/check.ts';

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? upper;
  return (lower + upper) / 2;
};

const smallIsGood = ({ operator, value }: Criterion['threshold']): boolean =>
  operator === '<=' || (operator === '==' && value === 0);

/** An answer with a value; what is cantTell, untested or inapplicable has none. */
export const isMeasured = (
  finding: Finding,
): finding is Finding & { readonly outcome: 'passed' | 'failed'; readonly measured: number } =>
  (finding.outcome === 'passed' || finding.outcome === 'failed') && finding.measured !== null;

/** A criterion's one value on a portal, from the measured findings of one check; null where there are none. */
export const aggregate = (
  { aggregate: rule }: Pick<Check, 'aggregate'>,
  { threshold }: Pick<Criterion, 'threshold'>,
  findings: readonly Finding[],
): number | null => {
  const measured = findings.filter(isMeasured);
  if (measured.length === 0) return null;
  const values = measured.map((finding) => finding.measured);
  const passed = measured.filter(({ outcome }) => outcome === 'passed').length;
  const rules: { readonly [R in Check['aggregate']]: () => number } = {
    median: () => median(values),
    worst: () => (smallIsGood(threshold) ? Math.max(...values) : Math.min(...values)),
    'percent-passed': () => (100 * passed) / measured.length,
    'percent-failed': () => (100 * (measured.length - passed)) / measured.length,
    'all-passed': () => Number(passed === measured.length),
  };
  return rules[rule]();
};
