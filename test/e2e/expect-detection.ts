import { expect } from '@playwright/test';
import { detect, isTimed, misses, summarise } from '../bench/detection.ts';
import { SETS } from '../bench/detection-sets.ts';

/**
 * Walks variant a of every fault of a set; each must be found by its checks, and nothing else accused. Other variants,
 * healthy look-alikes and twins are walked by `npm run detection`: here they would take more than twenty minutes.
 */
export const expectDetection = async (
  set: 'portal' | 'signing' | 'reuse' | 'life',
  concurrency: number,
): Promise<void> => {
  const faults = SETS[set]?.faults ?? [];
  const cells = [];
  // Apart, so that only faults of times are walked again with nothing beside them.
  for (const timed of [true, false]) {
    const ids = faults.filter((fault) => isTimed(fault) === timed).map(({ id }) => id);
    if (ids.length === 0) continue;
    const found = await detect({
      set,
      variants: ['a'],
      faultIds: ids,
      seed: 7,
      concurrency,
      quiet: true,
      twins: false,
      lookAlikes: false,
    });
    cells.push(...found);
  }
  const { faults: walked, precision, recall } = summarise(cells);
  const wrong = misses(cells).join('\n');
  expect(walked).toBe(faults.length);
  expect(precision, wrong).toBe(1);
  expect(recall, wrong).toBe(1);
};
