import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { devices } from '#src/gather/devices.ts';
import type { DeviceId, Task } from '#src/model/journey.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { walkBare } from './bare.ts';
import { benchTasks, given } from './given.ts';

const tasks = await benchTasks();

/** Where the sign-in project leaves a portal's session, as Playwright's guide has it. */
const stateOf = (portalId: string): string => `${given.out}/state/${portalId}.json`;

const walks = (task: Task): void => {
  const { userAgent: _, ...profile } = devices[task.device as DeviceId];
  const anew = task.journey.signsInAnew === true;
  const signsIn = task.journey.steps.some(({ effect }) => effect !== 'reads');
  test.describe(task.id, () => {
    test.use({
      ...profile,
      contextOptions: { reducedMotion: 'reduce' },
      ...(anew || !signsIn ? {} : { storageState: stateOf(task.portal.id) }),
    });
    test(task.id, { tag: anew ? '@sign-in' : '@journey' }, async ({ page }, info) => {
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
        {
          restored: !anew && signsIn,
          reused: () => undefined,
          keep: async () => {
            await page.context().storageState({ path: stateOf(task.portal.id) });
          },
        },
      );
      if (anew) expect(existsSync(stateOf(task.portal.id))).toBe(true);
    });
  });
};

for (const task of tasks) walks(task);
