import { Hono } from 'hono';
import type { Markup } from '../markup.ts';
import type { MenuItem } from '../page.ts';
import type { FleetPortal, PortalSession } from '../state.ts';
import { answerTo } from './assistant.ts';
import { dossierRoutes } from './dossier-routes.ts';
import { handOverRoutes } from './hand-over.ts';
import type { LifePaths } from './life-paths.ts';
import { privacyPage } from './privacy.ts';
import { hasSiteMapPage, hasSiteMapXml, siteMapPage, siteMapXml } from './site-map.ts';
import { statisticsPage } from './statistics.ts';
import { paymentRoutes } from './payment-routes.ts';
import { type Show, showPage } from './show-page.ts';
import { contactPage, downtimePage, guidePage, questionsPage } from './site-pages.ts';

/**
 * The pages around a filing, shared by all families and shown in each family's own pages. To mount them, a family
 *
 * 1. makes `const life = lifePaths(prefix, own)` (life-paths.ts) with where its own pages lie;
 * 2. gives `life` to `portalPage` (page.ts): footer, announced downtime, assistant (or puts `siteTop` and
 *    `siteFooter` of site-shell.ts and the script `/assets/assistant.js` into a shell of its own);
 * 3. mounts `app.route('/', lifeRoutes(portal, life, (c, title, body) => …))` before any catch-all;
 * 4. draws `shownProcedure(portal, offered, life)` on the service's page, with `procedureSection` on the server
 *    or from the same plain data in the browser;
 * 5. puts `privacyLine(life)` (site-shell.ts) beside its sign-in and its form;
 * 6. adds `lifeMenu(session, life)` to its menu, and `afterFiling(portal, life, draft)` (after-filing.ts) to the page
 *    that shows the code, as markup or as plain data. What it uploads it keeps in `draft.contents` by the file's id.
 */
export const lifeRoutes = (portal: FleetPortal, paths: LifePaths, show: Show): Hono =>
  new Hono()
    .route('/', siteRoutes(portal, paths, show))
    .route('/', assistantRoutes(portal, paths))
    .route('/', dossierRoutes(portal, paths, showPage(show)))
    .route('/', handOverRoutes(portal, paths, showPage(show)))
    .route('/', paymentRoutes(portal, paths, showPage(show)));

/** Menu entries of whoever is signed in. */
export const lifeMenu = (session: PortalSession | null, paths: LifePaths): readonly MenuItem[] =>
  session === null
    ? []
    : [
        { label: 'Hồ sơ của tôi', href: paths.dossiers },
        { label: 'Hộp thư', href: paths.inbox },
      ];

const siteRoutes = (portal: FleetPortal, paths: LifePaths, show: Show): Hono => {
  const app = new Hono();
  const pages: readonly (readonly [path: string, title: string, body: () => Markup])[] = [
    [paths.statistics, 'Thống kê', () => statisticsPage(portal)],
    [paths.privacy, 'Thông báo xử lý dữ liệu cá nhân', () => privacyPage(portal)],
    [paths.questions, 'Câu hỏi thường gặp', questionsPage],
    [paths.guide, 'Hướng dẫn sử dụng', guidePage],
    [paths.contact, 'Liên hệ', () => contactPage(portal)],
    [paths.downtime, 'Lịch bảo trì', () => downtimePage(portal)],
  ];
  const { missing } = showPage(show);
  for (const [path, title, body] of pages) app.get(path, (c) => show(c, title, body()));
  app.get(paths.siteMap, (c) =>
    hasSiteMapPage(portal) ? show(c, 'Sơ đồ trang', siteMapPage(portal, paths)) : missing(c),
  );
  app.get('/sitemap.xml', (c) =>
    hasSiteMapXml(portal)
      ? c.body(siteMapXml(portal, paths), 200, { 'content-type': 'application/xml; charset=utf-8' })
      : missing(c),
  );
  return app;
};

const assistantRoutes = (portal: FleetPortal, paths: LifePaths): Hono => {
  const app = new Hono();
  app.post(paths.assistant, async (c) => {
    const asked: unknown = await c.req.json().catch(() => null);
    const { cauHoi = '', trang = '' } = (asked ?? {}) as { cauHoi?: unknown; trang?: unknown };
    return c.json({ traLoi: answerTo(portal, paths, String(cauHoi).slice(0, 300), String(trang)) });
  });
  return app;
};
