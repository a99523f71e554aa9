import type { DeviceId, PlannedJourney, Task } from '#src/model/journey.ts';
import type { Portal } from '#src/model/portal.ts';
import type { Cell } from '#src/model/sweep.ts';
import type { Selection } from './select.ts';

/** `quick`: the journeys tagged so, one device a portal, in turn. `full`: everything selected. */
export const PLANS = ['quick', 'full'] as const;
export type Plan = (typeof PLANS)[number];

export const taskId = (cell: Cell): string => `${cell.portalId}/${cell.journeyId}/${cell.device}`;

const task = (portal: Portal, journey: PlannedJourney, device: DeviceId): Task => ({
  id: taskId({ portalId: portal.id, journeyId: journey.id, device }),
  portal,
  journey,
  device,
});

/** A small generator of even numbers in [0, 1) that repeats for a seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
};

/**
 * The tasks of a sweep, interleaved over the portals so that no portal waits for itself, the longest
 * journeys first so that the sweep does not end on one of them, but that those which sign in go before
 * what can go on with their session. The same seed gives the same order.
 */
export const planTasks = (selection: Selection, plan: Plan, seed: number): readonly Task[] => {
  const random = seededRandom(seed);
  const journeys = (
    plan === 'quick'
      ? selection.journeys.filter(({ tags }) => tags?.includes('quick'))
      : [...selection.journeys]
  ).sort(
    (a, b) =>
      Number(b.signsInAnew === true) - Number(a.signsInAnew === true) || b.steps.length - a.steps.length,
  );
  return journeys.flatMap((journey) =>
    shuffled([...selection.portals.entries()], random).flatMap(([at, portal]) =>
      (plan === 'quick'
        ? [selection.devices[at % selection.devices.length] as DeviceId]
        : shuffled(selection.devices, random)
      ).map((device) => task(portal, journey, device)),
    ),
  );
};

/** A seeded share of the tasks, one in so many, in their order; portals, journeys and devices are met evenly. */
export const sampled = (tasks: readonly Task[], oneIn: number, seed: number): readonly Task[] => {
  const random = seededRandom(seed);
  const at = new Map(tasks.map((each, index) => [each, index]));
  return shuffled(tasks, random)
    .slice(0, Math.ceil(tasks.length / oneIn))
    .sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0));
};

export const cellOf = (each: Task): Cell => ({
  portalId: each.portal.id,
  journeyId: each.journey.id,
  device: each.device,
});
