import { expect, test } from '@playwright/test';
import { openWorld, type World } from '#src/cli/world.ts';
import type { DeviceId } from '#src/model/journey.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { journey } from '../../scenarios/access/keyboard-only.journey.ts';
import { openTestWalker, type TestWalker } from './walk.ts';

let world: World;
let walker: TestWalker;

test.beforeEach(async () => {
  world = await openWorld({ fleet: true, seed: 7, faults: 'none', latencyMs: 60 });
  walker = await openTestWalker(world, 15_000);
});
test.afterEach(async () => {
  await walker?.close();
  await world?.close();
});

const families = async (): Promise<ReadonlyMap<string, string>> =>
  new Map((await world.fleet?.truth())?.map(({ family, portalId }) => [family, portalId]));

const walked = async (id: string, device: DeviceId = 'desktop'): Promise<Attempt> => {
  const portal = world.portals.find((each) => each.id === id);
  if (portal === undefined) throw new Error(`no portal ${id}`);
  return await walker.walk(portal, journey, device);
};

const problems = ({ evidence }: Attempt): readonly (string | null)[] => [
  ...new Set(evidence.keyboards.map(({ problem }) => problem)),
];

test('a form of every family is filled by keys alone', async () => {
  for (const [family, id] of await families()) {
    const attempt = await walked(id);
    expect([family, attempt.outcome, attempt.reason]).toEqual([family, 'passed', null]);
    expect(problems(attempt)).toEqual([null]);
    expect(attempt.evidence.keyboards.length).toBeGreaterThan(4);
  }
});

test('on a phone it is walked by touch and says nothing of keys', async () => {
  const [id = ''] = (await families()).values();
  const attempt = await walked(id, 'phone');
  expect([attempt.outcome, attempt.evidence.keyboards]).toEqual(['passed', []]);
});
