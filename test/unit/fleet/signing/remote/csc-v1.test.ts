import { createHash, verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIGESTS, RSA_ENCRYPTION } from '#src/fleet/signing/digest.ts';
import { CSC_HOST } from '#src/fleet/signing/signing.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { fixedCode } from '../../fixed-code.ts';
import { type Answer, type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen, other] = citizens;
if (citizen === undefined || other === undefined) throw new Error('expected two synthetic citizens');
const { username, password, passcode } = citizen.credentials;
const oneTimeCode = fixedCode(citizen);
const base = `https://${CSC_HOST}/csc/v1`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

let server: SigningServer;
let bearer: Record<string, string>;

const basic = (name: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
});
const logIn = (secret: string): Promise<Answer> =>
  server.post(`${base}/auth/login`, {}, basic(username, secret));
const call = (method: string, body: object): Promise<Answer> =>
  server.post(`${base}/${method}`, body, bearer);
const pinned = `${username}-pin`;
const authorize = (
  hash: readonly string[],
  credentialID: string = pinned,
  more: object = {},
): Promise<Answer> =>
  call('credentials/authorize', {
    credentialID,
    numSignatures: hash.length,
    hash,
    PIN: passcode,
    OTP: oneTimeCode,
    ...more,
  });
const signHash = (SAD: unknown, hash: readonly string[], more: object = {}): Promise<Answer> =>
  call('signatures/signHash', {
    credentialID: pinned,
    SAD,
    hash,
    hashAlgo: DIGESTS.sha256.oid,
    signAlgo: RSA_ENCRYPTION,
    ...more,
  });

beforeAll(async () => {
  server = await serveSigning();
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.signing.control({ unlock: username });
  server.signing.control({ phone: { scope: {}, behaviour: null } });
  bearer = { authorization: `Bearer ${String((await logIn(password)).body['access_token'])}` };
});

describe('CSC v1', () => {
  it('describes itself without anybody being logged in, and echoes clientData', async () => {
    const { body } = await server.post(`${base}/info`, { clientData: 'x1' });
    expect(body).toMatchObject({ specs: '1.0.4.0', region: 'VN', lang: 'vi', clientData: 'x1' });
    expect(body['methods']).toContain('signatures/signHash');
  });

  it('lists credentials in pages', async () => {
    const first = await call('credentials/list', { maxResults: 4 });
    const second = await call('credentials/list', { maxResults: 4, pageToken: first.body['nextPageToken'] });
    expect(first.body['credentialIDs']).toHaveLength(4);
    expect(second.body['credentialIDs']).not.toEqual(first.body['credentialIDs']);
  });

  it('signs an authorised hash with the key of the certificate it shows', async () => {
    const info = await call('credentials/info', {
      credentialID: pinned,
      certificates: 'chain',
      certInfo: true,
    });
    expect(info.body).toMatchObject({
      key: { status: 'enabled', len: 2048 },
      cert: { status: 'valid' },
      authMode: 'explicit',
      SCAL: '2',
      multisign: 10,
    });
    const chain = (info.body['cert'] as { certificates: string[] }).certificates;
    expect(chain).toHaveLength(2);
    const [leaf, issuer] = chain.map((each) => new X509Certificate(Buffer.from(each, 'base64')));
    expect(leaf?.checkIssued(issuer as X509Certificate)).toBe(true);
    expect(leaf?.subject).toContain(`CCCD:${citizen.idNumber}`);

    const hashes = [sha256('một'), sha256('hai')];
    const authorised = await authorize(hashes);
    expect(authorised.body['expiresIn']).toBe(299);
    const signed = await signHash(authorised.body['SAD'], hashes);
    const [, two] = signed.body['signatures'] as string[];
    expect(
      verify('sha256', Buffer.from('hai'), leaf?.publicKey as never, Buffer.from(two ?? '', 'base64')),
    ).toBe(true);
  });

  it('refuses a SAD that was used, one that has run out, and one of another credential', async () => {
    const hash = [sha256('a')];
    const first = await authorize(hash);
    expect((await signHash(first.body['SAD'], hash)).status).toBe(200);
    expect(await signHash(first.body['SAD'], hash)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_description: 'Invalid parameter SAD' },
    });
    const late = await authorize(hash);
    server.pass(299_000);
    expect((await signHash(late.body['SAD'], hash)).body['error_description']).toBe('SAD expired');
    const fresh = await authorize(hash);
    const elsewhere = await signHash(fresh.body['SAD'], hash, { credentialID: `${username}-dien-thoai` });
    expect(elsewhere.body['error_description']).toBe('Invalid parameter SAD');
  });

  it('refuses what the SAD does not cover, and does not spend it by that', async () => {
    const hash = [sha256('a')];
    const { body } = await authorize(hash);
    const SAD = body['SAD'];
    expect((await signHash(SAD, [sha256('b')])).body['error_description']).toBe(
      'Hash is not authorized by the SAD',
    );
    expect((await signHash(SAD, [sha256('a'), sha256('a')])).body['error_description']).toBe(
      'More hashes than the SAD authorizes',
    );
    expect((await signHash(SAD, hash)).status).toBe(200);
  });

  it('lets a SAD of SCAL1 sign any hashes, but no more than its number', async () => {
    const credentialID = `${username}-scal1`;
    const { body } = await authorize([], credentialID, { numSignatures: 1, hash: undefined });
    const two = await signHash(body['SAD'], [sha256('a'), sha256('b')], { credentialID });
    expect(two.body['error_description']).toBe('More hashes than the SAD authorizes');
    expect((await signHash(body['SAD'], [sha256('c')], { credentialID })).status).toBe(200);
  });

  it.each([
    [
      'a hash of the wrong length',
      { hash: [Buffer.alloc(31).toString('base64')] },
      'Invalid digest value length',
    ],
    ['what is not base64', { hash: ['???'] }, 'Invalid Base64 hash string parameter'],
    ['no hash at all', { hash: [] }, 'Empty hash array'],
    ['SHA-1 as the digest', { hashAlgo: DIGESTS.sha1.oid }, 'Invalid parameter hashAlgo'],
    ['SHA-1 as the signature', { signAlgo: DIGESTS.sha1.rsa }, 'Invalid parameter hashAlgo'],
    ['an algorithm of another key', { signAlgo: DIGESTS.sha256.ecdsa }, 'Invalid parameter signAlgo'],
    ['an unknown credential', { credentialID: 'nobody' }, 'Invalid parameter credentialID'],
    [
      "another citizen's credential",
      { credentialID: `${other.idNumber}-pin` },
      'Invalid parameter credentialID',
    ],
  ])('refuses to sign %s', async (_what, more, description) => {
    const { body } = await authorize([sha256('a')]);
    const answer = await signHash(body['SAD'], [sha256('a')], more);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_description: description },
    });
  });

  it.each([
    ['a wrong PIN', pinned, { PIN: '000000' }, 'invalid_pin'],
    ['a wrong one-time code', pinned, { OTP: '000000' }, 'invalid_otp'],
    ['a disabled key', `${username}-khoa-tat`, {}, 'invalid_request'],
    ['an expired certificate', `${username}-het-han`, {}, 'invalid_request'],
    ['a revoked certificate', `${username}-thu-hoi`, {}, 'invalid_request'],
    ['another number than hashes', pinned, { numSignatures: 3 }, 'invalid_request'],
    ['a SHA-1 hash', pinned, { hash: [Buffer.alloc(20).toString('base64')] }, 'invalid_request'],
    ['no hashes where they must be pinned', pinned, { hash: [] }, 'invalid_request'],
  ])('refuses to authorise with %s', async (_what, credentialID, more, error) => {
    const answer = await authorize([sha256('a')], credentialID, more);
    expect(answer).toMatchObject({ status: 400, body: { error } });
  });

  it.each([
    ['confirms', { answer: 'confirm', afterMs: 40_000 }, 200, undefined],
    ['rejects', { answer: 'reject', afterMs: 500 }, 400, 'The user rejected the request'],
    ['never answers', { answer: 'none', afterMs: 60_000 }, 400, 'The user did not answer in time'],
  ] as const)('waits for a phone that %s', async (_what, behaviour, status, description) => {
    server.signing.control({ phone: { scope: { username }, behaviour } });
    const answer = await authorize([sha256('a')], `${username}-dien-thoai`);
    expect(answer.status).toBe(status);
    expect(answer.body['error_description']).toBe(description);
    server.signing.control({ phone: { scope: { username }, behaviour: null } });
  });

  it('locks the account after five wrong passwords, even for the right one', async () => {
    for (const expected of [
      ...Array<string>(4).fill('An error occurred during authentication process'),
      'The account is locked',
    ])
      expect((await logIn('sai')).body['error_description']).toBe(expected);
    expect((await logIn(password)).body).toEqual({
      error: 'authentication_error',
      error_description: 'The account is locked',
    });
    server.signing.control({ unlock: username });
    expect((await logIn(password)).status).toBe(200);
  });

  it('takes a wrong password with marks for what it is', async () => {
    const marked = 'ạ'.repeat(password.length);
    expect((await logIn(marked)).body['error']).toBe('authentication_error');
  });

  it('counts wrong passwords in a row only', async () => {
    for (let round = 0; round < 3; round += 1) {
      await logIn('sai');
      await logIn('sai');
      expect((await logIn(password)).status).toBe(200);
    }
  });

  it('refuses tokens that are unknown, revoked or past their hour; refreshes once', async () => {
    const remembered = await server.post(
      `${base}/auth/login`,
      { rememberMe: true },
      basic(username, password),
    );
    const list = (token: unknown): Promise<Answer> =>
      server.post(`${base}/credentials/list`, {}, { authorization: `Bearer ${String(token)}` });
    expect((await list('x')).body['error']).toBe('invalid_token');
    expect((await list(remembered.body['access_token'])).status).toBe(200);
    server.pass(3_600_000);
    expect((await list(remembered.body['access_token'])).status).toBe(401);
    const refresh = { refresh_token: remembered.body['refresh_token'] };
    const renewed = await server.post(`${base}/auth/login`, refresh);
    expect((await list(renewed.body['access_token'])).status).toBe(200);
    expect((await server.post(`${base}/auth/login`, refresh)).status).toBe(401);
    const own = { authorization: `Bearer ${String(renewed.body['access_token'])}` };
    await server.post(`${base}/auth/revoke`, { token: renewed.body['access_token'] }, own);
    expect((await list(renewed.body['access_token'])).status).toBe(401);
  });

  it("uses another citizen's certificate when the control mixes them up", async () => {
    server.signing.control({ credentials: { username, state: { certificateOf: other.idNumber } } });
    const info = await call('credentials/info', { credentialID: pinned, certInfo: true });
    expect((info.body['cert'] as { subjectDN: string }).subjectDN).toContain(`CCCD:${other.idNumber}`);
    server.signing.control({ credentials: { username, state: null } });
  });
});
