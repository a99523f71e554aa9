import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIGESTS } from '#src/fleet/signing/digest.ts';
import { CSC_HOST } from '#src/fleet/signing/signing.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { fixedCode } from '../../fixed-code.ts';
import { type Answer, type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('expected a synthetic citizen');
const { username, password, passcode } = citizen.credentials;
const oneTimeCode = fixedCode(citizen);
const base = `https://${CSC_HOST}/csc`;
const hashes = [createHash('sha256').update('a').digest('base64')];

let server: SigningServer;
let bearer: Record<string, string>;
const call = (method: string, body: object): Promise<Answer> =>
  server.post(`${base}/v2/${method}`, body, bearer);
const authorize = (suffix: string, more: object = {}): Promise<Answer> =>
  call('credentials/authorize', {
    credentialID: `${username}-${suffix}`,
    numSignatures: 1,
    hashes,
    hashAlgorithmOID: DIGESTS.sha256.oid,
    ...more,
  });
const signHash = (suffix: string, SAD: unknown, more: object = {}): Promise<Answer> =>
  call('signatures/signHash', {
    credentialID: `${username}-${suffix}`,
    SAD,
    hashes,
    hashAlgorithmOID: DIGESTS.sha256.oid,
    signAlgo: DIGESTS.sha256.rsa,
    ...more,
  });

beforeAll(async () => {
  server = await serveSigning();
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const { body } = await server.post(`${base}/v1/auth/login`, {}, { authorization });
  bearer = { authorization: `Bearer ${String(body['access_token'])}` };
});
afterAll(() => server.stop());

describe('CSC v2', () => {
  it('lists credentials with their information, only valid ones on demand', async () => {
    const all = await call('credentials/list', { credentialInfo: true, certificates: 'none' });
    const valid = await call('credentials/list', { onlyValid: true });
    const infos = all.body['credentialInfos'] as Record<string, unknown>[];
    expect(infos.map(({ credentialID }) => credentialID)).toEqual(all.body['credentialIDs']);
    expect(infos[1]).toMatchObject({ auth: { mode: 'explicit', expression: 'PIN AND OTP' } });
    expect(valid.body['credentialIDs']).toHaveLength(6);
  });

  it('authorises by PIN and code in authData', async () => {
    const authData = [
      { id: 'PIN', value: passcode },
      { id: 'OTP', value: oneTimeCode },
    ];
    expect((await authorize('pin', { authData: authData.slice(0, 1) })).body['error']).toBe('invalid_otp');
    const { body } = await authorize('pin', { authData });
    expect((await signHash('pin', body['SAD'])).body['signatures']).toHaveLength(1);
  });

  it('is asked again until the phone has confirmed, then signs asynchronously', async () => {
    const opened = await authorize('dien-thoai');
    expect(opened.status).toBe(202);
    const { handle } = opened.body;
    expect((await call('credentials/authorizeCheck', { handle })).status).toBe(202);
    server.pass(1_500);
    const { body } = await call('credentials/authorizeCheck', { handle });
    const later = await signHash('dien-thoai', body['SAD'], { operationMode: 'A' });
    expect(later.body['signatures']).toBeUndefined();
    const polled = await call('signatures/signPolling', { responseID: later.body['responseID'] });
    expect(polled.body['signatures']).toHaveLength(1);
    expect((await call('signatures/signPolling', { responseID: 'none' })).status).toBe(400);
  });

  it('gives one SAD for one confirmation', async () => {
    const { body } = await authorize('dien-thoai');
    server.pass(1_500);
    const check = (): Promise<Answer> => call('credentials/authorizeCheck', { handle: body['handle'] });
    expect((await check()).status).toBe(200);
    expect((await check()).status).toBe(400);
  });

  it('refuses SHA-1, and hashes of another length than their digest', async () => {
    const sha1 = await authorize('dien-thoai', { hashAlgorithmOID: DIGESTS.sha1.oid });
    expect(sha1.body['error_description']).toBe('Invalid parameter hashAlgo');
    const long = await authorize('dien-thoai', { hashAlgorithmOID: DIGESTS.sha512.oid });
    expect(long.body['error_description']).toBe('Invalid digest value length');
    const unknown = await authorize('dien-thoai', { hashAlgorithmOID: '1.2.3' });
    expect(unknown.body['error_description']).toBe('Invalid parameter hashAlgo');
  });
});
