import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Family } from './family.ts';
import { landingAfterSignIn, roundsOfSignIn, sessionAsksAgain } from './faults-sign-in.ts';
import { type NationalSignIn, AUTHORIZE_URL } from './national-sign-in.ts';
import type { FleetPortal, PortalSession, SignedInPerson } from './state.ts';

const COOKIE = 'phien';
const START = '/dang-nhap-dien-tu';
const CALLBACK = '/dang-nhap-dien-tu/ket-qua';

/** Address on the portal's own host that sends to the national sign-in and comes back to `returnTo`. */
export const signInPath = (returnTo: string): string => `${START}?return-url=${encodeURIComponent(returnTo)}`;

/** Who is signed in with this request; null for nobody. */
export const sessionOf = (c: Context, portal: FleetPortal): PortalSession | null =>
  portal.sessions.get(getCookie(c, COOKIE) ?? '') ?? null;

/**
 * The same for a page or an answer that starts a filing: null also where a fault asks for the e-ID again
 * here. Whoever gets null sends the citizen to `signInPath`.
 */
export const filingSession = (c: Context, portal: FleetPortal): PortalSession | null => {
  const session = sessionOf(c, portal);
  if (session?.again !== 'atFiling') return session;
  session.again = 'asked';
  return null;
};

/** Opens a session and sets its cookie. */
export const openSession = (c: Context, portal: FleetPortal, person: SignedInPerson): PortalSession => {
  const session: PortalSession = {
    id: randomBytes(16).toString('hex'),
    person,
    again: sessionAsksAgain(portal, sessionOf(c, portal)) ? 'atFiling' : 'no',
  };
  portal.sessions.set(session.id, session);
  setCookie(c, COOKIE, session.id, { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
  return session;
};

/** A path on the portal itself; anything else leads home, so that nobody is sent off to a foreign host. */
export const ownPath = (value: string | undefined): string =>
  value !== undefined && /^\/(?![/\\])/.test(value) ? value : '/';

/** The portal's side of the code flow: start, callback with the exchange on the server, sign-out. */
export const portalSignIn = (portal: FleetPortal, family: Family, national: NationalSignIn): Hono => {
  const app = new Hono();
  const redirectUri = `https://${portal.host}${CALLBACK}`;
  const authorize = (returnTo: string, round: number, withScreens: boolean): string => {
    const state = randomBytes(12).toString('hex');
    portal.signIns.set(state, { returnTo, round });
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: `dvc-${portal.row.id}`,
      redirect_uri: redirectUri,
      scope: 'openid',
      state,
      acr_values: 'LoA1',
      ...(withScreens ? { prompt: 'login' } : {}),
    });
    return `${AUTHORIZE_URL}?${query}`;
  };

  app.get(START, (c) =>
    c.redirect(authorize(ownPath(c.req.query('return-url')), 0, sessionOf(c, portal)?.again === 'asked')),
  );

  app.get(CALLBACK, (c) => {
    const state = c.req.query('state') ?? '';
    const signIn = portal.signIns.get(state);
    const person = national.exchange(c.req.query('code') ?? '', redirectUri);
    if (signIn === undefined || person === null) return c.text('Phiên đăng nhập không hợp lệ', 400);
    portal.signIns.delete(state);
    const next = roundsOfSignIn(portal)[signIn.round];
    if (next !== undefined)
      return c.redirect(authorize(signIn.returnTo, signIn.round + 1, next === 'screens'));
    const paths = family.paths(portal);
    if (portal.fault?.fault === 'sign-in-asked-twice' && portal.fault.variant === 'c')
      return c.redirect(`${paths.ownSignIn}?return-url=${encodeURIComponent(signIn.returnTo)}`);
    openSession(c, portal, person);
    return c.redirect(landingAfterSignIn(portal, signIn.returnTo, paths));
  });

  app.get('/dang-xuat', (c) => {
    portal.sessions.delete(getCookie(c, COOKIE) ?? '');
    return c.redirect('/');
  });
  return app;
};
