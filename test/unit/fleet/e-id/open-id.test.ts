import { connect } from 'node:http2';
import { once } from 'node:events';
import { createHash, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personOf, SHARED_CLAIMS } from '#src/fleet/e-id/claims.ts';
import { AUTHORIZE_HOST, ISSUER } from '#src/fleet/e-id/hosts.ts';
import { keyIdOf, verifiedClaims } from '#src/fleet/e-id/id-token.ts';
import { basic, issuerAt, type RelyingParty, relyingParty } from '#src/fleet/e-id/relying-party.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { type CitizenClient, citizenClient, linkIn, type Page } from '../citizen-client.ts';
import { type EIdServer, registration, serveEId } from './e-id-server.ts';
import { walkEId } from './walk-e-id.ts';

const [citizen, other] = citizens;
if (citizen === undefined || other === undefined) throw new Error('expected two synthetic citizens');

let server: EIdServer;
let party: RelyingParty;
let browser: CitizenClient;

beforeAll(async () => {
  server = await serveEId();
  party = relyingParty(issuerAt(ISSUER, server.channel), server.channel, registration);
});
beforeEach(() => {
  browser = citizenClient(server.network);
});
afterEach(() => browser.close());
afterAll(() => server.close());

const answerOf = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url).searchParams);

/** A code that was really given to the portal, with the request that it answers. */
const signedIn = async (who = citizen) => {
  const { url, ...request } = await party.begin(false);
  const back = await walkEId(browser, await browser.get(url), who);
  return { request, answer: answerOf(back), back };
};

const redeem = (code: string, verifier: string, more: Readonly<Record<string, string>> = {}) =>
  server.channel.ask(`${ISSUER}/oauth2/token`, {
    form: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: registration.redirectUri,
      code_verifier: verifier,
      ...more,
    }),
    authorization: basic(registration.clientId, registration.clientSecret),
  });

const keys = async (): Promise<readonly JsonWebKey[]> =>
  (await server.channel.ask(`${ISSUER}/oauth2/jwks`)).body['keys'] as readonly JsonWebKey[];

describe('the provider', () => {
  it('tells by discovery what it does, at the address of the screens data', async () => {
    const { body } = await server.channel.ask(`${ISSUER}/.well-known/openid-configuration`);
    expect(body).toMatchObject({
      issuer: ISSUER,
      authorization_endpoint: `https://${AUTHORIZE_HOST}/oauth2/authorize`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
    expect(body['claims_supported']).toEqual(expect.arrayContaining(SHARED_CLAIMS.map(({ claim }) => claim)));
  });

  it('publishes the public half of its key and nothing else of it', async () => {
    const published = await keys();
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
    expect(published[0]).not.toHaveProperty('d');
  });

  it('speaks HTTP/2, as browsers do', async () => {
    const session = connect(`https://127.0.0.1:${server.port}`, {
      ca: server.authority,
      servername: AUTHORIZE_HOST,
    });
    const { url } = await party.begin(false);
    const { pathname, search } = new URL(url);
    const stream = session.request({ ':path': `${pathname}${search}`, ':authority': AUTHORIZE_HOST });
    const [headers] = (await once(stream, 'response')) as [Record<string, string | readonly string[]>];
    session.destroy();
    expect(headers[':status']).toBe(303);
    expect(headers['location']).toContain(`https://${AUTHORIZE_HOST}/oauth2/tai-khoan?tx=`);
    expect(String(headers['set-cookie'])).toMatch(/giao_dich_tiep=[^;]+;.*secure; httponly/i);
  });

  it.each([
    ['an address that is not registered', { redirect_uri: 'https://dichvucong.thu.gov.vn/khac' }],
    ['a portal that is not registered', { client_id: 'dvc-la' }],
  ])('sends nobody to %s', async (_name, change) => {
    const url = new URL((await party.begin(false)).url);
    for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
    const page = await browser.get(url.href);
    expect(page).toMatchObject({ url: url.href, status: 400 });
    expect(page.text).toContain('Yêu cầu đăng nhập không hợp lệ');
  });

  it.each([
    ['without a challenge', ['code_challenge', 'code_challenge_method'], {}],
    ['with the plain method', [], { code_challenge_method: 'plain' }],
  ] as const)('refuses a request %s', async (_name, without, change) => {
    const url = new URL((await party.begin(false)).url);
    for (const name of without) url.searchParams.delete(name);
    for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
    const page = await browser.get(url.href);
    expect(answerOf(page)).toMatchObject({ error: 'invalid_request' });
    expect(answerOf(page)).not.toHaveProperty('code');
  });

  it('lists in the consent what the portal will be told, and whom it is told', async () => {
    const cards = await browser.get((await party.begin(false)).url);
    const form = await browser.get(linkIn(cards, 'Tài khoản Định danh điện tử (VNeID)'));
    for (const { claim, asked } of SHARED_CLAIMS)
      expect(form.text).toContain(`<li data-claim="${claim}">${asked}</li>`);
    expect(form.text).toContain(registration.name);
  });
});

describe('a portal as relying party', () => {
  it.each([citizen, other])('learns who signed in from a verified token ($id)', async (who) => {
    const { request, answer, back } = await signedIn(who);
    expect(back.url.startsWith(`${registration.redirectUri}?`)).toBe(true);
    const claims = await party.finish(request, answer);
    expect(claims).toMatchObject({
      iss: ISSUER,
      aud: registration.clientId,
      nonce: request.nonce,
      acr: 'LoA1',
    });
    expect(claims?.['amr']).toEqual(['pwd', 'otp', 'pin']);
    expect(claims?.['gender']).toBe(who.sex);
    expect(claims?.['sub']).not.toContain(who.idNumber);
    expect(personOf(claims ?? {})).toEqual({
      idNumber: who.idNumber,
      fullName: who.fullName,
      birthDate: who.birthDate,
      phone: who.phone,
      email: who.email,
      address: [who.address.street, who.address.ward, who.address.province].join(', '),
    });
  });

  it('is let through in silence by the session, with a new code, and shown the screens where it asks', async () => {
    const first = await signedIn();
    const { url, ...request } = await party.begin(false);
    const silent = await browser.get(url);
    expect(answerOf(silent)['code']).not.toBe(first.answer['code']);
    expect(await party.finish(request, answerOf(silent))).toMatchObject({ nonce: request.nonce });
    const asked = await browser.get((await party.begin(true)).url);
    expect(asked.text).toContain('Tài khoản Định danh điện tử (VNeID)');
  });

  it('cannot redeem a code with another verifier', async () => {
    const { answer } = await signedIn();
    expect(await redeem(answer['code'] ?? '', 'x'.repeat(43))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('cannot redeem a code twice, and what came of the first time is void', async () => {
    const { request, answer } = await signedIn();
    const code = answer['code'] ?? '';
    const { status, body } = await redeem(code, request.verifier);
    expect(status).toBe(200);
    const authorization = `Bearer ${String(body['access_token'])}`;
    const told = () => server.channel.ask(`${ISSUER}/oauth2/userinfo`, { authorization });
    expect((await told()).body).toMatchObject({ id_number: citizen.idNumber });
    expect(await redeem(code, request.verifier)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect((await told()).status).toBe(401);
  });

  it('cannot redeem a code with another secret', async () => {
    const { request, answer } = await signedIn();
    const impostor = relyingParty(issuerAt(ISSUER, server.channel), server.channel, {
      ...registration,
      clientSecret: 'doan-mo',
    });
    expect(await impostor.finish(request, answer)).toBeNull();
    expect(await party.finish(request, answer)).not.toBeNull();
  });

  it.each(['state', 'iss'])('takes no answer whose %s is not the one expected', async (name) => {
    const { request, answer } = await signedIn();
    expect(await party.finish(request, { ...answer, [name]: 'khác' })).toBeNull();
  });
});

describe('the token', () => {
  const nowS = Date.now() / 1000;
  const token = async () => {
    const { request, answer } = await signedIn();
    const { body } = await redeem(answer['code'] ?? '', request.verifier);
    const text = String(body['id_token']);
    const [key] = await keys();
    if (key === undefined) throw new Error('no key');
    return {
      text,
      key,
      expected: { issuer: ISSUER, clientId: registration.clientId, nonce: request.nonce, nowS },
    };
  };
  const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('holds as it came', async () => {
    const { text, key, expected } = await token();
    expect(verifiedClaims(text, key, expected)).toMatchObject({ id_number: citizen.idNumber });
  });

  it('does not hold with a changed claim, without a signature, or signed by somebody else', async () => {
    const { text, key, expected } = await token();
    const [header = '', body = '', signature = ''] = text.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const changed = encoded({ ...claims, id_number: other.idNumber });
    expect(verifiedClaims(`${header}.${changed}.${signature}`, key, expected)).toBeNull();
    expect(verifiedClaims(`${header}.${body}.`, key, expected)).toBeNull();
    expect(verifiedClaims(`${encoded({ alg: 'none' })}.${body}.`, key, expected)).toBeNull();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forged = sign('sha256', Buffer.from(`${header}.${changed}`), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    expect(verifiedClaims(`${header}.${changed}.${forged.toString('base64url')}`, key, expected)).toBeNull();
    expect(keyIdOf(`${encoded({ alg: 'HS256', kid: 'x' })}.${body}.${signature}`)).toBeNull();
  });

  it.each([
    ['another nonce', { nonce: createHash('sha256').update('x').digest('base64url') }],
    ['another portal', { clientId: 'dvc-khac' }],
    ['another issuer', { issuer: 'https://gia-mao.invalid' }],
    ['another hour', { nowS: nowS + 3600 }],
    ['a time before it was made', { nowS: nowS - 3600 }],
  ])('does not hold for %s', async (_name, change) => {
    const { text, key, expected } = await token();
    expect(verifiedClaims(text, key, { ...expected, ...change })).toBeNull();
  });
});
