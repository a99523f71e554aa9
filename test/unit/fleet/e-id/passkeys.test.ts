import { createHash, createPrivateKey, sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IDENTITY_HOST, ISSUER } from '#src/fleet/e-id/hosts.ts';
import { issuerAt, relyingParty } from '#src/fleet/e-id/relying-party.ts';
import type { Passkey } from '#src/model/passkey.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { type CitizenClient, citizenClient } from '../citizen-client.ts';
import { type EIdServer, registration, serveEId } from './e-id-server.ts';
import { screensOf } from './walk-e-id.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');
const REFUSED = { ok: false, message: 'Khóa truy cập không hợp lệ' };

let server: EIdServer;
let browser: CitizenClient;
let passkey: Passkey;

beforeAll(async () => {
  server = await serveEId();
});
beforeEach(() => {
  browser = citizenClient(server.network);
  passkey = server.passkeys.register(citizen.credentials.username);
});
afterEach(() => browser.close());
afterAll(() => server.close());

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** What an authenticator and a browser make of a challenge (WebAuthn Level 2, 6.3.3). */
const assertion = (
  challenge: unknown,
  { origin = `https://${IDENTITY_HOST}`, flags = 0b101, count = 1, site = passkey.site, key = passkey } = {},
): Record<string, string> => {
  const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }));
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(count);
  const authenticator = Buffer.concat([sha256(site), Buffer.from([flags]), counter]);
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const url = (base64: string): string => Buffer.from(base64, 'base64').toString('base64url');
  return {
    id: url(passkey.credentialId),
    userHandle: url(passkey.userHandle),
    clientDataJSON: client.toString('base64url'),
    authenticatorData: authenticator.toString('base64url'),
    signature: sign('sha256', Buffer.concat([authenticator, sha256(client)]), privateKey).toString(
      'base64url',
    ),
  };
};

const atScreens = async () => {
  const party = relyingParty(issuerAt(ISSUER, server.channel), server.channel, registration);
  const { url, ...request } = await party.begin(false);
  const act = screensOf(browser, await browser.get(url));
  const challenge = async (): Promise<unknown> => (await act('/api/passkey/challenge', {}))['challenge'];
  return { party, request, act, challenge };
};

describe('a passkey', () => {
  it('stands for password and one-time code; consent and passcode follow', async () => {
    const { party, request, act, challenge } = await atScreens();
    expect(await act('/api/passkey', assertion(await challenge()))).toEqual({ ok: true });
    expect(await act('/api/consent', { agreed: 'yes' })).toEqual({ ok: true });
    const { passcode } = citizen.credentials;
    const back = await browser.get(String((await act('/api/passcode', { passcode }))['redirect']));
    const claims = await party.finish(request, Object.fromEntries(new URL(back.url).searchParams));
    expect(claims).toMatchObject({ id_number: citizen.idNumber, amr: ['hwk', 'pin'] });
  });

  it('is good for one challenge once, and its counter must rise', async () => {
    const { act, challenge } = await atScreens();
    const first = assertion(await challenge());
    expect(await act('/api/passkey', first)).toEqual({ ok: true });
    expect(await act('/api/passkey', first)).toEqual(REFUSED);
    expect(await act('/api/passkey', assertion(await challenge()))).toEqual(REFUSED);
    expect(await act('/api/passkey', assertion(await challenge(), { count: 2 }))).toEqual({ ok: true });
  });

  it.each([
    ['made on another site', { origin: 'https://gia-mao.invalid' }],
    ['bound to another site', { site: 'gia-mao.invalid' }],
    ['without the citizen being known', { flags: 0b001 }],
    ['without the citizen being there', { flags: 0b100 }],
  ])('is refused when %s', async (_name, change) => {
    const { act, challenge } = await atScreens();
    expect(await act('/api/passkey', assertion(await challenge(), change))).toEqual(REFUSED);
  });

  it("is refused when signed by another key, for another's errand, or unknown", async () => {
    const { act, challenge } = await atScreens();
    const key = server.passkeys.register(citizen.credentials.username);
    expect(await act('/api/passkey', assertion(await challenge(), { key }))).toEqual(REFUSED);
    const elsewhere = await (await atScreens()).challenge();
    await challenge();
    expect(await act('/api/passkey', assertion(elsewhere))).toEqual(REFUSED);
    expect(await act('/api/passkey', { ...assertion(await challenge()), id: 'khong-co' })).toEqual(REFUSED);
  });
});
