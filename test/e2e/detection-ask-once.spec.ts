import { test } from '@playwright/test';
import { expectDetection } from './expect-detection.ts';

test.describe.configure({ mode: 'parallel' });

for (const set of ['reuse', 'life'] as const)
  test(`every fault of the set ${set} is found by its checks, and nothing else is accused`, async () => {
    test.setTimeout(15 * 60_000);
    // Its look-alikes and healthy twins are walked by `npm run detection`: here they would take ten minutes more.
    await expectDetection(set, 3, false);
  });
