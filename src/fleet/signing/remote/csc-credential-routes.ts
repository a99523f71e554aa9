import type { Context, Hono } from 'hono';
import type { Credential } from './credentials.ts';
import { cscRefusal } from './csc-answer.ts';
import { cscSession } from './csc-session.ts';
import { type JsonBody, jsonBody, textOf } from './json-body.ts';
import type { Provider } from './provider.ts';

type Act = (c: Context, body: JsonBody, credential: Credential, clientId: string) => Promise<Response>;

/** Adds POST routes that act on the credential which the body names; session, body and credential are checked first. */
export const credentialRoutes =
  (app: Hono, provider: Provider): ((path: string, act: Act) => void) =>
  (path, act) => {
    app.post(path, async (c) => {
      const session = cscSession(c, provider);
      if (!session.ok) return cscRefusal(c, session.why);
      const body = await jsonBody(c);
      if (body === null) return cscRefusal(c, 'bad-request');
      const { citizen, token } = session.value;
      const credential = provider.credentials.find(citizen, textOf(body, 'credentialID'));
      if (credential === null) return cscRefusal(c, 'unknown-credential');
      return act(c, body, credential, token.clientId);
    });
  };
