import { expect, test } from '@playwright/test';
import { openWorld, type World } from '#src/cli/world.ts';
import type { Portal } from '#src/model/portal.ts';
import { journey as signInJourney } from '../../scenarios/account/sign-in.journey.ts';
import { journey as summary } from '../../scenarios/residence/register-permanent-summary.journey.ts';
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

const oneOfEach = async (): Promise<readonly Portal[]> => {
  const families = Map.groupBy((await world.fleet?.truth()) ?? [], ({ family }) => family);
  const ids = [...families.values()].map(([first]) => first?.portalId);
  return world.portals.filter(({ id }) => ids.includes(id));
};

const signInHosts = (urls: readonly string[]): readonly string[] =>
  urls.filter((url) => world.network.signInHosts.includes(new URL(url).hostname));

test('a citizen signs in once at a portal; the next journey goes on with that session', async () => {
  for (const portal of await oneOfEach()) {
    const first = await walker.walk(portal, signInJourney, 'phone');
    expect([first.outcome, first.reason, first.evidence.conditions.sessionReused]).toEqual([
      'passed',
      null,
      undefined,
    ]);
    const second = await walker.walk(portal, summary, 'desktop');
    expect([second.outcome, second.reason, second.evidence.conditions.sessionReused]).toEqual([
      'passed',
      null,
      true,
    ]);
    expect(second.evidence.signIns).toEqual([]);
    expect(signInHosts(second.evidence.requests.map(({ url }) => url))).toEqual([]);
  }
});

test('a session that the portal has forgotten is renewed, and nobody is blamed for it', async () => {
  const [portal] = await oneOfEach();
  if (portal === undefined) throw new Error('the fleet has no portal');
  await walker.walk(portal, signInJourney);
  await world.fleet?.setFault(portal.id, null);
  const renewed = await walker.walk(portal, summary);
  expect([renewed.outcome, renewed.reason]).toEqual(['passed', null]);
  expect(renewed.evidence.conditions.sessionReused).toBeUndefined();
  expect(renewed.evidence.signIns.map(({ secondSignIn }) => secondSignIn)).toEqual([false]);
  const next = await walker.walk(portal, summary);
  expect([next.outcome, next.evidence.conditions.sessionReused]).toEqual(['passed', true]);
});

test('neither another portal nor a journey that signs in anew is given the session', async () => {
  const [one, other] = await oneOfEach();
  if (one === undefined || other === undefined) throw new Error('the fleet has too few families');
  await walker.walk(one, signInJourney);
  const elsewhere = await walker.walk(other, summary);
  expect([elsewhere.outcome, elsewhere.evidence.conditions.sessionReused]).toEqual(['passed', undefined]);
  expect(elsewhere.evidence.signIns.map(({ eIdOffered }) => eIdOffered)).toEqual([true]);
  const again = await walker.walk(one, signInJourney);
  expect(again.evidence.conditions.sessionReused).toBeUndefined();
  expect(again.evidence.signIns).toHaveLength(1);
});
