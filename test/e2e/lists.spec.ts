import { expect, test } from '@playwright/test';
import { openWorld } from '#src/cli/world.ts';
import { runCli } from './command-line.ts';

test('services are listed with the journeys that walk them', async () => {
  const ran = await runCli(['services']);
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatch(/^ESS-10 +Đăng ký khai tử +.*civil\/register-death/m);
  const listed = JSON.parse((await runCli(['services', '--json'])).stdout) as readonly {
    readonly id: string;
    readonly journeys: readonly string[];
  }[];
  const journeys = JSON.parse((await runCli(['journeys', '--json'])).stdout) as readonly {
    readonly id: string;
    readonly service: string | null;
  }[];
  for (const { id, journeys: walking } of listed)
    expect(walking).toEqual(journeys.filter(({ service }) => service === id).map((each) => each.id));
});

test('portals show the platform that the fleet stands in for them with', async () => {
  const ran = await runCli(['portals', '--fleet', '--json']);
  expect(ran.code).toBe(0);
  const listed = JSON.parse(ran.stdout) as readonly { readonly id: string; readonly platform: string }[];
  const world = await openWorld({ fleet: true, seed: 2026, faults: 'none' });
  try {
    const truth = (await world.fleet?.truth()) ?? [];
    expect(truth.length).toBe(listed.length);
    for (const { portalId, platform } of truth)
      expect(listed.find(({ id }) => id === portalId)?.platform).toBe(platform.vi);
  } finally {
    await world.close();
  }
});
