import { test } from '@playwright/test';
import { devices } from '#src/gather/devices.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { walkBare } from './bare.ts';
import { benchTasks, given } from './given.ts';

const tasks = await benchTasks();

for (const device of ['phone', 'desktop'] as const)
  test.describe(device, () => {
    const { userAgent: _, ...profile } = devices[device];
    test.use(profile);
    for (const task of tasks.filter((each) => each.device === device))
      test(task.id, async ({ page }, info) => {
        const registry = await loadRegistry();
        await walkBare(
          task,
          page,
          registry,
          async (name, act) =>
            await test.step(name.vi, async () => {
              const value = await act();
              await page.screenshot({
                path: `${given.out}/shots/${info.testId}-${name.vi.length}.jpg`,
                type: 'jpeg',
                quality: 45,
                scale: 'css',
              });
              return value;
            }),
        );
      });
  });
