/** Bare Playwright in one browser, nothing recorded: what the journeys cost at the least. */
import { chromium } from 'playwright';
import { launchArguments } from '#src/gather/browsers.ts';
import { devices } from '#src/gather/devices.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { runTasks } from '#src/schedule/run-tasks.ts';
import { walkBare } from './bare.ts';
import { benchTasks, given } from './given.ts';

const registry = await loadRegistry();
const browser = await chromium.launch({
  executablePath: given.browser,
  args: launchArguments(given.network, given.sandbox),
});
let passed = 0;
const tasks = await benchTasks();
const started = performance.now();
await runTasks({
  tasks,
  concurrency: given.concurrency,
  key: ({ portal }) => portal.id,
  work: async (task) => {
    const { userAgent: _, ...profile } = devices[task.device];
    const context = await browser.newContext({ ...profile, locale: 'vi-VN', serviceWorkers: 'block' });
    try {
      await walkBare(task, await context.newPage(), registry, async (_name, act) => await act());
      passed += 1;
    } catch (error) {
      process.stderr.write(`${task.id}: ${String(error)}\n`);
    } finally {
      await context.close();
    }
  },
});
const seconds = (performance.now() - started) / 1_000;
await browser.close();
process.stdout.write(`${JSON.stringify({ journeys: tasks.length, passed, seconds })}\n`);
