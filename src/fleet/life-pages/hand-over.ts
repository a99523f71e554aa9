import { Hono } from 'hono';
import { sessionOf, signInPath } from '../portal-sign-in.ts';
import { findOffered, type FleetPortal } from '../state.ts';
import type { LifePaths } from './life-paths.ts';
import type { ShowPage } from './show-page.ts';

/** Where the national front door hands a citizen over to a portal. */
export const handOverPath = '/tiep-nhan-tu-cong-quoc-gia';

/** Leads on to the service that the front door names; `vneid=1` asks for the portal's own sign-in before. */
export const handOverRoutes = (portal: FleetPortal, paths: LifePaths, show: ShowPage): Hono => {
  const app = new Hono();
  app.get(handOverPath, (c) => {
    const offered = findOffered(portal, c.req.query('MaTTHC') ?? '');
    if (offered === null) return show.missing(c);
    const service = paths.own.service(offered);
    const isSignedIn = sessionOf(c, portal) !== null;
    return c.redirect(c.req.query('vneid') === '1' && !isSignedIn ? signInPath(service) : service);
  });
  return app;
};
