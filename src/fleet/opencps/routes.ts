import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Asset } from '../assets.ts';
import { lifeMenu, lifeRoutes } from '../life-pages/life-routes.ts';
import { privacyAddress, privacyName } from '../life-pages/privacy.ts';
import type { Markup } from '../markup.ts';
import { portalPage } from '../page.ts';
import { openSession, ownPath, sessionOf, signInPath } from '../portal-sign-in.ts';
import { reuseMenu, reuseRoutes } from '../reuse/reuse-routes.ts';
import { signingMenu, signingRoutes } from '../signing-pages/signing-routes.ts';
import type { FleetPortal } from '../state.ts';
import type { AppData, PageName } from './client/wire.ts';
import { filledRows } from './declaration.ts';
import { authToken, dossierRoutes } from './dossier-routes.ts';
import { accountPage, missingPage } from './pages.ts';
import { sitePaths } from './paths.ts';
import { servicesInterface } from './services-interface.ts';

type Shown = {
  readonly title: string;
  /** What the client draws in the page's portlet. */
  readonly draws: PageName;
  /** What the server draws. */
  readonly body?: Markup;
  readonly hero?: boolean;
  readonly status?: 200 | 404;
};

/** Pages of one Liferay site, and the interface that its client asks. */
export const opencpsRoutes = (portal: FleetPortal, script: () => Promise<Asset>): Hono => {
  const app = new Hono();
  const paths = sitePaths(portal);
  const show = async (c: Context, page: Shown): Promise<Response> => {
    const url = new URL(c.req.url);
    const session = sessionOf(c, portal);
    const here = `${url.pathname}${url.search}`;
    const privacy = privacyAddress(portal, paths.life);
    const data: AppData = {
      page: page.draws,
      signedIn: session !== null,
      groupId: portal.codePrefix,
      token: session === null ? '' : authToken(session),
      privacy: privacy === null ? null : { name: privacyName(portal), href: privacy },
      paths: {
        services: paths.services,
        signIn: paths.signIn,
        filing: paths.filing,
        lookUp: paths.lookUp,
      },
    };
    // `<` is the one character that could end the element early.
    const json = JSON.stringify(data).replaceAll('<', '\\u003c');
    const portlet = html`<section class="portlet" id="portlet_${page.draws}"><div id="app"></div></section>`;
    const body = html`${page.body ?? ''}${page.draws === 'none' ? '' : portlet}<script type="application/json" id="app-data">${raw(json)}</script>`;
    return c.html(
      portalPage(portal, {
        title: page.title,
        body,
        bodyClass: session === null ? 'signed-out' : 'signed-in',
        menu: [
          { label: 'Trang chủ', href: paths.home },
          { label: 'Thủ tục hành chính', href: `${paths.services}#/thu-tuc-hanh-chinh` },
          { label: 'Tra cứu hồ sơ', href: `${paths.lookUp}#/tra-cuu` },
          ...signingMenu(portal, session, paths.signing),
          ...reuseMenu(session, paths.reuse),
          ...lifeMenu(session, paths.life),
        ],
        session,
        life: paths.life,
        here,
        signIn: `${paths.signIn}?return-url=${encodeURIComponent(here)}#/login-dichvucong`,
        hero: page.hero === true,
        styles: ['/assets/opencps.css'],
        scripts: [`/assets/${(await script()).name}`, '/assets/signing.js', '/assets/store-picker.js'],
      }),
      page.status ?? 200,
    );
  };

  app.get('/', (c) => c.redirect(paths.home));
  app.get(paths.home, (c) => show(c, { title: 'Trang chủ', draws: 'home', hero: true }));
  app.get(paths.services, (c) => show(c, { title: 'Thủ tục hành chính', draws: 'services' }));
  app.get(paths.signIn, (c) => show(c, { title: 'Đăng nhập', draws: 'sign-in' }));
  app.get(paths.lookUp, (c) => show(c, { title: 'Tra cứu hồ sơ', draws: 'look-up' }));
  app.get(paths.filing, async (c) =>
    sessionOf(c, portal) === null
      ? c.redirect(signInPath(paths.services))
      : show(c, { title: 'Tờ khai trực tuyến', draws: 'filing' }),
  );
  app.get(paths.account, async (c) => {
    const session = sessionOf(c, portal);
    if (session === null) return c.redirect(signInPath(paths.account));
    return show(c, { title: 'Thông tin tài khoản', draws: 'none', body: accountPage(session, paths) });
  });

  app.route(
    '/',
    signingRoutes(portal, paths.signing, (c, title, body) => show(c, { title, draws: 'none', body })),
  );
  app.route(
    '/',
    lifeRoutes(portal, paths.life, (c, title, body, status) =>
      show(c, { title, draws: 'none', body, ...(status !== undefined && { status }) }),
    ),
  );
  app.route(
    '/',
    reuseRoutes(portal, {
      paths: paths.reuse,
      show: (c, title, body) => show(c, { title, draws: 'none', body }),
      resume: ({ id }) => `${paths.filing}#/danh-sach-ho-so/0/ho-so/${id}`,
      filled: (draft) => filledRows(portal, draft),
    }),
  );
  app.post('/o/v1/opencps/login', async (c) => {
    const [username = '', password = ''] = basicOf(c.req.header('authorization'));
    const person = portal.byPassword(username, password);
    if (person === null) return c.json({ message: 'Tên đăng nhập hoặc mật khẩu không đúng' });
    openSession(c, portal, person);
    return c.json({ redirect: ownPath(c.req.query('return-url')) });
  });
  app.route('/o/rest/v2/dossiers', dossierRoutes(portal, paths));
  app.route('/o/rest/v2', servicesInterface(portal, paths.life));
  app.get('*', (c) =>
    show(c, { title: 'Không tìm thấy trang', draws: 'none', body: missingPage(), status: 404 }),
  );
  return app;
};

const basicOf = (header = ''): readonly string[] => {
  const text = Buffer.from(/^basic (.+)$/i.exec(header)?.[1] ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? [] : [text.slice(0, colon), text.slice(colon + 1)];
};
