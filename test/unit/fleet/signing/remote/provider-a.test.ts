import { createHash, verify, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDER_A_HOST } from '#src/fleet/signing/signing.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { fixedCode } from '../../fixed-code.ts';
import { type Answer, CLIENT, type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('expected a synthetic citizen');
const { username, password } = citizen.credentials;
const oneTimeCode = fixedCode(citizen);

let server: SigningServer;
let count = 0;
beforeAll(async () => {
  server = await serveSigning();
});
afterAll(() => server.stop());
afterEach(() => server.signing.control({ phone: { scope: {}, behaviour: null }, unlock: username }));

const call = (path: string, body: object): Promise<Answer> =>
  server.post(`https://${PROVIDER_A_HOST}${path}`, {
    sp_id: CLIENT.id,
    sp_password: CLIENT.secret,
    user_id: username,
    ...body,
  });
const files = (hash: Buffer): object => ({
  sign_files: [
    { doc_id: 'd1', file_type: 'pdf', sign_type: 'hash', data_to_be_signed: hash.toString('hex') },
  ],
});
const order = async (more: object = {}): Promise<{ id: string; answer: Answer }> => {
  count += 1;
  const hash = createHash('sha256').update('a').digest();
  const id = `t${count}`;
  return { id, answer: await call('/v1/signatures/sign', { transaction_id: id, ...files(hash), ...more }) };
};
const status = async (id: string): Promise<Record<string, unknown>> =>
  (await call(`/v1/signatures/sign/${id}/status`, {})).body;

describe('Provider A', () => {
  it('signs a hash once the phone has confirmed', async () => {
    const { body } = await call('/v1/credentials/get_certificate', {});
    const [own] = (body['data'] as { user_certificates: Record<string, string>[] }).user_certificates;
    const { id } = await order({ serial_number: own?.['serial_number'] });
    expect(await status(id)).toMatchObject({
      message: 'WAITING_FOR_SIGNER_CONFIRM',
      data: { state: 4000, signatures: null },
    });
    server.pass(1_500);
    const done = await status(id);
    expect(done).toMatchObject({ message: 'SUCCESS', data: { state: 1 } });
    const [signature] = (done['data'] as { signatures: { signature_value: string }[] }).signatures;
    const { publicKey } = new X509Certificate(Buffer.from(own?.['cert_data'] ?? '', 'base64'));
    const value = Buffer.from(signature?.signature_value ?? '', 'base64');
    expect(verify('sha256', Buffer.from('a'), publicKey, value)).toBe(true);
    expect(verify('sha256', Buffer.from('b'), publicKey, value)).toBe(false);
  });

  it.each([
    ['rejects', { answer: 'reject', afterMs: 0 }, 4002, 'REJECTED'],
    ['never answers', { answer: 'none', afterMs: 0 }, 4001, 'EXPIRED'],
  ] as const)('says when the citizen %s', async (_what, behaviour, state, message) => {
    server.signing.control({ phone: { scope: { clientId: CLIENT.id }, behaviour } });
    const { id } = await order();
    expect(await status(id)).toMatchObject({ message, data: { state, signatures: null } });
    server.signing.control({ phone: { scope: { clientId: CLIENT.id }, behaviour: null } });
  });

  it.each([
    ['a wrong client secret', { sp_password: 'sai' }, 401],
    ['a number without an account', { user_id: '000000000000' }, 404],
    ['an unknown certificate', { serial_number: 'ff' }, 404],
    ['a SHA-1 hash', files(Buffer.alloc(20)), 400],
    ['a hash of no length known', files(Buffer.alloc(33)), 400],
    ['no transaction id', { transaction_id: '' }, 400],
    ['a transaction id used before', { transaction_id: 't1' }, 400],
    ['no files', { sign_files: [] }, 400],
  ])('refuses %s', async (_what, more, expected) => {
    const { answer } = await order(more);
    expect(answer.status).toBe(expected);
    expect(answer.body['data']).toBeNull();
  });

  it('refuses an expired certificate and a key that is switched off', async () => {
    const { body } = await call('/v1/credentials/get_certificate', {});
    const all = (body['data'] as { user_certificates: Record<string, string>[] }).user_certificates;
    const expired = all.find((each) => each['cert_status'] === 'EXPIRED');
    expect((await order({ serial_number: expired?.['serial_number'] })).answer.status).toBe(403);
    server.signing.control({ credentials: { username, state: { enabled: false } } });
    expect((await order()).answer.body['message']).toBe('KEY_DISABLED');
    server.signing.control({ credentials: { username, state: null } });
  });

  it('takes password and code in its second version, and a sad once', async () => {
    const hash = files(createHash('sha256').update('a').digest());
    const secrets = { transaction_id: 'v2', password, otp: oneTimeCode };
    const opened = await call('/v2/signatures/sign', { ...hash, ...secrets });
    const { sad, expired_in } = opened.body['data'] as Record<string, unknown>;
    expect(expired_in).toBe(299);
    const confirm = (): Promise<Answer> => call('/v2/signatures/confirm', { transaction_id: 'v2', sad });
    expect((await confirm()).body['message']).toBe('SUCCESS');
    expect((await confirm()).body['message']).toBe('SAD_UNKNOWN');
    const otp = await call('/v2/signatures/sign', { ...hash, ...secrets, otp: '000000' });
    expect(otp.status).toBe(401);
    for (let tries = 0; tries < 5; tries += 1)
      await call('/v2/signatures/sign', { ...hash, ...secrets, password: 'sai' });
    expect((await call('/v2/signatures/sign', { ...hash, ...secrets })).body['message']).toBe('LOCKED');
  });
});
