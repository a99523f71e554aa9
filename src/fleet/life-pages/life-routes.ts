import { type Context, Hono } from 'hono';
import type { Markup } from '../markup.ts';
import type { FleetPortal } from '../state.ts';
import { answerTo } from './assistant.ts';
import type { LifePaths } from './life-paths.ts';
import {
  contactPage,
  downtimePage,
  guidePage,
  privacyPage,
  questionsPage,
  siteMapPage,
  siteMapXml,
  statisticsPage,
} from './site-pages.ts';

/** How a family puts a body into its own page. */
export type ShowPage = (c: Context, title: string, body: Markup) => Response | Promise<Response>;

/**
 * The pages around a filing, shared by all families and shown in each family's own pages. To mount them, a family
 *
 * 1. makes `const life = lifePaths(prefix, own)` (life-paths.ts) with where its own pages lie;
 * 2. gives `life` to `portalPage` (page.ts): footer, announced downtime, assistant (or puts `siteTop` and
 *    `siteFooter` of site-shell.ts and the script `/assets/assistant.js` into a shell of its own);
 * 3. mounts `app.route('/', lifeRoutes(portal, life, (c, title, body) => …))` before any catch-all;
 * 4. draws `shownProcedure(portal, offered, life)` on the service's page, with `procedureSection` on the server
 *    or from the same plain data in the browser;
 * 5. puts `privacyLine(life)` (site-shell.ts) beside its sign-in and its form.
 */
export const lifeRoutes = (portal: FleetPortal, paths: LifePaths, show: ShowPage): Hono =>
  new Hono().route('/', siteRoutes(portal, paths, show)).route('/', assistantRoutes(portal, paths));

const siteRoutes = (portal: FleetPortal, paths: LifePaths, show: ShowPage): Hono => {
  const app = new Hono();
  const pages: readonly (readonly [path: string, title: string, body: () => Markup])[] = [
    [paths.siteMap, 'Sơ đồ trang', () => siteMapPage(portal, paths)],
    [paths.statistics, 'Thống kê', () => statisticsPage(portal)],
    [paths.privacy, 'Thông báo xử lý dữ liệu cá nhân', () => privacyPage(portal)],
    [paths.questions, 'Câu hỏi thường gặp', questionsPage],
    [paths.guide, 'Hướng dẫn sử dụng', guidePage],
    [paths.contact, 'Liên hệ', () => contactPage(portal)],
    [paths.downtime, 'Lịch bảo trì', () => downtimePage(portal)],
  ];
  for (const [path, title, body] of pages) app.get(path, (c) => show(c, title, body()));
  app.get('/sitemap.xml', (c) =>
    c.body(siteMapXml(portal, paths), 200, { 'content-type': 'application/xml; charset=utf-8' }),
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
