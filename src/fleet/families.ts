import { eformReact } from './eform-react/family.ts';
import type { Family } from './family.ts';
import { igateV1 } from './igate-v1/family.ts';
import { igateV2 } from './igate-v2/family.ts';
import { opencps } from './opencps/family.ts';
import { portaldvcAspx } from './portaldvc-aspx/family.ts';

/** Every family of stand-in portals. */
export const families: readonly Family[] = [igateV1, igateV2, eformReact, opencps, portaldvcAspx];
