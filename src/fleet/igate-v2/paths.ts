import { type SigningPaths, signingPaths } from '../signing-pages/signing-paths.ts';

/** Signing pages lie beside the family's other pages. */
export const SIGNING_PATHS: SigningPaths = signingPaths('/vi');
