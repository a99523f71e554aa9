import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { Asset } from '../assets.ts';
import type { Family } from '../family.ts';
import { lifeRoutes } from '../life-pages/life-routes.ts';
import { reuseRoutes } from '../reuse/reuse-routes.ts';
import { signingRoutes } from '../signing-pages/signing-routes.ts';
import type { FleetPortal } from '../state.ts';
import { accountPage, signInPage } from './account-pages.ts';
import { filledRows } from './filing-items.ts';
import { filingPage } from './filing-page.ts';
import { filePath, PATHS } from './paths.ts';
import { detailPage, homePage, listPage, lookUpPage, MISSING } from './public-pages.ts';
import { showPage } from './show-page.ts';
import { makeSeal } from './view-state.ts';
import { webForm } from './web-form.ts';

const read = async (name: string, type: string): Promise<Asset> => ({
  name,
  type: `${type}; charset=utf-8`,
  body: await readFile(new URL(`./${name}`, import.meta.url), 'utf8'),
});
let made: Promise<readonly Asset[]> | null = null;
const assets = (): Promise<readonly Asset[]> =>
  (made ??= Promise.all([read('portaldvc.css', 'text/css'), read('portaldvc.js', 'text/javascript')]));

/** Stand-in of `portaldvc-aspx`: every page one form, every act a post-back with its view state. */
export const portaldvcAspx: Family = {
  standsFor: 'portaldvc-aspx',
  name: { vi: 'Nền tảng E', en: 'Platform E' },
  paths: () => ({ services: PATHS.services, account: PATHS.account, ownSignIn: PATHS.signIn }),
  assets,
  routes: (portal) => routesOf(portal),
};

const routesOf = (portal: FleetPortal): Hono => {
  const app = new Hono();
  const seal = makeSeal();
  const show = showPage(portal, assets);
  app.get('/', (c) => c.redirect(PATHS.home));
  for (const page of [homePage, listPage, detailPage, lookUpPage, signInPage, accountPage, filingPage])
    app.route('/', webForm(portal, seal, show, page(portal)));
  app.route(
    '/',
    signingRoutes(portal, PATHS.signing, (c, title, body) => show(c, { title, body, signs: true })),
  );
  app.route(
    '/',
    reuseRoutes(portal, {
      paths: PATHS.reuse,
      show: (c, title, body) => show(c, { title, body }),
      resume: (draft) => `${filePath(draft.service.number)}&hs=${draft.id}`,
      filled: (draft) => filledRows(portal, draft),
    }),
  );
  app.route(
    '/',
    lifeRoutes(portal, PATHS.life, (c, title, body, status) =>
      show(c, { title, body, ...(status !== undefined && { status }) }),
    ),
  );
  app.get('*', (c) => show(c, MISSING));
  return app;
};
