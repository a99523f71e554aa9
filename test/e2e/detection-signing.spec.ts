import { test } from '@playwright/test';
import { expectDetection } from './expect-detection.ts';

test('every fault of signing is found by its checks, and nothing else is accused', async () => {
  test.setTimeout(15 * 60_000);
  await expectDetection('signing', 4);
});
