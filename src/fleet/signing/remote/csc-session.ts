import { Hono, type Context } from 'hono';
import type { Citizen } from '#src/model/journey.ts';
import type { Token } from './accounts.ts';
import { cscAnswer, cscRefusal } from './csc-answer.ts';
import { jsonBody, textOf } from './json-body.ts';
import type { Provider } from './provider.ts';
import { type Granted, granted, refused } from './refusal.ts';

export const ACCESS_SECONDS = 3_600;
const REFRESH_MS = 90 * 86_400_000;

/** Who calls, by the bearer token. */
export type CscSession = { readonly citizen: Citizen; readonly token: Token };

export const cscSession = (c: Context, provider: Provider): Granted<CscSession> => {
  const value = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const token = provider.tokens.find(value, 'access');
  const citizen = token === null ? null : provider.accounts.find(token.username);
  return token === null || citizen === null ? refused('bad-token') : granted({ citizen, token });
};

/** Access and refresh token of a citizen for a client. */
export const issueTokens = (
  provider: Provider,
  username: string,
  clientId: string,
): {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
} => ({
  access_token: provider.tokens.issue({ kind: 'access', username, clientId }, ACCESS_SECONDS * 1000),
  refresh_token: provider.tokens.issue({ kind: 'refresh', username, clientId }, REFRESH_MS),
  token_type: 'Bearer',
  expires_in: ACCESS_SECONDS,
});

/** `auth/login` by HTTP Basic or by a refresh token, and `auth/revoke` (CSC 1.0.4, 11.2 and 11.3). */
export const cscLogin = (provider: Provider): Hono => {
  const app = new Hono();
  app.post('/auth/login', async (c) => {
    const body = await jsonBody(c);
    const refresh = textOf(body ?? {}, 'refresh_token');
    if (refresh !== '') {
      const token = provider.tokens.redeem(refresh, 'refresh');
      if (token === null) return cscRefusal(c, 'bad-token');
      return cscAnswer(c, body, issueTokens(provider, token.username, token.clientId));
    }
    const basic = /^Basic (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const [username = '', ...password] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    const login = provider.accounts.logIn(username, password.join(':'));
    if (!login.ok) return cscRefusal(c, login.why);
    const { refresh_token, ...tokens } = issueTokens(provider, username, 'basic');
    return cscAnswer(c, body, body?.['rememberMe'] === true ? { ...tokens, refresh_token } : tokens);
  });
  app.post('/auth/revoke', async (c) => {
    const session = cscSession(c, provider);
    if (!session.ok) return cscRefusal(c, session.why);
    const body = await jsonBody(c);
    provider.tokens.revoke(textOf(body ?? {}, 'token'));
    return c.body(null, 204);
  });
  return app;
};
