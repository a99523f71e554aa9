import { test } from '@playwright/test';
import { expectDetection } from './expect-detection.ts';

test.describe.configure({ mode: 'parallel' });

for (const set of ['reuse', 'life'] as const)
  test(`every fault of the set ${set} is found by its checks, and nothing else is accused`, async () => {
    test.skip(
      process.env['PORTALSWEEP_ALL_FAULTS'] === undefined,
      'walks four minutes more: set PORTALSWEEP_ALL_FAULTS, or `npm run detection`',
    );
    test.setTimeout(15 * 60_000);
    await expectDetection(set, 3);
  });
