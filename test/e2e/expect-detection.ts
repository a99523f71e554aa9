import { expect } from '@playwright/test';
import type { Fault } from '#src/fleet/fault.ts';
import { detect, misses, summarise } from '../bench/detection.ts';
import { SETS } from '../bench/detection-sets.ts';

/**
 * Walks variant a of the faults of a set, all by default; each must be found by its checks, and nothing else accused.
 * Other variants, healthy look-alikes and twins are walked by `npm run detection`: here they would take more than twenty
 * minutes.
 */
export const expectDetection = async (
  set: 'portal' | 'signing' | 'reuse' | 'life',
  concurrency: number,
  which: (fault: Fault) => boolean = () => true,
): Promise<void> => {
  const faults = (SETS[set]?.faults ?? []).filter(which);
  const cells = await detect({
    set,
    variants: ['a'],
    faultIds: faults.map(({ id }) => id),
    seed: 7,
    concurrency,
    quiet: true,
    twins: false,
    lookAlikes: false,
  });
  const { faults: walked, precision, recall } = summarise(cells);
  const wrong = misses(cells).join('\n');
  expect(walked).toBe(faults.length);
  expect(precision, wrong).toBe(1);
  expect(recall, wrong).toBe(1);
};
