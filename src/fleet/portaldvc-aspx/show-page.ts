import type { Context } from 'hono';
import type { Asset } from '../assets.ts';
import { lifeMenu } from '../life-pages/life-routes.ts';
import { portalPage } from '../page.ts';
import { sessionOf } from '../portal-sign-in.ts';
import { reuseMenu } from '../reuse/reuse-routes.ts';
import { signingMenu } from '../signing-pages/signing-routes.ts';
import type { FleetPortal } from '../state.ts';
import type { PageBody } from './page-body.ts';
import { PATHS, signInFrom } from './paths.ts';

/** Puts a body into the portal's shell with this family's menu, style and script. */
export const showPage =
  (portal: FleetPortal, assets: () => Promise<readonly Asset[]>) =>
  async (c: Context, page: PageBody): Promise<Response> => {
    const { pathname, search } = new URL(c.req.url);
    const session = sessionOf(c, portal);
    const named = (await assets()).map(({ name }) => `/assets/${name}`);
    return c.html(
      portalPage(portal, {
        title: page.title,
        body: page.body,
        hero: page.hero === true,
        life: PATHS.life,
        menu: [
          { label: 'Trang chủ', href: PATHS.home },
          { label: 'Thủ tục hành chính', href: PATHS.services, starts: true },
          { label: 'Tra cứu hồ sơ', href: PATHS.lookUp },
          ...signingMenu(portal, session, PATHS.signing),
          ...lifeMenu(session, PATHS.life),
          ...reuseMenu(session, PATHS.reuse),
        ],
        session,
        here: `${pathname}${search}`,
        signIn: signInFrom(`${pathname}${search}`),
        styles: named.filter((name) => name.endsWith('.css')),
        scripts: [
          ...named.filter((name) => name.endsWith('.js')),
          ...(page.signs === true ? ['/assets/signing.js', '/assets/store-picker.js'] : []),
        ],
      }),
      page.status ?? 200,
    );
  };
