import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { identityPage, refusalPage } from '../national-pages.ts';
import { CALLBACK_PATH } from './authorize-app.ts';
import { type Answer, type Errand, passed, refused, type Secrets, stepsOf } from './errands.ts';
import { AUTHORIZE_HOST } from './hosts.ts';
import type { Passkeys } from './passkeys.ts';

export const callbackUrl = (errandId: string): string =>
  `https://${AUTHORIZE_HOST}${CALLBACK_PATH}?tx=${encodeURIComponent(errandId)}`;

/** The host of the e-ID: number and password or passkey, then three dialogs on the same address. */
export const identityApp = (
  errands: ReadonlyMap<string, Errand>,
  secrets: Secrets,
  passkeys: Passkeys,
  latencyMs: number,
): Hono => {
  const app = new Hono();
  app.use(async (_c, next) => {
    await wait(latencyMs, undefined, { ref: false });
    return next();
  });
  app.get('/auth', (c) => {
    const id = c.req.query('tx') ?? '';
    const errand = errands.get(id);
    return errand === undefined
      ? c.html(refusalPage('Phiên đăng nhập đã hết hạn'), 400)
      : c.html(identityPage(id, errand.portalName));
  });
  const act = (
    path: string,
    step: (errand: Errand, body: Readonly<Record<string, string>>, id: string) => object,
  ): void => {
    app.post(path, async (c) => {
      const id = c.req.query('tx') ?? '';
      const errand = errands.get(id);
      if (errand === undefined) return c.json(refused('Phiên đăng nhập đã hết hạn'));
      return c.json(step(errand, await c.req.json<Record<string, string>>(), id));
    });
  };
  const steps = stepsOf(secrets);
  act('/api/login', steps.login);
  act('/api/otp', steps.otp);
  act('/api/consent', steps.consent);
  act('/api/passcode', (errand, body, id): Answer => {
    const answer = steps.passcode(errand, body);
    return answer.ok ? { ok: true, redirect: callbackUrl(id) } : answer;
  });
  act('/api/passkey/challenge', (_errand, _body, id) => passkeys.challenge(id));
  act('/api/passkey', (errand, assertion, id) => {
    const username = passkeys.assert(id, assertion);
    if (username === null) return refused('Khóa truy cập không hợp lệ');
    errand.username = username;
    errand.proofs.splice(0);
    // It is something that the citizen has and is known by: it stands for password and code.
    return passed(errand, 'code', 'hwk');
  });
  return app;
};
