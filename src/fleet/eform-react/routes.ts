import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Asset } from '../assets.ts';
import { listedServices, servicePage } from '../faults-services.ts';
import { lifePaths } from '../life-pages/life-paths.ts';
import { privacyAddress } from '../life-pages/privacy.ts';
import { lifeMenu, lifeRoutes } from '../life-pages/life-routes.ts';
import type { Markup } from '../markup.ts';
import { type MenuItem, portalPage } from '../page.ts';
import { openSession, ownPath, sessionOf, signInPath } from '../portal-sign-in.ts';
import { reusePaths } from '../reuse/reuse-paths.ts';
import { reuseMenu, reuseRoutes } from '../reuse/reuse-routes.ts';
import { signingPaths } from '../signing-pages/signing-paths.ts';
import { signingMenu, signingRoutes } from '../signing-pages/signing-routes.ts';
import { type FleetPortal, findOffered } from '../state.ts';
import { filingRoutes } from './filing-routes.ts';
import type { AppData } from './client/wire.ts';
import { filledRows } from './declared-items.ts';
import { numberOf } from './own-draft.ts';
import { eformRoutes } from './eform-routes.ts';
import { accountPage, homePage, missingPage, passwordPage } from './pages.ts';
import { publicInterface } from './public-interface.ts';

const MENU: readonly MenuItem[] = [
  { label: 'Trang chủ', href: '/' },
  { label: 'Nộp hồ sơ trực tuyến', href: '/nop-ho-so' },
  { label: 'Tra cứu hồ sơ', href: '/tra-cuu-tinh-trang-ho-so' },
];

const SIGNING_PATHS = signingPaths('');
const REUSE_PATHS = reusePaths('');

/** The two scripts of the family, bundled. */
export type Scripts = { readonly app: () => Promise<Asset>; readonly eform: () => Promise<Asset> };

export const eformReactRoutes = (portal: FleetPortal, scripts: Scripts): Hono => {
  const app = new Hono();
  const life = lifePaths('', {
    home: '/',
    services: '/nop-ho-so',
    lookUp: '/tra-cuu-tinh-trang-ho-so',
    service: ({ code }) => `/nop-ho-so?MaTTHC=${code}&MaCoQuanThucHien=${portal.codePrefix}`,
  });
  const show = async (
    c: Context,
    title: string,
    body: Markup,
    options: { readonly hero?: boolean; readonly status?: 200 | 404 } = {},
  ): Promise<Response> => {
    const url = new URL(c.req.url);
    const session = sessionOf(c, portal);
    const data: AppData = {
      signedIn: session !== null,
      bodyCode: portal.codePrefix,
      signInPath: signInPath(''),
      privacy: privacyAddress(portal, life),
      sentMessage: portal.draw % 2 === 0 ? 'Nộp hồ sơ thành công' : 'Gửi hồ sơ thành công',
    };
    // `<` is the one character that could end the element early.
    const json = JSON.stringify(data).replaceAll('<', '\\u003c');
    const page = portalPage(portal, {
      title,
      body: html`${body}<script type="application/json" id="app-data">${raw(json)}</script>`,
      menu: [
        ...MENU,
        ...signingMenu(portal, session, SIGNING_PATHS),
        ...lifeMenu(session, life),
        ...reuseMenu(session, REUSE_PATHS),
      ],
      session,
      life,
      here: `${url.pathname}${url.search}`,
      hero: options.hero === true,
      styles: ['/assets/eform-react.css'],
      scripts: [`/assets/${(await scripts.app()).name}`, '/assets/signing.js', '/assets/store-picker.js'],
    });
    return c.html(page, options.status ?? 200);
  };
  const root = html`<div id="root"></div>`;
  const missing = (c: Context) => show(c, 'Không tìm thấy trang', missingPage(), { status: 404 });

  app.get('/', (c) =>
    show(c, 'Trang chủ', html`${homePage(portal, listedServices(portal))}${CLOSED_ROOT}`, { hero: true }),
  );
  app.get('/nop-ho-so', (c) => {
    const code = c.req.query('MaTTHC');
    const offered = code === undefined ? null : findOffered(portal, code);
    const isMissing = code !== undefined && (offered === null || servicePage(portal, offered) === 'missing');
    return show(c, 'Nộp hồ sơ trực tuyến', root, { status: isMissing ? 404 : 200 });
  });
  app.get('/nop-ho-so/:number{[0-9]+}', async (c) => {
    if (sessionOf(c, portal) === null) return c.redirect(signInPath(new URL(c.req.url).pathname));
    return show(c, 'Nộp hồ sơ', root);
  });
  app.get('/tra-cuu-tinh-trang-ho-so', (c) => show(c, 'Tra cứu tình trạng hồ sơ', root));
  app.get('/tai-khoan', async (c) => {
    const session = sessionOf(c, portal);
    if (session === null) return c.redirect(signInPath('/tai-khoan'));
    return show(c, 'Thông tin tài khoản', html`${accountPage(session)}${CLOSED_ROOT}`);
  });

  app.get('/dang-nhap', (c) =>
    show(c, 'Đăng nhập', html`${passwordPage(ownPath(c.req.query('return-url')), '')}${CLOSED_ROOT}`),
  );
  app.post('/dang-nhap', async (c) => {
    const form = await c.req.parseBody();
    const returnTo = ownPath(String(form['return-url'] ?? ''));
    const person = portal.byPassword(String(form['username'] ?? ''), String(form['password'] ?? ''));
    if (person === null) {
      const fault = 'Tên đăng nhập hoặc mật khẩu không đúng';
      return show(c, 'Đăng nhập', html`${passwordPage(returnTo, fault)}${CLOSED_ROOT}`);
    }
    openSession(c, portal, person);
    return c.redirect(returnTo);
  });

  app.route(
    '/',
    signingRoutes(portal, SIGNING_PATHS, (c, title, body) => show(c, title, html`${body}${CLOSED_ROOT}`)),
  );
  app.route(
    '/',
    lifeRoutes(portal, life, (c, title, body, status) =>
      show(c, title, html`${body}${CLOSED_ROOT}`, status === undefined ? {} : { status }),
    ),
  );
  app.route(
    '/',
    reuseRoutes(portal, {
      paths: REUSE_PATHS,
      show: (c, title, body) => show(c, title, html`${body}${CLOSED_ROOT}`),
      resume: (draft) => `/nop-ho-so/${numberOf(draft)}`,
      filled: (draft) => filledRows(portal, draft),
    }),
  );
  app.route('/api', publicInterface(portal, life));
  app.route('/api/ho-so', filingRoutes(portal, SIGNING_PATHS, life, REUSE_PATHS));
  app.route('/eform', eformRoutes(portal, scripts.eform));
  app.get('*', missing);
  return app;
};

/** Pages made on the server still need React for the dialog behind the sign-in link. */
const CLOSED_ROOT: Markup = html`<div id="root" hidden></div>`;
