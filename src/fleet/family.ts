import type { Hono } from 'hono';
import type { Text } from '#src/model/text.ts';
import type { Asset } from './assets.ts';
import type { FleetPortal } from './state.ts';

/**
 * Software that several stand-in portals share. A family is exported from `<id>/family.ts` (`igateV1`,
 * `igateV2`, `eformReact`) and listed in `families.ts`. Its pages come out of `portalPage` (page.ts), its
 * sign-in goes through `signInPath` and `sessionOf` (portal-sign-in.ts), and it asks faults-services.ts and
 * faults-filing.ts what a fault makes of its lists, filing, upload and look-up.
 */
export type Family = {
  /** Platform that it stands in for; the adapter of this id must serve it. */
  readonly standsFor: string;
  /** What people see: Platform A, B, C. */
  readonly name: Text;
  /** Where a fault of the sign-in may drop the citizen. */
  readonly paths: (portal: FleetPortal) => {
    readonly services: string;
    readonly account: string;
    /** The portal's own password form; it must come back to `return-url` when filled in. */
    readonly ownSignIn: string;
  };
  /** Scripts and styles beside the shared ones, made once when the fleet starts. */
  readonly assets?: () => Promise<readonly Asset[]>;
  /** Routes of one portal, mounted under that portal's own host name. */
  readonly routes: (portal: FleetPortal) => Hono;
};
