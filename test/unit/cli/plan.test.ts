import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, planTasks, sampled, seededRandom, taskId } from '#src/cli/plan.ts';
import type { Selection } from '#src/cli/select.ts';
import type { DeviceId } from '#src/model/journey.ts';
import { portal } from '../scoring/stored.ts';
import { BOTH, journey } from './selection.ts';

const ids = (prefix: string, n: number): readonly string[] =>
  Array.from({ length: n }, (_, at) => `${prefix}${at}`);

const selections: fc.Arbitrary<Selection> = fc
  .record({
    portals: fc.integer({ min: 1, max: 12 }),
    journeys: fc.array(fc.record({ steps: fc.integer({ min: 1, max: 6 }), quick: fc.boolean() }), {
      minLength: 1,
      maxLength: 5,
    }),
    devices: fc.subarray<DeviceId>([...BOTH], { minLength: 1 }),
  })
  .map(({ portals, journeys, devices }) => ({
    portals: ids('portal-', portals).map((id) => portal(id)),
    journeys: journeys.map(({ steps, quick }, at) => journey(`made-up/${at}`, steps, quick ? ['quick'] : [])),
    devices,
  }));

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

const orderOf = (selection: Selection, plan: 'quick' | 'full', seed: number): readonly string[] =>
  planTasks(selection, plan, seed).map(({ id }) => id);

describe('planTasks', () => {
  it('gives every selected cell exactly once in the full plan', () => {
    fc.assert(
      fc.property(selections, seeds, (selection, seed) => {
        const every = selection.portals.flatMap((eachPortal) =>
          selection.journeys.flatMap((eachJourney) =>
            selection.devices.map((device) =>
              taskId({ portalId: eachPortal.id, journeyId: eachJourney.id, device }),
            ),
          ),
        );
        expect([...orderOf(selection, 'full', seed)].sort()).toEqual(every.sort());
      }),
    );
  });

  it('gives each portal every quick journey on one selected device in the quick plan', () => {
    fc.assert(
      fc.property(selections, seeds, (selection, seed) => {
        const tasks = planTasks(selection, 'quick', seed);
        const quick = selection.journeys.filter(({ tags }) => tags?.includes('quick'));
        expect(tasks.map((task) => `${task.portal.id} ${task.journey.id}`).sort()).toEqual(
          selection.portals.flatMap(({ id }) => quick.map((each) => `${id} ${each.id}`)).sort(),
        );
        for (const { device } of tasks) expect(selection.devices).toContain(device);
      }),
    );
  });

  it('gives the same order for the same seed', () => {
    fc.assert(
      fc.property(selections, fc.constantFrom('quick', 'full'), seeds, (selection, plan, seed) => {
        expect(orderOf(selection, plan, seed)).toEqual(orderOf(selection, plan, seed));
      }),
    );
  });

  it('gives another order for another seed', () => {
    const selection = {
      portals: ids('portal-', 20).map((id) => portal(id)),
      journeys: [journey('made-up/a')],
      devices: BOTH,
    };
    expect(orderOf(selection, 'full', 1)).not.toEqual(orderOf(selection, 'full', 2));
  });

  it('puts the longest journeys first and takes the devices of the quick plan in turn', () => {
    const selection = {
      portals: [portal('a'), portal('b'), portal('c')],
      journeys: [journey('made-up/short', 1, ['quick']), journey('made-up/long', 5, ['quick'])],
      devices: BOTH,
    };
    const tasks = planTasks(selection, 'quick', 7);
    expect(tasks.map((task) => task.journey.steps.length)).toEqual([5, 5, 5, 1, 1, 1]);
    for (const { portal: of, device } of tasks) expect(device).toBe(of.id === 'b' ? 'desktop' : 'phone');
  });

  it('leaves the selection as it was', () => {
    const selection = {
      portals: ids('portal-', 9).map((id) => portal(id)),
      journeys: [journey('made-up/short', 1), journey('made-up/long', 3)],
      devices: BOTH,
    };
    const before = structuredClone([
      selection.portals,
      selection.devices,
      selection.journeys.map(({ id }) => id),
    ]);
    planTasks(selection, 'full', 3);
    expect([selection.portals, selection.devices, selection.journeys.map(({ id }) => id)]).toEqual(before);
  });
});

describe('a task', () => {
  it('is named for its cell and leads back to it', () => {
    const [task] = planTasks(
      { portals: [portal('a')], journeys: [journey('made-up/b')], devices: ['desktop'] },
      'full',
      1,
    );
    expect(task?.id).toBe('a/made-up/b/desktop');
    expect(task && cellOf(task)).toEqual({ portalId: 'a', journeyId: 'made-up/b', device: 'desktop' });
  });
});

describe('seededRandom', () => {
  it('stays in [0, 1) and repeats for a seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let n = 0; n < 20; n += 1) {
          const value = one();
          expect(value).toBe(other());
          expect(value >= 0 && value < 1).toBe(true);
        }
      }),
    );
  });
});

describe('sampled', () => {
  const planned = selections.chain((selection) => seeds.map((seed) => planTasks(selection, 'full', seed)));

  it('takes one in so many, rounded up, in the order of the plan, the same for the same seed', () => {
    fc.assert(
      fc.property(planned, seeds, fc.integer({ min: 1, max: 20 }), (tasks, seed, oneIn) => {
        const some = sampled(tasks, oneIn, seed);
        expect(some).toHaveLength(Math.ceil(tasks.length / oneIn));
        expect(some).toEqual(tasks.filter((task) => some.includes(task)));
        expect(sampled(tasks, oneIn, seed)).toEqual(some);
      }),
    );
  });
});
