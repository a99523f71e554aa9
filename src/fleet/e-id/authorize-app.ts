import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { cardsPage, refusalPage } from '../national-pages.ts';
import type { Errand } from './errands.ts';
import { CERTIFICATE_HOST, IDENTITY_HOST } from './hosts.ts';
import { CARDS_PATH, type EIdProvider } from './provider.ts';

export const CALLBACK_PATH = '/oauth2/callback';
export const eIdUrl = (errandId: string): string => `https://${IDENTITY_HOST}/auth?tx=${errandId}`;

/** The host of the authorisation: choice of the account, the way back from the screens, and the OpenID provider. */
export const authorizeApp = (
  { provider, subjectOf }: EIdProvider,
  errands: Map<string, Errand>,
  latencyMs: number,
): Hono => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  // What a citizen waits for; portals ask for tokens from the same hall of machines.
  for (const path of ['/oauth2/authorize', CALLBACK_PATH])
    app.use(path, async (_c, next) => {
      await wait(latencyMs, undefined, { ref: false });
      return next();
    });

  app.get(CARDS_PATH, (c) => {
    const id = c.req.query('tx') ?? '';
    return errands.has(id)
      ? c.html(cardsPage(eIdUrl(id), `https://${CERTIFICATE_HOST}/?tx=${encodeURIComponent(id)}`))
      : c.html(refusalPage('Phiên đăng nhập đã hết hạn'), 400);
  });

  app.get(CALLBACK_PATH, async (c) => {
    const id = c.req.query('tx') ?? '';
    const errand = errands.get(id);
    const interaction = await provider.Interaction.find(id);
    if (
      interaction === undefined ||
      errand === undefined ||
      (errand.done !== 'passcode' && errand.done !== 'certificate')
    )
      return c.html(refusalPage('Phiên đăng nhập đã hết hạn'), 400);
    errands.delete(id);
    const accountId = subjectOf(errand.username);
    const grant = new provider.Grant({ accountId, clientId: String(interaction.params['client_id']) });
    grant.addOIDCScope('openid');
    interaction.result = {
      login: { accountId, acr: 'LoA1', amr: errand.proofs },
      consent: { grantId: await grant.save() },
    };
    await interaction.persist();
    // The provider goes on only in the browser that began: it holds the cookie of this authorisation.
    return c.redirect(interaction.returnTo);
  });

  const answer = provider.callback();
  app.all('*', async (c) => {
    // Koa takes requests of HTTP/2 through the same interface, but its types do not say so.
    await answer(c.env.incoming as IncomingMessage, c.env.outgoing as ServerResponse);
    return RESPONSE_ALREADY_SENT;
  });
  return app as unknown as Hono;
};
