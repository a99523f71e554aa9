import { type Context, Hono } from 'hono';
import type { Citizen } from '#src/model/journey.ts';
import { credentialInfo } from './csc-credential-info.ts';
import { ACCESS_SECONDS } from './csc-session.ts';
import { digestAsked } from './csc-v1.ts';
import { allFromBase64, type JsonBody, jsonBody, numberOf, textOf, textsOf } from './json-body.ts';
import type { Provider } from './provider.ts';
import { type Granted, granted, type Refusal, refused } from './refusal.ts';
import type { Transaction } from './signing-desk.ts';

/*
 * Provider B: a front in the shape of an interface where the caller logs in for a citizen (a token for an hour,
 * never refreshed), sends base64 hashes with the OIDs of hash and signature algorithm, and, with `async` above
 * 0, polls a status. Of that interface's states those with a known meaning are used: 1, 4000, 4001, 4002, 4004,
 * 50000.
 */
const STATES = { waiting: 4000, confirmed: 1, rejected: 4002, 'ran-out': 4001 } as const;

/** States of a refusal of `signHash`: the order itself was at fault (4004) or there is no such thing. */
const CODES: Partial<Record<Refusal, number>> = { rejected: 4002, 'ran-out': 4001 };

export const providerB = (provider: Provider): Hono => {
  const { accounts, credentials, desk, tokens } = provider;
  const app = new Hono();

  const post = (path: string, act: (c: Context, body: JsonBody) => Promise<Response>): void => {
    app.post(path, async (c) => {
      const body = await jsonBody(c);
      if (body === null) return refuse(c, 'bad-request');
      const known = provider.knowsClient(textOf(body, 'client_id'), textOf(body, 'client_secret'));
      return known ? act(c, body) : refuse(c, 'bad-client');
    });
  };
  const bearer = (c: Context, body: JsonBody): Granted<Citizen> => {
    const value = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const token = tokens.find(value, 'access');
    const citizen = token === null ? null : accounts.find(token.username);
    return token === null || citizen === null || token.clientId !== textOf(body, 'client_id')
      ? refused('bad-token')
      : granted(citizen);
  };

  post('/service/ras/v1/login', async (c, body) => {
    const clientId = textOf(body, 'client_id');
    const username = textOf(body, 'user_id');
    // The caller vouches for the citizen; the citizen's own secret is asked for on the phone.
    if (accounts.find(username) === null) return refuse(c, 'unknown-credential');
    return c.json({
      access_token: tokens.issue({ kind: 'access', username, clientId }, ACCESS_SECONDS * 1000),
      token_type: 'bearer',
      expires_in: ACCESS_SECONDS,
    });
  });
  post('/service/certificates/info', async (c, body) => {
    const citizen = bearer(c, body);
    if (!citizen.ok) return refuse(c, citizen.why);
    const all = credentials.of(citizen.value).filter(({ authMode }) => authMode === 'implicit');
    return c.json(
      await Promise.all(
        all.map(async (each) => ({
          credential_id: each.id,
          ...(await credentialInfo(each, body, 1, provider.clock.now())),
        })),
      ),
    );
  });
  post('/service/signHash', async (c, body) => {
    const citizen = bearer(c, body);
    if (!citizen.ok) return refuse(c, citizen.why);
    const credential = credentials.find(citizen.value, textOf(body, 'credentialID'));
    if (credential?.authMode !== 'implicit') return refuse(c, 'unknown-credential');
    const hashes = allFromBase64(textsOf(body, 'hash') ?? []);
    if (hashes === null) return refuse(c, 'not-base64');
    const digest = digestAsked(textOf(body, 'signAlgo'), textOf(body, 'hashAlgo'));
    if (!digest.ok) return refuse(c, digest.why);
    if (numberOf(body, 'numSignatures') !== hashes.length) return refuse(c, 'bad-request');
    const opened = await desk.open({
      credential,
      digest: digest.value,
      hashes,
      clientId: textOf(body, 'client_id'),
      description: textOf(body, 'description') || 'Ký hồ sơ',
    });
    if (!opened.ok) return refuse(c, opened.why);
    if ((numberOf(body, 'async') || 0) > 0) return c.json({ transactionId: opened.value.id });
    await desk.settled(opened.value);
    return statusOf(c, opened.value);
  });
  post('/service/requests/status', async (c, body) => {
    const citizen = bearer(c, body);
    if (!citizen.ok) return refuse(c, citizen.why);
    const transaction = desk.find(textOf(body, 'transactionId'));
    return transaction?.credential.owner.idNumber === citizen.value.idNumber
      ? statusOf(c, transaction)
      : refuse(c, 'unknown-transaction');
  });

  const statusOf = async (c: Context, transaction: Transaction): Promise<Response> => {
    const state = desk.stateOf(transaction);
    const collected = state === 'confirmed' ? await desk.collect(transaction) : null;
    return c.json({
      transactionId: transaction.id,
      status: STATES[state],
      ...(collected?.ok === true
        ? { signatures: collected.value.map((each) => each.toString('base64')) }
        : {}),
    });
  };
  return app;
};

const refuse = (c: Context, why: Refusal): Response => {
  const status = why === 'bad-client' || why === 'bad-token' ? 401 : 400;
  return c.json(
    { status: CODES[why] ?? 4004, error: why, error_description: why.replaceAll('-', ' ') },
    status,
  );
};
