import type { Family } from '../family.ts';
import { pathsOf } from './paths.ts';
import { routesOf } from './routes.ts';

/** Stand-in of `igate-v1`: server-rendered pages, one full page per step, the draft kept under `?sid=`. */
export const igateV1: Family = {
  standsFor: 'igate-v1',
  name: { vi: 'Nền tảng A', en: 'Platform A' },
  paths: (portal) => {
    const at = pathsOf(portal);
    return { services: at.services, account: at.account, ownSignIn: at.signIn };
  },
  routes: routesOf,
};
