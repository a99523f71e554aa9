import { Hono } from 'hono';
import { DIGESTS, digestByOid, type DigestName, RSA_ENCRYPTION } from '../digest.ts';
import { imprintRequest, tokenOf } from '../pki/time-stamp.ts';
import { type Credential, MULTISIGN } from './credentials.ts';
import { cscAnswer, cscRefusal } from './csc-answer.ts';
import { credentialInfo, SIGN_ALGORITHMS } from './csc-credential-info.ts';
import { credentialRoutes } from './csc-credential-routes.ts';
import { cscLogin, cscSession } from './csc-session.ts';
import { allFromBase64, jsonBody, numberOf, textOf, textsOf } from './json-body.ts';
import type { Provider } from './provider.ts';
import { type Granted, granted, refused } from './refusal.ts';
import { SAD_SECONDS } from './signing-desk.ts';

const METHODS = [
  'auth/login',
  'auth/revoke',
  'oauth2/authorize',
  'oauth2/token',
  'oauth2/revoke',
  'credentials/list',
  'credentials/info',
  'credentials/authorize',
  'credentials/sendOTP',
  'signatures/signHash',
  'signatures/timestamp',
];
const PAGE = 5;

/** CSC API 1.0.4, mounted at `/csc/v1`. `oauthBase` is the address that `/oauth2/…` is under. */
export const cscV1 = (provider: Provider, oauthBase: string): Hono => {
  const app = new Hono();
  app.route('/', cscLogin(provider));
  app.post('/info', async (c) =>
    cscAnswer(c, await jsonBody(c), {
      specs: '1.0.4.0',
      name: 'Dịch vụ ký số từ xa (giả lập)',
      logo: `${oauthBase}/logo.svg`,
      region: 'VN',
      lang: 'vi',
      description: 'Máy chủ giả lập để kiểm thử; không có chữ ký nào ở đây có giá trị.',
      authType: ['basic', 'oauth2code'],
      oauth2: oauthBase,
      methods: METHODS,
    }),
  );
  app.post('/credentials/list', async (c) => {
    const session = cscSession(c, provider);
    if (!session.ok) return cscRefusal(c, session.why);
    const body = (await jsonBody(c)) ?? {};
    const all = provider.credentials.of(session.value.citizen).map(({ id }) => id);
    const from = Number(textOf(body, 'pageToken') || '0');
    const most = Math.min(numberOf(body, 'maxResults') || PAGE, PAGE);
    if (!Number.isInteger(from) || from < 0 || most < 1) return cscRefusal(c, 'bad-request');
    return cscAnswer(c, body, {
      credentialIDs: all.slice(from, from + most),
      ...(from + most < all.length ? { nextPageToken: String(from + most) } : {}),
    });
  });
  const withCredential = credentialRoutes(app, provider);
  withCredential('/credentials/info', async (c, body, credential) =>
    cscAnswer(c, body, await credentialInfo(credential, body, 1, provider.clock.now())),
  );
  // The code is always the one of the synthetic citizen; nothing is sent anywhere.
  withCredential('/credentials/sendOTP', async (c) => c.body(null, 204));
  withCredential('/credentials/authorize', async (c, body, credential, clientId) => {
    const hashes = textsOf(body, 'hash') ?? [];
    const decoded = allFromBase64(hashes);
    if (decoded === null) return cscRefusal(c, 'not-base64');
    const count = numberOf(body, 'numSignatures');
    if (!(count >= 1) || (decoded.length > 0 && decoded.length !== count))
      return cscRefusal(c, 'bad-request');
    const sad = await authorise(provider, credential, {
      hashes: decoded,
      count,
      // v1 does not name the digest here; its length does.
      digest: digestOfLength(decoded[0]?.length ?? 32),
      pin: textOf(body, 'PIN'),
      otp: textOf(body, 'OTP'),
      clientId,
      description: textOf(body, 'description') || 'Ký hồ sơ',
    });
    return sad.ok ? cscAnswer(c, body, { SAD: sad.value, expiresIn: SAD_SECONDS }) : cscRefusal(c, sad.why);
  });
  withCredential('/signatures/signHash', async (c, body, credential, clientId) => {
    const hashes = allFromBase64(textsOf(body, 'hash') ?? []);
    if (hashes === null) return cscRefusal(c, 'not-base64');
    const digest = digestAsked(textOf(body, 'signAlgo'), textOf(body, 'hashAlgo'));
    if (!digest.ok) return cscRefusal(c, digest.why);
    const signed = await provider.desk.signWithSad(textOf(body, 'SAD'), {
      credential,
      digest: digest.value,
      hashes,
      clientId,
      description: '',
    });
    return signed.ok
      ? cscAnswer(c, body, { signatures: signed.value.map((each) => each.toString('base64')) })
      : cscRefusal(c, signed.why);
  });
  app.post('/signatures/timestamp', async (c) => {
    const session = cscSession(c, provider);
    if (!session.ok) return cscRefusal(c, session.why);
    const body = (await jsonBody(c)) ?? {};
    const token = await cscTimeStamp(provider, textOf(body, 'hash'), textOf(body, 'hashAlgo'));
    return token.ok ? cscAnswer(c, body, { timestamp: token.value }) : cscRefusal(c, token.why);
  });
  return app;
};

/** What an authorisation is asked with, whatever the version. */
export type AuthorisationOrder = {
  readonly hashes: readonly Buffer[];
  readonly count: number;
  readonly digest: DigestName | null;
  readonly pin: string;
  readonly otp: string;
  readonly clientId: string;
  readonly description: string;
};

/** A SAD by PIN and code, or by the phone, whose answer is waited for. */
export const authorise = async (
  provider: Provider,
  credential: Credential,
  order: AuthorisationOrder,
): Promise<Granted<string>> => {
  const checked = await checkAuthorisation(provider, credential, order);
  if (!checked.ok) return checked;
  const { desk } = provider;
  if (credential.authMode === 'implicit') {
    const opened = await desk.open({ ...order, credential, digest: order.digest ?? 'sha256' });
    if (!opened.ok) return opened;
    await desk.settled(opened.value);
    return desk.authoriseConfirmed(opened.value);
  }
  return granted(desk.authorise(credential, order.hashes.length > 0 ? order.hashes : null, order.count));
};

/** Everything that can be refused before the citizen is asked. */
export const checkAuthorisation = async (
  { accounts, desk }: Provider,
  credential: Credential,
  { hashes, count, digest, pin, otp }: AuthorisationOrder,
): Promise<Granted<null>> => {
  if (credential.authMode === 'oauth2code') return refused('bad-request');
  if (digest === null) return refused('wrong-length');
  if (credential.scal === '2' && hashes.length === 0) return refused('no-hash');
  if (count > MULTISIGN) return refused('too-many');
  const checked = await desk.check({
    credential,
    digest,
    // Without hashes (SCAL1) the credential alone is checked.
    hashes: hashes.length > 0 ? hashes : [Buffer.alloc(DIGESTS[digest].bytes)],
  });
  if (!checked.ok) return checked;
  if (credential.authMode === 'explicit') {
    if (!accounts.pinIsRight(credential.owner, pin)) return refused('wrong-pin');
    if (!accounts.otpIsRight(credential.owner, otp)) return refused('wrong-otp');
  }
  return granted(null);
};

/** The digest that signAlgo and hashAlgo name together (CSC 1.0.4, 11.9). */
export const digestAsked = (signAlgo: string, hashAlgo: string): Granted<DigestName> => {
  const bySignature = digestByOid(signAlgo);
  if (bySignature === 'sha1') return refused('digest-refused');
  if (!SIGN_ALGORITHMS.includes(signAlgo)) return refused('algorithm-refused');
  const digest = signAlgo === RSA_ENCRYPTION ? digestByOid(hashAlgo) : bySignature;
  if (digest === null || digest === 'sha1') return refused('digest-refused');
  return hashAlgo !== '' && digestByOid(hashAlgo) !== digest ? refused('digest-refused') : granted(digest);
};

/** Null for a length that no digest has. */
export const digestOfLength = (length: number): DigestName | null =>
  (['sha1', 'sha256', 'sha384', 'sha512'] as const).find((name) => DIGESTS[name].bytes === length) ?? null;

const cscTimeStamp = async (provider: Provider, hash: string, hashAlgo: string): Promise<Granted<string>> => {
  const digest = digestByOid(hashAlgo);
  const imprint = allFromBase64([hash])?.[0];
  if (imprint === undefined) return refused('not-base64');
  if (digest === null || digest === 'sha1') return refused('digest-refused');
  if (imprint.length !== DIGESTS[digest].bytes) return refused('wrong-length');
  const token = tokenOf(await provider.pki.stamp(imprintRequest(digest, imprint)));
  return granted(token.toString('base64'));
};
