/** Bare Playwright in one browser, nothing recorded: what the journeys cost at the least. */
import { chromium } from 'playwright';
import { launchArguments } from '#src/gather/browsers.ts';
import { openSessions, readSession } from '#src/gather/sessions.ts';
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
const sessions = openSessions();
let passed = 0;
const tasks = await benchTasks();
const started = performance.now();
await runTasks({
  tasks,
  concurrency: given.concurrency,
  keys: ({ portal }) => [portal.id],
  work: async (task) => {
    const { userAgent: _, ...profile } = devices[task.device];
    const held = task.journey.signsInAnew === true ? null : sessions.held(task.portal.id, 'citizen');
    const context = await browser.newContext({
      ...profile,
      locale: 'vi-VN',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      ...(held === null ? {} : { storageState: held.state }),
    });
    try {
      const page = await context.newPage();
      await walkBare(task, page, registry, async (_name, act) => await act(), {
        restored: held !== null,
        reused: () => undefined,
        keep: async () => sessions.keep(task.portal.id, 'citizen', await readSession(page)),
      });
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
