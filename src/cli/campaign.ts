import { arch, cpus, platform, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { checks } from '#src/checks/index.ts';
import { UsageError } from '#src/model/errors.ts';
import type { PlannedJourney, Task } from '#src/model/journey.ts';
import type { Portal } from '#src/model/portal.ts';
import type { SweepStore } from '#src/model/store.ts';
import type { Run, StoredSweep, SweepRecord } from '#src/model/sweep.ts';
import { runTasks } from '#src/schedule/run-tasks.ts';
import { judgeRun, needsQuiet } from '#src/scoring/judge.ts';
import { openEvidenceFiles } from '#src/store/evidence-files.ts';
import { ownSweep } from '#src/store/own-sweep.ts';
import { carryOut, type SweepEvent } from '#src/sweep.ts';
import { deriveWith } from './derive-with.ts';
import { cellOf, taskId } from './plan.ts';
import { toolVersion } from './project.ts';
import { evidenceFolder } from './publish.ts';
import { sourceHash } from './scenarios.ts';
import { openVaultFor } from './vault.ts';
import { openWalker } from './walker.ts';
import type { World } from './world.ts';

export type CampaignOptions = {
  readonly world: World;
  /** The portals that the sweep goes to. */
  readonly portals: readonly Portal[];
  readonly store: SweepStore;
  readonly out: string;
  readonly journeys: readonly PlannedJourney[];
  readonly concurrency: number;
  readonly headed?: boolean;
  readonly contact?: string | undefined;
  readonly patienceMs?: number;
  /** Take back what journeys filed, drafted and kept; true by default. */
  readonly cleansUp?: boolean;
  /** Look at every page closely; true by default, false in a quick sweep. */
  readonly thorough?: boolean;
  readonly resubmit: boolean;
  /** Measure a breached timing again with nothing else running; true by default. */
  readonly remeasure?: boolean;
  readonly on: (event: SweepEvent) => void;
  readonly signal: AbortSignal;
};

/** `20261121-215802`: readable, sortable, safe in a path on every system. */
export const newSweepId = (now: Date): string =>
  now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);

/** Stores a new sweep's plan; nothing has been walked yet. */
export const planSweep = async (
  options: Pick<CampaignOptions, 'world' | 'store' | 'journeys'> & {
    readonly id: string;
    readonly tasks: readonly Task[];
    /** Of the tasks, those that are to be walked; the others end as not run. All by default. */
    readonly walked?: readonly Task[];
    readonly plan: string;
    readonly seed: number;
    readonly browser: string;
    readonly fleet?: NonNullable<SweepRecord['fleet']>;
  },
): Promise<void> => {
  const { world, tasks } = options;
  const used = options.journeys.filter(({ id }) => tasks.some((task) => task.journey.id === id));
  const sweep: SweepRecord = {
    id: options.id,
    startedAt: new Date().toISOString(),
    finishedAt: null,
    synthetic: world.fleet !== null,
    ...(options.fleet === undefined ? {} : { fleet: options.fleet }),
    plan: options.plan,
    seed: options.seed,
    edition: world.registry.edition,
    criteriaVersion: world.registry.criteria.version,
    tool: { name: 'PortalSweep', version: toolVersion },
    host: {
      os: `${platform()} ${arch()}`,
      cpus: cpus().length,
      memoryMb: Math.round(totalmem() / 1_048_576),
      node: process.version,
    },
    browser: options.browser,
    signing: world.roots,
    platformNames: world.platformNames,
    portals: world.portals.filter(({ id }) => tasks.some((task) => task.portal.id === id)),
    journeys: await Promise.all(
      used.map(async (journey) => ({
        id: journey.id,
        title: journey.title,
        service: journey.service,
        steps: journey.steps,
        sourceHash: await sourceHash(journey),
      })),
    ),
    devices: [...new Set(tasks.map(({ device }) => device))],
  };
  await options.store.createSweep(sweep, tasks.map(cellOf));
  const walked = new Set(options.walked ?? tasks);
  for (const task of tasks.filter((each) => !walked.has(each)))
    await options.store.saveNotRun(options.id, {
      ...cellOf(task),
      reason: 'not-sampled',
      detail: `a sample of ${walked.size} of ${tasks.length} was walked`,
    });
};

export const judgeWith =
  (world: Pick<World, 'registry'>) =>
  (run: Run, journey: Pick<PlannedJourney, 'id' | 'service' | 'steps'>): ReturnType<typeof judgeRun> =>
    judgeRun({ run, checks, criteria: world.registry.criteria, journey });

/**
 * Walks what a stored sweep still owes and returns it as it then stands.
 * @throws UsageError `sweep-running` where another process does so
 */
export const carryOutSweep = async (
  sweepId: string,
  options: CampaignOptions,
  plan?: (browser: string) => Promise<void>,
): Promise<StoredSweep> => {
  const giveBack = await ownSweep(options.out, sweepId);
  try {
    return await carryOutOwned(sweepId, options, plan);
  } finally {
    await giveBack();
  }
};

const carryOutOwned = async (
  sweepId: string,
  options: CampaignOptions,
  plan?: (browser: string) => Promise<void>,
): Promise<StoredSweep> => {
  const { world, store } = options;
  const walker = await openWalker({
    world,
    portals: options.portals,
    files: openEvidenceFiles(evidenceFolder(resolve(options.out), sweepId)),
    vault: await openVaultFor(options.out),
    slots: options.concurrency,
    headed: options.headed === true,
    contact: options.contact,
    ...(options.cleansUp === undefined ? {} : { cleansUp: options.cleansUp }),
    ...(options.thorough === undefined ? {} : { thorough: options.thorough }),
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
  });
  try {
    await plan?.(walker.browser());
    const portals = new Map(world.portals.map((portal) => [portal.id, portal]));
    const journeys = new Map(options.journeys.map((journey) => [journey.id, journey]));
    const judge = judgeWith(world);
    // A resumed fleet has roots of its own; files signed before and after are both held against all.
    await store.addAnchors(sweepId, world.roots.anchors);
    const { sweep } = await store.loadSweep(sweepId);
    await carryOut(sweepId, {
      store,
      taskOf: (cell) => {
        const portal = portals.get(cell.portalId);
        const journey = journeys.get(cell.journeyId);
        return portal === undefined || journey === undefined
          ? null
          : { id: taskId(cell), portal, journey, device: cell.device };
      },
      keysOf: (task) => [new URL(task.portal.url).host, ...walker.identities(task)],
      walk: walker.walk,
      derive: deriveWith(sweep, world.citizens, async () => await openVaultFor(options.out)),
      judge: (run, task) => judge(run, task.journey),
      needsQuiet: (findings) => options.remeasure !== false && needsQuiet(findings),
      runTasks,
      concurrency: options.concurrency,
      resubmit: options.resubmit,
      on: options.on,
      signal: options.signal,
    });
  } finally {
    await walker.close();
  }
  return await store.loadSweep(sweepId);
};

/** A whole number within bounds, from an option's text. @throws UsageError `number` */
export const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new UsageError(
      'number',
      `${name}: expected a whole number from ${least} to ${most}, found "${text.slice(0, 40)}"`,
    );
  return value;
};
