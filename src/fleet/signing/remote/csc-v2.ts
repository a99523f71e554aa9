import { Hono } from 'hono';
import { DIGESTS, digestByOid } from '../digest.ts';
import { cscAnswer, cscRefusal } from './csc-answer.ts';
import { credentialInfo } from './csc-credential-info.ts';
import { credentialRoutes } from './csc-credential-routes.ts';
import { cscSession } from './csc-session.ts';
import { authorise, checkAuthorisation, digestAsked } from './csc-v1.ts';
import { allFromBase64, type JsonBody, jsonBody, numberOf, textOf, textsOf } from './json-body.ts';
import type { Provider } from './provider.ts';
import { SAD_SECONDS, type SigningOrder } from './signing-desk.ts';

/**
 * The hash-signing part of CSC API 2.0, mounted at `/csc/v2`: info, credentials/list, info, authorize and
 * authorizeCheck, signatures/signHash (also asynchronous) and signPolling. While a result is not there yet,
 * signPolling and authorizeCheck answer 202.
 */
export const cscV2 = (provider: Provider, oauthBase: string): Hono => {
  const app = new Hono();
  /** Asynchronous orders of signHash: the SAD is already spent, the signatures wait to be fetched. */
  const responses = new Map<string, { readonly username: string; readonly signatures: readonly string[] }>();

  app.post('/info', async (c) =>
    cscAnswer(c, await jsonBody(c), {
      specs: '2.0.0.2',
      name: 'Dịch vụ ký số từ xa (giả lập)',
      logo: `${oauthBase}/logo.svg`,
      region: 'VN',
      lang: 'vi',
      description: 'Máy chủ giả lập để kiểm thử; không có chữ ký nào ở đây có giá trị.',
      authType: ['basic', 'oauth2code'],
      oauth2: oauthBase,
      asynchronousOperationMode: true,
      methods: [
        'credentials/list',
        'credentials/info',
        'credentials/authorize',
        'credentials/authorizeCheck',
        'signatures/signHash',
        'signatures/signPolling',
      ],
    }),
  );
  app.post('/credentials/list', async (c) => {
    const session = cscSession(c, provider);
    if (!session.ok) return cscRefusal(c, session.why);
    const body = (await jsonBody(c)) ?? {};
    const all = provider.credentials
      .of(session.value.citizen)
      .filter(({ enabled, condition }) => body['onlyValid'] !== true || (enabled && condition === 'good'));
    const infos =
      body['credentialInfo'] === true
        ? await Promise.all(
            all.map(async (each) => ({
              credentialID: each.id,
              ...(await credentialInfo(each, body, 2, provider.clock.now())),
            })),
          )
        : null;
    return cscAnswer(c, body, {
      credentialIDs: all.map(({ id }) => id),
      ...(infos === null ? {} : { credentialInfos: infos }),
    });
  });
  const withCredential = credentialRoutes(app, provider);
  withCredential('/credentials/info', async (c, body, credential) =>
    cscAnswer(c, body, await credentialInfo(credential, body, 2, provider.clock.now())),
  );
  withCredential('/credentials/authorize', async (c, body, credential, clientId) => {
    const hashes = allFromBase64(textsOf(body, 'hashes') ?? []);
    if (hashes === null) return cscRefusal(c, 'not-base64');
    const count = numberOf(body, 'numSignatures');
    if (!(count >= 1) || (hashes.length > 0 && hashes.length !== count)) return cscRefusal(c, 'bad-request');
    const digest = digestByOid(textOf(body, 'hashAlgorithmOID') || DIGESTS.sha256.oid);
    if (digest === null) return cscRefusal(c, 'digest-refused');
    const order = {
      hashes,
      count,
      digest,
      pin: authValue(body, 'PIN'),
      otp: authValue(body, 'OTP'),
      clientId,
      description: textOf(body, 'description') || 'Ký hồ sơ',
    } as const;
    if (credential.authMode !== 'implicit') {
      const sad = await authorise(provider, credential, order);
      return sad.ok ? cscAnswer(c, body, { SAD: sad.value, expiresIn: SAD_SECONDS }) : cscRefusal(c, sad.why);
    }
    const checked = await checkAuthorisation(provider, credential, order);
    if (!checked.ok) return cscRefusal(c, checked.why);
    const opened = await provider.desk.open({ ...order, credential });
    if (!opened.ok) return cscRefusal(c, opened.why);
    return c.json({ handle: opened.value.id }, 202);
  });
  app.post('/credentials/authorizeCheck', async (c) => {
    const session = cscSession(c, provider);
    if (!session.ok) return cscRefusal(c, session.why);
    const body = (await jsonBody(c)) ?? {};
    const transaction = provider.desk.find(textOf(body, 'handle'));
    if (transaction?.credential.owner.idNumber !== session.value.citizen.idNumber)
      return cscRefusal(c, 'unknown-transaction');
    if (provider.desk.stateOf(transaction) === 'waiting') return c.json({ handle: transaction.id }, 202);
    const sad = provider.desk.authoriseConfirmed(transaction);
    return sad.ok ? cscAnswer(c, body, { SAD: sad.value, expiresIn: SAD_SECONDS }) : cscRefusal(c, sad.why);
  });
  withCredential('/signatures/signHash', async (c, body, credential, clientId) => {
    const hashes = allFromBase64(textsOf(body, 'hashes') ?? []);
    if (hashes === null) return cscRefusal(c, 'not-base64');
    const digest = digestAsked(textOf(body, 'signAlgo'), textOf(body, 'hashAlgorithmOID'));
    if (!digest.ok) return cscRefusal(c, digest.why);
    const order: SigningOrder = { credential, digest: digest.value, hashes, clientId, description: '' };
    const signed = await provider.desk.signWithSad(textOf(body, 'SAD'), order);
    if (!signed.ok) return cscRefusal(c, signed.why);
    const signatures = signed.value.map((each) => each.toString('base64'));
    if (textOf(body, 'operationMode') !== 'A') return cscAnswer(c, body, { signatures });
    const responseID = `${credential.id}-${responses.size + 1}`;
    responses.set(responseID, { username: credential.owner.idNumber, signatures });
    return cscAnswer(c, body, { responseID });
  });
  app.post('/signatures/signPolling', async (c) => {
    const session = cscSession(c, provider);
    if (!session.ok) return cscRefusal(c, session.why);
    const body = (await jsonBody(c)) ?? {};
    const response = responses.get(textOf(body, 'responseID'));
    if (response?.username !== session.value.citizen.idNumber) return cscRefusal(c, 'unknown-transaction');
    return cscAnswer(c, body, { signatures: response.signatures });
  });
  return app;
};

/** The value of an object of `authData` (CSC 2.0, credentials/authorize). */
const authValue = (body: JsonBody, id: string): string => {
  const list = body['authData'];
  if (!Array.isArray(list)) return '';
  const found = list.find(
    (each): each is JsonBody => typeof each === 'object' && each !== null && each.id === id,
  );
  return found === undefined ? '' : textOf(found, 'value');
};
