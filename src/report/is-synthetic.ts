import type { Comparison } from '#src/model/comparison.ts';

/** Whether anything in the comparison was made from the local fleet. */
export function isSynthetic({ sweep, portals }: Pick<Comparison, 'sweep' | 'portals'>): boolean {
  return sweep.synthetic || portals.some(({ portal }) => portal.synthetic);
}
