import { type Context, Hono } from 'hono';
import type { Asset } from '../assets.ts';
import { servicePage } from '../faults-services.ts';
import { lifeRoutes } from '../life-pages/life-routes.ts';
import type { Markup } from '../markup.ts';
import { portalPage } from '../page.ts';
import { filingSession, openSession, ownPath, sessionOf, signInPath } from '../portal-sign-in.ts';
import { isPhone, prefillFor } from '../reuse/prefill.ts';
import { ownDraft, reuseRoutes } from '../reuse/reuse-routes.ts';
import { signingRoutes } from '../signing-pages/signing-routes.ts';
import { type FleetPortal, findOffered } from '../state.ts';
import { dossierRoutes, filledRows } from './dossier-routes.ts';
import {
  accountPage,
  detailPage,
  dossierSearchPage,
  emptyPage,
  homePage,
  menuOf,
  missingPage,
  passwordPage,
  searchPage,
} from './pages.ts';
import { LIFE_PATHS, REUSE_PATHS, SIGNING_PATHS } from './paths.ts';
import { publicInterface } from './public-interface.ts';
import { applyOnline } from './stepper.ts';

/** Routes of one portal: pages under `/vi/`, the interface under `/pa/`. */
export const igateV2Routes = (portal: FleetPortal, script: () => Promise<Asset>): Hono => {
  const app = new Hono();
  const show = async (
    c: Context,
    page: {
      readonly title: string;
      readonly body: Markup;
      readonly hero?: boolean;
      readonly status?: 200 | 404;
    },
  ): Promise<Response> => {
    const url = new URL(c.req.url);
    const session = sessionOf(c, portal);
    return c.html(
      portalPage(portal, {
        title: page.title,
        body: page.body,
        menu: menuOf(portal, session),
        session,
        life: LIFE_PATHS,
        here: `${url.pathname}${url.search}`,
        hero: page.hero === true,
        styles: ['/assets/igate-v2.css'],
        scripts: [`/assets/${(await script()).name}`, '/assets/signing.js', '/assets/store-picker.js'],
      }),
      page.status ?? 200,
    );
  };
  const missing = (c: Context) =>
    show(c, { title: 'Không tìm thấy trang', body: missingPage(), status: 404 });
  const home = (c: Context) => show(c, { title: 'Trang chủ', body: homePage(portal), hero: true });

  app.get('/', (c) => c.redirect('/vi/'));
  app.get('/vi', (c) => c.redirect('/vi/'));
  app.get('/vi/', home);
  app.get('/vi/trangchu', home);
  app.get('/vi/procedure/search', (c) =>
    show(c, {
      title: 'Thủ tục hành chính',
      body: searchPage(portal, c.req.query('keyword') ?? '', c.req.query('sector') ?? ''),
    }),
  );
  app.get('/vi/procedure/detail/:id', (c) => {
    const offered = findOffered(portal, c.req.param('id'));
    if (offered === null) return missing(c);
    const shown = servicePage(portal, offered);
    if (shown === 'missing') return missing(c);
    const body = shown === 'empty' ? emptyPage() : detailPage(portal, offered);
    return show(c, { title: shown === 'empty' ? 'Thủ tục' : offered.service.name.vi, body, hero: true });
  });
  app.get('/vi/padsvc/apply-online/:id', async (c) => {
    const offered = findOffered(portal, c.req.param('id'));
    if (offered === null || servicePage(portal, offered) !== 'shown') return missing(c);
    const session = filingSession(c, portal);
    if (session === null) return c.redirect(signInPath(new URL(c.req.url).pathname));
    const prefill = prefillFor(portal, session.person, isPhone(c.req.header('user-agent')));
    const draft = ownDraft(portal, session, c.req.query('dossier'));
    return show(c, {
      title: offered.service.name.vi,
      body: applyOnline(portal, offered, { prefill, draft }),
    });
  });
  app.get('/vi/dossier/search', (c) => show(c, { title: 'Tra cứu hồ sơ', body: dossierSearchPage() }));
  app.get('/vi/account', async (c) => {
    const session = sessionOf(c, portal);
    if (session === null) return c.redirect(signInPath('/vi/account'));
    return show(c, { title: 'Thông tin tài khoản', body: accountPage(session) });
  });

  app.get('/vi/login', (c) =>
    show(c, { title: 'Đăng nhập', body: passwordPage(ownPath(c.req.query('return-url')), '') }),
  );
  app.post('/vi/login', async (c) => {
    const form = await c.req.parseBody();
    const returnTo = ownPath(String(form['return-url'] ?? ''));
    const person = portal.byPassword(String(form['username'] ?? ''), String(form['password'] ?? ''));
    if (person === null) {
      const fault = 'Tên đăng nhập hoặc mật khẩu không đúng';
      return show(c, { title: 'Đăng nhập', body: passwordPage(returnTo, fault) });
    }
    openSession(c, portal, person);
    return c.redirect(returnTo);
  });

  app.get('/vi/assets/app.config.json', (c) => c.json({ apiUrl: '/pa', locale: 'vi' }));
  app.route(
    '/',
    signingRoutes(portal, SIGNING_PATHS, (c, title, body) => show(c, { title, body })),
  );
  app.route(
    '/',
    lifeRoutes(portal, LIFE_PATHS, (c, title, body, status) =>
      show(c, { title, body, ...(status !== undefined && { status }) }),
    ),
  );
  app.route(
    '/',
    reuseRoutes(portal, {
      paths: REUSE_PATHS,
      show: (c, title, body) => show(c, { title, body }),
      resume: ({ id, service }) => `/vi/padsvc/apply-online/${service.hexId}?dossier=${id}`,
      filled: (draft) => filledRows(portal, draft),
    }),
  );
  app.route('/pa', publicInterface(portal));
  app.route('/pa/dossier', dossierRoutes(portal));
  app.get('*', missing);
  return app;
};
