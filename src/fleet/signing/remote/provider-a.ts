import { type Context, Hono } from 'hono';
import { digestOfLength } from './csc-v1.ts';
import { certificatesOf } from '../pki/leaf.ts';
import type { Credential } from './credentials.ts';
import { type JsonBody, jsonBody, textOf } from './json-body.ts';
import type { Provider } from './provider.ts';
import { type Granted, granted, type Refusal, refused } from './refusal.ts';
import { SAD_SECONDS, type SigningOrder, type Transaction } from './signing-desk.ts';

/*
 * Provider A: a front in the shape of an interface that takes hexadecimal hashes under a transaction id of the
 * caller's and is then polled; and its second version for integrated accounts, where password and one-time code
 * bring a `sad` that confirms. Answers are an envelope `{status_code, message, data}`.
 */

/** Codes of a transaction (the published ones; what a state is called is the message). */
const STATES = {
  waiting: { code: 4000, message: 'WAITING_FOR_SIGNER_CONFIRM' },
  confirmed: { code: 1, message: 'SUCCESS' },
  rejected: { code: 4002, message: 'REJECTED' },
  'ran-out': { code: 4001, message: 'EXPIRED' },
} as const;

/** HTTP status and message of a refusal; where none is named the request was wrong: 400. */
const STATUS: Partial<Record<Refusal, 401 | 403 | 404>> = {
  'bad-client': 401,
  'wrong-password': 401,
  'wrong-otp': 401,
  locked: 403,
  'key-disabled': 403,
  'certificate-expired': 403,
  'certificate-revoked': 403,
  'unknown-credential': 404,
  'unknown-transaction': 404,
};

type File = { readonly docId: string; readonly hash: Buffer };
type Errand = { readonly transaction: Transaction; readonly files: readonly File[] };

export const providerA = (provider: Provider): Hono => {
  const { accounts, credentials, desk } = provider;
  const app = new Hono();
  /** By the caller's transaction id, which must not be used twice, behind the client's own id. */
  const errands = new Map<string, Errand>();
  const confirmations = new Map<string, { readonly order: SigningOrder; readonly files: readonly File[] }>();

  const clientOf = (body: JsonBody): Granted<string> => {
    const clientId = textOf(body, 'sp_id');
    return provider.knowsClient(clientId, textOf(body, 'sp_password'))
      ? granted(clientId)
      : refused('bad-client');
  };
  const phoneCredentials = async (userId: string): Promise<readonly Credential[]> => {
    const citizen = accounts.find(userId);
    return citizen === null ? [] : credentials.of(citizen).filter(({ authMode }) => authMode === 'implicit');
  };
  /** The credential of this serial number; the first where none is named. */
  const chosen = async (body: JsonBody): Promise<Credential | null> => {
    const all = await phoneCredentials(textOf(body, 'user_id'));
    const serial = textOf(body, 'serial_number').toLowerCase();
    if (serial === '') return all[0] ?? null;
    const leaves = await Promise.all(all.map((each) => each.leaf()));
    return all.find((_, at) => leaves[at]?.serialNumber === serial) ?? null;
  };
  const readOrder = async (
    body: JsonBody,
  ): Promise<Granted<{ order: SigningOrder; files: readonly File[] }>> => {
    const client = clientOf(body);
    if (!client.ok) return client;
    const credential = await chosen(body);
    if (credential === null) return refused('unknown-credential');
    const files = filesOf(body);
    if (files === null) return refused('bad-request');
    const digest = digestOfLength(files[0]?.hash.length ?? 32);
    if (digest === null) return refused('wrong-length');
    const order: SigningOrder = {
      credential,
      digest,
      hashes: files.map(({ hash }) => hash),
      clientId: client.value,
      description: textOf(body, 'transaction_desc') || 'Ký hồ sơ',
    };
    return granted({ order, files });
  };
  const post = (path: string, act: (c: Context, body: JsonBody) => Promise<Response>): void => {
    app.post(path, async (c) => {
      const body = await jsonBody(c);
      return body === null ? refuse(c, 'bad-request') : act(c, body);
    });
  };

  post('/v1/credentials/get_certificate', async (c, body) => {
    const client = clientOf(body);
    if (!client.ok) return refuse(c, client.why);
    const all = await phoneCredentials(textOf(body, 'user_id'));
    if (all.length === 0) return refuse(c, 'unknown-credential');
    const certificates = await Promise.all(all.map((each) => describe(each, provider.clock.now())));
    return answer(c, 'SUCCESS', { user_certificates: certificates });
  });
  post('/v1/signatures/sign', async (c, body) => {
    const read = await readOrder(body);
    if (!read.ok) return refuse(c, read.why);
    const { order, files } = read.value;
    const id = textOf(body, 'transaction_id');
    const key = `${order.clientId}\n${id}`;
    if (id === '' || errands.has(key)) return refuse(c, 'bad-request');
    const opened = await desk.open(order);
    if (!opened.ok) return refuse(c, opened.why);
    errands.set(key, { transaction: opened.value, files });
    return answer(c, STATES.waiting.message, { transaction_id: id, tran_code: opened.value.id });
  });
  post('/v1/signatures/sign/:id/status', async (c, body) => {
    const client = clientOf(body);
    if (!client.ok) return refuse(c, client.why);
    const id = c.req.param('id') ?? '';
    const errand = errands.get(`${client.value}\n${id}`);
    if (errand === undefined) return refuse(c, 'unknown-transaction');
    const { code, message } = STATES[desk.stateOf(errand.transaction)];
    const collected = code === 1 ? await desk.collect(errand.transaction) : null;
    const signatures = collected?.ok === true ? signed(errand.files, collected.value) : null;
    return answer(c, message, { transaction_id: id, state: code, signatures });
  });
  post('/v2/signatures/sign', async (c, body) => {
    const read = await readOrder(body);
    if (!read.ok) return refuse(c, read.why);
    const { order, files } = read.value;
    const login = accounts.logIn(textOf(body, 'user_id'), textOf(body, 'password'));
    if (!login.ok) return refuse(c, login.why);
    if (!accounts.otpIsRight(login.value, textOf(body, 'otp'))) return refuse(c, 'wrong-otp');
    const checked = await desk.check(order);
    if (!checked.ok) return refuse(c, checked.why);
    const sad = desk.authorise(order.credential, order.hashes, order.hashes.length);
    const id = textOf(body, 'transaction_id');
    confirmations.set(`${order.clientId}\n${id}`, { order, files });
    return answer(c, 'SUCCESS', { transaction_id: id, sad, expired_in: SAD_SECONDS });
  });
  post('/v2/signatures/confirm', async (c, body) => {
    const client = clientOf(body);
    if (!client.ok) return refuse(c, client.why);
    const id = textOf(body, 'transaction_id');
    const confirmation = confirmations.get(`${client.value}\n${id}`);
    if (confirmation === undefined) return refuse(c, 'unknown-transaction');
    const done = await desk.signWithSad(textOf(body, 'sad'), confirmation.order);
    if (!done.ok) return refuse(c, done.why);
    return answer(c, 'SUCCESS', { transaction_id: id, signatures: signed(confirmation.files, done.value) });
  });
  return app;
};

const answer = (c: Context, message: string, data: object): Response =>
  c.json({ status_code: 200, message, data });

const refuse = (c: Context, why: Refusal): Response => {
  const status = STATUS[why] ?? 400;
  return c.json({ status_code: status, message: why.toUpperCase().replaceAll('-', '_'), data: null }, status);
};

const signed = (files: readonly File[], signatures: readonly Buffer[]): readonly object[] =>
  files.map(({ docId }, at) => ({
    doc_id: docId,
    signature_value: signatures[at]?.toString('base64') ?? '',
    timestamp_signature: null,
  }));

/** `sign_files`: `data_to_be_signed` is a digest in hexadecimal. Null where one is not. */
const filesOf = (body: JsonBody): readonly File[] | null => {
  const list = body['sign_files'];
  if (!Array.isArray(list)) return null;
  const files = list.map((each: unknown): File | null => {
    if (typeof each !== 'object' || each === null) return null;
    const file = each as JsonBody;
    const hash = textOf(file, 'data_to_be_signed');
    const isHash = /^(?:[0-9a-f]{2})+$/i.test(hash) && textOf(file, 'sign_type') === 'hash';
    return isHash ? { docId: textOf(file, 'doc_id'), hash: Buffer.from(hash, 'hex') } : null;
  });
  return files.every((each) => each !== null) ? files : null;
};

const describe = async (credential: Credential, now: number): Promise<object> => {
  const leaf = await credential.leaf();
  const [own = '', issuing = ''] = certificatesOf(leaf).map((der) => der.toString('base64'));
  return {
    service_type: 'REMOTE_SIGNING',
    service_name: 'Ký số từ xa (giả lập)',
    cert_id: credential.id,
    cert_status: leaf.revokedAt !== null ? 'REVOKED' : leaf.notAfter.getTime() <= now ? 'EXPIRED' : 'VALID',
    serial_number: leaf.serialNumber,
    cert_subject: leaf.subject,
    cert_valid_from: leaf.notBefore.toISOString(),
    cert_valid_to: leaf.notAfter.toISOString(),
    cert_data: own,
    chain_data: { ca_cert: issuing, root_cert: null },
  };
};
