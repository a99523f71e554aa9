import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { expect, test } from '@playwright/test';
import { openWorld, type World } from '#src/cli/world.ts';
import { CERTIFICATE_HOST } from '#src/fleet/e-id/hosts.ts';
import { type Browsers, openBrowsers } from '#src/gather/browsers.ts';
import type { Network } from '#src/model/network.ts';
import type { Portal } from '#src/model/portal.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';
import { journey } from '../../scenarios/account/sign-in-certificate.journey.ts';
import { openTestWalker, type TestWalker } from './walk.ts';

let world: World;
let walker: TestWalker;

test.beforeAll(async () => {
  world = await openWorld({ fleet: true, seed: 7, faults: 'none', latencyMs: 60 });
  walker = await openTestWalker(world, 15_000);
});
test.afterAll(async () => {
  await walker?.close();
  await world?.close();
});

const standIn = async (family: string): Promise<Portal> => {
  const truth = await world.fleet?.truth();
  const found = world.portals.find(({ id }) =>
    truth?.some((each) => each.portalId === id && each.family === family),
  );
  if (found === undefined) throw new Error(`no portal of ${family} in the fleet`);
  return found;
};

for (const [family, device] of [
  ['igate-v1', 'desktop'],
  ['igate-v2', 'phone'],
  ['eform-react', 'phone'],
] as const)
  test(`a certificate signs the citizen in at a portal of ${family} (${device}) and leads back to the service`, async () => {
    const { outcome, evidence } = await walker.walk(await standIn(family), journey, device);
    expect(evidence.steps.map((each) => [each.name.en, each.outcome, each.message])).toEqual(
      journeySteps.map((name) => [name, 'passed', null]),
    );
    expect(outcome).toBe('passed');
    const [, service, , back] = evidence.steps;
    expect(new URL(back?.url ?? '').pathname).toBe(new URL(service?.url ?? '').pathname);
    expect(evidence.refused).toEqual([]);
  });

const journeySteps = [
  'Open the home page',
  'Find and open the service',
  'Go to the national sign-in',
  'Show the certificate',
];

const opened = async (network: Network): Promise<Browsers> =>
  await openBrowsers({
    executablePath: findBrowser()?.path ?? '',
    network,
    slots: 1,
    sandbox: sandboxState().possible,
    calledAs: 'PortalSweep/test',
  });

test('a browser shows its certificate to one host, and still reaches nothing but the fleet', async () => {
  const citizen = world.citizens[0];
  if (citizen === undefined || world.fleet === null) throw new Error('expected a fleet with a citizen');
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  }).listen(0);
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  const browsers = await opened(world.network);
  const told = async (held: 'good' | 'revoked' | null): Promise<string> => {
    const certificate = held === null ? null : await world.fleet?.clientCertificate(citizen.id, held);
    const page = await browsers.newPage('desktop', { certificate: certificate ?? null });
    await page.goto(`https://${CERTIFICATE_HOST}/?tx=none`);
    const text = await page.getByRole('alert').innerText();
    if (held !== null) {
      expect((await page.goto(world.portals[0]?.url ?? ''))?.status()).toBe(200);
      // A name that the system itself could look up, one that nobody can, and the host on a port without a route.
      for (const url of [
        `http://${hostname()}:${own}/`,
        'https://other.invalid/',
        `https://${CERTIFICATE_HOST}:8443/`,
      ]) {
        // How a cut connection is called depends on how far the browser's talk with the proxy had come.
        await expect(page.goto(url)).rejects.toThrow('net::ERR_');
        await page.waitForURL('chrome-error://chromewebdata/');
      }
    }
    await page.close();
    return text;
  };
  try {
    expect(await told(null)).toContain('không gửi chứng thư số nào');
    expect(await told('revoked')).toContain('đã bị thu hồi');
    expect(await told('good')).toContain('Phiên đăng nhập đã hết hạn');
  } finally {
    await browsers.close();
    server.close();
  }
  expect(asked).toBe(0);
});

test('outside the fleet no certificate is shown', async () => {
  const certificate = await world.fleet?.clientCertificate(world.citizens[0]?.id ?? '', 'good');
  const browsers = await opened({ ...world.network, kind: 'open', proof: null });
  try {
    await expect(browsers.newPage('desktop', { certificate: certificate ?? null })).rejects.toThrow(
      'nowhere else',
    );
  } finally {
    await browsers.close();
  }
});
