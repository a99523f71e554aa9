import { SIGNED_FILE_FAULTS } from './catalogue/signed-file-faults.ts';
import { SIGNING_ACT_FAULTS } from './catalogue/signing-act-faults.ts';
import type { Fault } from './fault.ts';

/** The catalogue of digital signing. The fleet invents them: none is a statement about a real portal. */
export const SIGNING_FAULTS: readonly Fault[] = [...SIGNING_ACT_FAULTS, ...SIGNED_FILE_FAULTS];
