/** This project: a whole sweep, stored and judged, evidence and screenshots kept. */
import { carryOutSweep, planSweep } from '#src/cli/campaign.ts';
import { projectFolder } from '#src/cli/project.ts';
import { loadCitizens, loadJourneys } from '#src/cli/scenarios.ts';
import type { World } from '#src/cli/world.ts';
import type { PlannedJourney } from '#src/model/journey.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { openStore } from '#src/store/open-store.ts';
import { join } from 'node:path';
import { benchTasks, given } from './given.ts';

const registry = await loadRegistry();
const world: World = {
  registry,
  portals: given.portals,
  network: given.network,
  platformNames: {},
  citizens: await loadCitizens(join(projectFolder, 'scenarios')),
  roots: { anchors: [] },
  badFile: async () => null,
  clientCertificate: async () => null,
  passkey: async () => null,
  lent: new Set<string>(),
  fleet: null,
  close: async () => undefined,
};
/** What kept sessions save is seen beside the same sweep without them. */
const anew = process.env['BENCH_SESSIONS'] === 'anew';
const signingIn = (journey: PlannedJourney): PlannedJourney =>
  anew ? { ...journey, signsInAnew: true } : journey;
const tasks = (await benchTasks()).map((task) => ({ ...task, journey: signingIn(task.journey) }));
const journeys = (await loadJourneys(join(projectFolder, 'scenarios'))).map(signingIn);
const store = await openStore(given.out);
const started = performance.now();
const stored = await carryOutSweep(
  'bench',
  {
    world,
    portals: given.portals,
    store,
    out: given.out,
    journeys,
    concurrency: given.concurrency,
    resubmit: false,
    cleansUp: false,
    thorough: false,
    // The peer measures nothing a second time with nothing else running.
    remeasure: false,
    on: () => undefined,
    signal: new AbortController().signal,
  },
  async (browser) =>
    await planSweep({ world, store, journeys, id: 'bench', tasks, plan: 'quick', seed: 1, browser }),
);
const seconds = (performance.now() - started) / 1_000;
await store.close();
const attempts = stored.runs.reduce((sum, run) => sum + run.attempts.length, 0);
const passed = stored.runs.filter(({ outcome }) => outcome === 'passed').length;
process.stdout.write(`${JSON.stringify({ journeys: tasks.length, passed, seconds, attempts })}\n`);
