import { type Browser, chromium, expect, test } from '@playwright/test';
import { openWorld, type World } from '#src/cli/world.ts';
import { launchArguments } from '#src/gather/browsers.ts';
import { watchAgent } from '#src/platforms/signing-agent.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';

/*
 * The fleet is on loopback, as is the agent, and a page may ask its own network anything. So the portals' port is
 * declared public to the browser: the agent's then is what it is on a citizen's machine, the local network.
 */

let world: World;
let browser: Browser;

test.beforeAll(async () => {
  world = await openWorld({ fleet: true, seed: 7, faults: 'none', latencyMs: 60 });
  const port = world.network.routes[0]?.to.port ?? 0;
  browser = await chromium.launch({
    executablePath: findBrowser()?.path ?? '',
    args: [
      ...launchArguments(world.network, sandboxState().possible),
      `--ip-address-space-overrides=127.0.0.1:${port}=public`,
    ],
  });
});
test.afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const asked = async (agent: 'absent' | 'with-token', allowed: boolean) => {
  await world.fleet?.steerSigning({ token: { agent } });
  const context = await browser.newContext();
  if (allowed) await context.grantPermissions(['local-network-access']);
  const page = await context.newPage();
  await page.goto(world.portals[0]?.url ?? '');
  const watch = watchAgent(page);
  expect(watch.asked()).toBe(false);
  expect(await watch.state()).toBeNull();
  const answer = await page.evaluate(async (url) => {
    const response = await fetch(`${url}/version`).catch(() => null);
    return response?.status ?? null;
  }, world.fleet?.signingAgentUrl ?? '');
  const state = await watch.state();
  watch.stop();
  await context.close();
  return { answer, state };
};

test('an agent is reached where the citizen gave leave', async () => {
  expect(await asked('with-token', true)).toEqual({ answer: 200, state: null });
});

test('the browser asks for leave first where nobody gave it', async () => {
  expect(await asked('with-token', false)).toEqual({ answer: null, state: 'prompt' });
});

test('no agent on the machine is told apart from a missing leave', async () => {
  expect(await asked('absent', true)).toEqual({ answer: null, state: 'missing' });
});
