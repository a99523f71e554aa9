import type { Hono } from 'hono';
import type { Text } from '../model/text.ts';
import type { FleetPortal } from './state.ts';

/** Software that several stand-in portals share. */
export type Family = {
  /** Platform that it stands in for; the adapter of this id must serve it. */
  readonly standsFor: string;
  /** What people see: Platform A, B, C. */
  readonly name: Text;
  /** Routes of one portal, mounted under that portal's own host name. */
  readonly routes: (portal: FleetPortal) => Hono;
};
