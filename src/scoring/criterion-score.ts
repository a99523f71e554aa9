import type { Criterion } from '#src/model/check.ts';

const clamp = (score: number): number => Math.min(1, Math.max(0, score));

/** 1 at `good` and beyond, 0 at `poor` and beyond, linear between. */
const between = (measured: number, good: number, poor: number): number =>
  good === poor ? Number(measured === good) : clamp((measured - poor) / (good - poor));

/**
 * Score of a measured value, 0–1, by the rules `scoring.criterionScore` of the criteria data; null where
 * nothing was measured or the criterion has no score.
 * - `<=`, T > 0: 1 at or under T, 0 at or over `poor` (else 2T), linear between
 * - `<=` or `==` with T = 0: 0 found = 1, 1 found = 0.5, 2 or more = 0
 * - `>=`: 1 at or over T, 0 at or under `poor` (else T/2), linear between
 * - `==` boolean: 1 or 0 (a measured 1 is true); `==` number: measured / T
 */
export const criterionScore = (
  { threshold: { operator, value, poor } }: Pick<Criterion, 'threshold'>,
  measured: number | null,
): number | null => {
  if (measured === null || !Number.isFinite(measured) || value === null || operator === 'n/a') return null;
  if (typeof value === 'boolean') return Number((measured === 1) === value);
  if (operator === '>=') return measured >= value ? 1 : between(measured, value, poor ?? value / 2);
  if (value === 0) return clamp(1 - measured / 2);
  if (operator === '<=') return measured <= value ? 1 : between(measured, value, poor ?? 2 * value);
  return clamp(measured / value);
};
