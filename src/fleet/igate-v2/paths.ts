import { type LifePaths, lifePaths } from '../life-pages/life-paths.ts';
import { type ReusePaths, reusePaths } from '../reuse/reuse-paths.ts';
import { type SigningPaths, signingPaths } from '../signing-pages/signing-paths.ts';

/** Signing pages lie beside the family's other pages. */
export const SIGNING_PATHS: SigningPaths = signingPaths('/vi');

export const detailPath = (hexId: string): string => `/vi/procedure/detail/${hexId}`;

/** So does what families share of asking once. */
export const REUSE_PATHS: ReusePaths = reusePaths('/vi');

/** So do the pages around a filing. */
export const LIFE_PATHS: LifePaths = lifePaths('/vi', {
  home: '/vi/',
  services: '/vi/procedure/search',
  lookUp: '/vi/dossier/search',
  service: ({ hexId }) => detailPath(hexId),
});
