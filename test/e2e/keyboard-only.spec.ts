import { expect, test } from '@playwright/test';
import { openWorld, type World } from '#src/cli/world.ts';
import type { CarriedFault } from '#src/fleet/fault.ts';
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

const walked = async (
  id: string,
  fault: CarriedFault | null = null,
  device: DeviceId = 'desktop',
): Promise<Attempt> => {
  await world.fleet?.setFault(id, fault);
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

test('a field that holds the focus, and a button beyond its reach, stop whoever has no mouse', async () => {
  const [id = ''] = (await families()).values();
  const trapped = await walked(id, { fault: 'keyboard-trap', variant: 'a' });
  expect([trapped.outcome, problems(trapped).at(-1)]).toEqual(['failed', 'trap']);
  const beyond = await walked(id, { fault: 'button-beyond-keys', variant: 'b' });
  expect([beyond.outcome, problems(beyond).at(-1)]).toEqual(['failed', 'not-reached']);
});

test('on a phone it is walked by touch and says nothing of keys', async () => {
  const [id = ''] = (await families()).values();
  const attempt = await walked(id, null, 'phone');
  expect([attempt.outcome, attempt.evidence.keyboards]).toEqual(['passed', []]);
});
