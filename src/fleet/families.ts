import type { Family } from './family.ts';
import { igateV1 } from './igate-v1/family.ts';

/** Every family of stand-in portals. */
export const families: readonly Family[] = [igateV1];
