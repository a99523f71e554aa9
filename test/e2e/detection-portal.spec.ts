import { test } from '@playwright/test';
import { isTimed } from '../bench/detection.ts';
import { expectDetection } from './expect-detection.ts';

test('every fault of portals but those of times is found by its checks, and nothing else is accused', async () => {
  test.setTimeout(15 * 60_000);
  await expectDetection('portal', 4, (fault) => !isTimed(fault));
});
