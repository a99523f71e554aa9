import { expect, test } from '@playwright/test';
import { detect, misses, summarise } from '../bench/detection.ts';

test('every fault of signing is found by its checks, and no healthy portal is accused', async () => {
  test.setTimeout(15 * 60_000);
  const cells = await detect({
    set: 'signing',
    variants: ['a'],
    faultIds: null,
    seed: 7,
    concurrency: 4,
    quiet: true,
    twins: false,
  });
  const { faults, precision, recall, answered } = summarise(cells);
  const wrong = misses(cells).join('\n');
  expect(faults).toBeGreaterThan(0);
  expect(precision, wrong).toBe(1);
  expect(recall, wrong).toBe(1);
  expect(answered, wrong).toBeGreaterThanOrEqual(0.98);
});
