import { readFile } from 'node:fs/promises';
import { clientBundle } from '../client-bundle.ts';
import type { Family } from '../family.ts';
import { sitePaths } from './paths.ts';
import { opencpsRoutes } from './routes.ts';

const script = clientBundle('opencps', new URL('./client/main.tsx', import.meta.url));

/** Stand-in of opencps: pages of a Liferay site, a Vue client with hash routes, an interface under `/o/rest/v2/`. */
export const opencps: Family = {
  standsFor: 'opencps',
  name: { vi: 'Nền tảng D', en: 'Platform D' },
  paths: (portal) => {
    const paths = sitePaths(portal);
    return { services: paths.services, account: paths.account, ownSignIn: paths.signIn };
  },
  assets: async () => [
    await script(),
    {
      name: 'opencps.css',
      type: 'text/css; charset=utf-8',
      body: await readFile(new URL('./opencps.css', import.meta.url), 'utf8'),
    },
  ],
  routes: (portal) => opencpsRoutes(portal, script),
};
