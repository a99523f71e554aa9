import { expect, test } from '@playwright/test';
import { openWorld, type World } from '#src/cli/world.ts';
import { openBrowsers } from '#src/gather/browsers.ts';
import type { Citizen, DeviceId, Journey } from '#src/model/journey.ts';
import type { Portal } from '#src/model/portal.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';
import { journey as byNumber } from '../../scenarios/account/sign-in.journey.ts';
import { journey as byPasskey } from '../../scenarios/account/sign-in-passkey.journey.ts';
import { openTestWalker } from './walk.ts';

let world: World;

test.beforeAll(async () => {
  world = await openWorld({ fleet: true, seed: 7, faults: 'none', latencyMs: 60 });
});
test.afterAll(() => world?.close());

const standIn = async (family: string): Promise<Portal> => {
  const truth = await world.fleet?.truth();
  const found = world.portals.find(({ id }) =>
    truth?.some((each) => each.portalId === id && each.family === family),
  );
  if (found === undefined) throw new Error(`no portal of ${family} in the fleet`);
  return found;
};

const walked = async (
  family: string,
  journey: Journey,
  change: Partial<World> = {},
  device: DeviceId = 'desktop',
): Promise<Attempt> => {
  const walker = await openTestWalker({ ...world, ...change }, 15_000);
  try {
    return await walker.walk(await standIn(family), journey, device);
  } finally {
    await walker.close();
  }
};

const sent = ({ evidence }: Attempt, path: string): number =>
  evidence.requests.filter(({ method, url }) => method === 'POST' && url.includes(path)).length;

for (const [family, device] of [
  ['igate-v1', 'phone'],
  ['igate-v2', 'desktop'],
  ['eform-react', 'phone'],
] as const)
  test(`a passkey signs the citizen in at a portal of ${family} (${device})`, async () => {
    const attempt = await walked(family, byPasskey, {}, device);
    expect(attempt.evidence.steps.map(({ message }) => message)).toEqual([null, null, null]);
    expect(attempt.outcome).toBe('passed');
    expect(attempt.evidence.signIns).toMatchObject([
      { sameService: true, secondSignIn: false, eIdOffered: true },
    ]);
    expect([sent(attempt, '/api/passkey'), sent(attempt, '/api/login'), sent(attempt, '/api/otp')]).toEqual([
      2, 0, 0,
    ]);
  });

const one = (change: Partial<Citizen['credentials']>): Partial<World> => ({
  citizens: world.citizens
    .slice(0, 1)
    .map((each) => ({ ...each, credentials: { ...each.credentials, ...change } })),
});

test('a passkey that the e-ID does not know is shown once, and nobody is blamed', async () => {
  const passkey: World['passkey'] = async (citizen) => {
    const made = (await world.fleet?.passkey(citizen.id)) ?? null;
    return made === null ? null : { ...made, credentialId: Buffer.alloc(32, 1).toString('base64') };
  };
  const attempt = await walked('igate-v1', byPasskey, { passkey });
  expect(attempt).toMatchObject({ outcome: 'cantTell', reason: 'identity-refused' });
  expect(sent(attempt, '/api/passkey?')).toBe(1);
});

test('a citizen without a passkey is not walked', async () => {
  const attempt = await walked('igate-v1', byPasskey, { passkey: async () => null });
  expect(attempt).toMatchObject({ outcome: 'cantTell', reason: 'no-account' });
  expect(attempt.evidence.requests).toEqual([]);
});

test('a wrong one-time code is given once, and no screen is tried again', async () => {
  const secret = 'ORUGS4ZANFZSA3TPOQQHI2DF';
  const attempt = await walked('igate-v1', byNumber, one({ oneTimeCode: { kind: 'totp', secret } }));
  expect(attempt).toMatchObject({ outcome: 'cantTell', reason: 'identity-refused' });
  expect(attempt.evidence.steps.find(({ outcome }) => outcome === 'cantTell')?.message).toContain(
    'its code screen refused',
  );
  expect([sent(attempt, '/api/login'), sent(attempt, '/api/otp')]).toEqual([1, 1]);
  expect(JSON.stringify(attempt)).not.toContain(secret);
});

test('a command that gives no one-time code ends the walk before anything is typed', async () => {
  const attempt = await walked(
    'igate-v1',
    byNumber,
    one({ oneTimeCode: { kind: 'command', argv: ['/no/such/program'] } }),
  );
  expect(attempt).toMatchObject({ outcome: 'cantTell', reason: 'no-account' });
  expect(sent(attempt, '/api/otp')).toBe(0);
});

test('outside the fleet no passkey is held', async () => {
  const passkey = await world.fleet?.passkey(world.citizens[0]?.id ?? '');
  const browsers = await openBrowsers({
    executablePath: findBrowser()?.path ?? '',
    network: { ...world.network, kind: 'open', proof: null },
    slots: 1,
    sandbox: sandboxState().possible,
    calledAs: 'PortalSweep/test',
  });
  try {
    await expect(browsers.newPage('desktop', { passkey: passkey ?? null })).rejects.toThrow('nobody else');
  } finally {
    await browsers.close();
  }
});
