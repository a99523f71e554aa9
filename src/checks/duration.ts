import type { Threshold } from '#src/model/check.ts';

const MS_PER_UNIT = new Map([
  ['ms', 1],
  ['s', 1000],
  ['h', 3_600_000],
]);

/** Milliseconds in the unit of a threshold. Throws where that is no unit of time. */
export const inUnitOf = (threshold: Threshold, ms: number): number => {
  const factor = MS_PER_UNIT.get(threshold.unit);
  if (factor === undefined)
    throw new Error(`expected a threshold in ms, s or h, got one in ${threshold.unit}`);
  return ms / factor;
};
