import { expect } from '@playwright/test';
import { detect, misses, summarise } from '../bench/detection.ts';

/**
 * Walks variant a of every fault of a set, and its healthy look-alike unless told otherwise; each fault must be found
 * by its checks, and nothing else accused.
 */
export const expectDetection = async (
  set: 'portal' | 'signing' | 'reuse' | 'life',
  concurrency: number,
  lookAlikes = true,
): Promise<void> => {
  const cells = await detect({
    set,
    variants: ['a'],
    faultIds: null,
    seed: 7,
    concurrency,
    quiet: true,
    twins: false,
    lookAlikes,
  });
  const { faults, precision, recall, answered } = summarise(cells);
  const wrong = misses(cells).join('\n');
  expect(faults).toBeGreaterThan(0);
  expect(precision, wrong).toBe(1);
  expect(recall, wrong).toBe(1);
  expect(answered, wrong).toBeGreaterThanOrEqual(0.98);
};
