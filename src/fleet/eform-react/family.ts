import { readFile } from 'node:fs/promises';
import { clientBundle } from '../client-bundle.ts';
import type { Family } from '../family.ts';
import { eformReactRoutes } from './routes.ts';

const scripts = {
  app: clientBundle('eform-react', new URL('./client/main.tsx', import.meta.url)),
  eform: clientBundle('eform', new URL('./client/eform.ts', import.meta.url)),
};

/** Stand-in of eform-react: a React front end over `/api/`, the declaration in a frame under `/eform/`. */
export const eformReact: Family = {
  standsFor: 'eform-react',
  name: { vi: 'Nền tảng C', en: 'Platform C' },
  paths: () => ({ services: '/nop-ho-so', account: '/tai-khoan', ownSignIn: '/dang-nhap' }),
  assets: async () => [
    await scripts.app(),
    await scripts.eform(),
    {
      name: 'eform-react.css',
      type: 'text/css; charset=utf-8',
      body: await readFile(new URL('./eform-react.css', import.meta.url), 'utf8'),
    },
  ],
  routes: (portal) => eformReactRoutes(portal, scripts),
};
