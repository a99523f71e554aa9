import { expect } from '@playwright/test';
import { detect, misses, summarise } from '../bench/detection.ts';

/**
 * Walks variant a of every fault of a set; each must be found by its checks, and nothing else accused. Other variants,
 * healthy look-alikes and twins are walked by `npm run detection`: here they would take more than twenty minutes.
 */
export const expectDetection = async (
  set: 'portal' | 'signing' | 'reuse' | 'life',
  concurrency: number,
): Promise<void> => {
  const cells = await detect({
    set,
    variants: ['a'],
    faultIds: null,
    seed: 7,
    concurrency,
    quiet: true,
    twins: false,
    lookAlikes: false,
  });
  const { faults, precision, recall } = summarise(cells);
  const wrong = misses(cells).join('\n');
  expect(faults).toBeGreaterThan(0);
  expect(precision, wrong).toBe(1);
  expect(recall, wrong).toBe(1);
};
