import type { Family } from './family.ts';
import { draw } from './seed.ts';

/** The family that stands in for a portal's platform: it follows from the seed and the portal alone. */
export const familyOf = (seed: number, portalId: string, drawn: readonly Family[]): Family | undefined =>
  drawn[Math.floor(draw(seed, 'family', portalId) * drawn.length)] ?? drawn[0];
