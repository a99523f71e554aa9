import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Family } from './family.ts';
import { landingAfterSignIn, roundsOfSignIn, sessionAsksAgain } from './faults-sign-in.ts';
import { personOf } from './e-id/claims.ts';
import { CALLBACK } from './e-id/hosts.ts';
import type { NationalSignIn } from './national-sign-in.ts';
import type { FleetPortal, PortalSession, SignedInPerson } from './state.ts';

const COOKIE = 'phien';
const START = '/dang-nhap-dien-tu';
const OWN_COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const;

/** Name of the cookie that only the browser holds in which the sign-in began. */
const begunBy = (state: string): string => `dang_nhap_${state.slice(0, 12)}`;

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
  setCookie(c, COOKIE, session.id, OWN_COOKIE);
  return session;
};

/** A path on the portal itself; anything else leads home, so that nobody is sent off to a foreign host. */
export const ownPath = (value: string | undefined): string =>
  value !== undefined && /^\/(?![/\\])/.test(value) ? value : '/';

/** The portal's side of the code flow: start, callback with the exchange on the server, sign-out. */
export const portalSignIn = (portal: FleetPortal, family: Family, national: NationalSignIn): Hono => {
  const app = new Hono();
  const party = national.relyingParty(portal.row.id);
  const authorize = async (
    c: Context,
    returnTo: string,
    round: number,
    screens: boolean,
  ): Promise<Response> => {
    const { url, ...request } = await party.begin(screens);
    portal.signIns.set(request.state, { request, returnTo, round });
    setCookie(c, begunBy(request.state), '1', { ...OWN_COOKIE, path: START });
    return c.redirect(url);
  };

  app.get(START, (c) =>
    authorize(c, ownPath(c.req.query('return-url')), 0, sessionOf(c, portal)?.again === 'asked'),
  );

  app.get(CALLBACK, async (c) => {
    const answer = c.req.query();
    const state = answer['state'] ?? '';
    const signIn = portal.signIns.get(state);
    portal.signIns.delete(state);
    // An answer counts only in the browser that asked: nobody signs others in by a link.
    const mine = deleteCookie(c, begunBy(state), { ...OWN_COOKIE, path: START }) === '1';
    const claims = mine && signIn !== undefined ? await party.finish(signIn.request, answer) : null;
    const person = claims === null ? null : personOf(claims);
    if (signIn === undefined || person === null) return c.text('Phiên đăng nhập không hợp lệ', 400);
    const next = roundsOfSignIn(portal)[signIn.round];
    if (next !== undefined) return authorize(c, signIn.returnTo, signIn.round + 1, next === 'screens');
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
