import { readFile } from 'node:fs/promises';
import { clientBundle } from '../client-bundle.ts';
import type { Family } from '../family.ts';
import { igateV2Routes } from './routes.ts';

const script = clientBundle('igate-v2', new URL('./client/main.ts', import.meta.url));

/** Stand-in of igate-v2: pages under `/vi/`, an interface under `/pa/`, and a Material stepper at one address. */
export const igateV2: Family = {
  standsFor: 'igate-v2',
  name: { vi: 'Nền tảng B', en: 'Platform B' },
  paths: () => ({ services: '/vi/procedure/search', account: '/vi/account', ownSignIn: '/vi/login' }),
  assets: async () => [
    await script(),
    {
      name: 'igate-v2.css',
      type: 'text/css; charset=utf-8',
      body: await readFile(new URL('./igate-v2.css', import.meta.url), 'utf8'),
    },
  ],
  routes: (portal) => igateV2Routes(portal, script),
};
