import { ASSISTANT_FAULTS } from './catalogue/assistant-faults.ts';
import { DOSSIER_FAULTS } from './catalogue/dossier-faults.ts';
import { PUBLIC_PAGE_FAULTS } from './catalogue/public-page-faults.ts';
import type { Fault } from './fault.ts';

/** The catalogue of the pages around a filing. The fleet invents them: none is a statement about a real portal. */
export const LIFE_FAULTS: readonly Fault[] = [...PUBLIC_PAGE_FAULTS, ...DOSSIER_FAULTS, ...ASSISTANT_FAULTS];
