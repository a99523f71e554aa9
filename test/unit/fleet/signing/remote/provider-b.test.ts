import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIGESTS } from '#src/fleet/signing/digest.ts';
import { PROVIDER_B_HOST } from '#src/fleet/signing/signing.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { type Answer, CLIENT, type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen, other] = citizens;
if (citizen === undefined || other === undefined) throw new Error('expected two synthetic citizens');
const { username } = citizen.credentials;
const client = { client_id: CLIENT.id, client_secret: CLIENT.secret };

let server: SigningServer;
let token: string;
beforeAll(async () => {
  server = await serveSigning();
});
afterAll(() => server.stop());

const call = (path: string, body: object, bearer: string = token): Promise<Answer> =>
  server.post(
    `https://${PROVIDER_B_HOST}${path}`,
    { ...client, ...body },
    { authorization: `Bearer ${bearer}` },
  );
const logIn = async (user_id: string): Promise<string> =>
  String((await call('/service/ras/v1/login', { user_id }, '')).body['access_token']);
const signHash = (more: object = {}): Promise<Answer> =>
  call('/service/signHash', {
    credentialID: `${username}-dien-thoai`,
    numSignatures: 1,
    hash: [createHash('sha256').update('a').digest('base64')],
    hashAlgo: DIGESTS.sha256.oid,
    signAlgo: DIGESTS.sha256.rsa,
    async: 1,
    ...more,
  });

beforeEach(async () => {
  server.signing.control({ phone: { scope: { username }, behaviour: null } });
  token = await logIn(username);
});

describe('Provider B', () => {
  it('answers an asynchronous order with a transaction, then its status', async () => {
    const { transactionId } = (await signHash()).body;
    const status = async () => (await call('/service/requests/status', { transactionId })).body;
    expect(await status()).toEqual({ transactionId, status: 4000 });
    server.pass(1_500);
    const done = await status();
    expect(done['status']).toBe(1);
    expect(done['signatures']).toHaveLength(1);
  });

  it('waits for the phone in a synchronous order', async () => {
    expect((await signHash({ async: 0 })).body['status']).toBe(1);
    const reject = { answer: 'reject', afterMs: 100 } as const;
    server.signing.control({ phone: { scope: { username }, behaviour: reject } });
    expect((await signHash({ async: 0 })).body).toMatchObject({ status: 4002 });
    const none = { answer: 'none', afterMs: 1_000 } as const;
    server.signing.control({ phone: { scope: { username }, behaviour: none } });
    expect((await signHash({ async: 0 })).body).toMatchObject({ status: 4001 });
  });

  it('lists the certificates of who is logged in', async () => {
    const { body } = await call('/service/certificates/info', { certInfo: true });
    const list = body as unknown as { credential_id: string; cert: { subjectDN: string } }[];
    expect(list.map(({ credential_id }) => credential_id)).toContain(`${username}-to-chuc`);
    expect(list[0]?.cert.subjectDN).toContain(`CCCD:${citizen.idNumber}`);
  });

  it.each([
    ['a wrong client secret', { client_secret: 'sai' }, 'bad-client'],
    ["another citizen's credential", { credentialID: `${other.idNumber}-dien-thoai` }, 'unknown-credential'],
    ['SHA-1', { hashAlgo: DIGESTS.sha1.oid, signAlgo: DIGESTS.sha1.rsa }, 'digest-refused'],
    ['a hash of the wrong length', { hash: [Buffer.alloc(20).toString('base64')] }, 'wrong-length'],
    ['another number than hashes', { numSignatures: 2 }, 'bad-request'],
    ['an expired certificate', { credentialID: `${username}-het-han` }, 'certificate-expired'],
    ['a revoked certificate', { credentialID: `${username}-thu-hoi` }, 'certificate-revoked'],
    ['a disabled key', { credentialID: `${username}-khoa-tat` }, 'key-disabled'],
  ])('refuses %s', async (_what, more, error) => {
    expect((await signHash(more)).body['error']).toBe(error);
  });

  it("does not show one citizen's order to another, nor take a token past its hour", async () => {
    const { transactionId } = (await signHash()).body;
    const stranger = await logIn(other.idNumber);
    const peeked = await call('/service/requests/status', { transactionId }, stranger);
    expect(peeked.body['error']).toBe('unknown-transaction');
    server.pass(3_600_000);
    expect((await signHash()).body['error']).toBe('bad-token');
  });
});
