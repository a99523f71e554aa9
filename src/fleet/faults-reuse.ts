import { FORM_FAULTS } from './catalogue/form-faults.ts';
import { PERSONAL_DATA_FAULTS } from './catalogue/personal-data-faults.ts';
import { PREFILL_FAULTS } from './catalogue/prefill-faults.ts';
import { STORE_FAULTS } from './catalogue/store-faults.ts';
import type { Fault } from './fault.ts';

/** The catalogue of asking once. The fleet invents them: none is a statement about a real portal. */
export const REUSE_FAULTS: readonly Fault[] = [
  ...PREFILL_FAULTS,
  ...STORE_FAULTS,
  ...FORM_FAULTS,
  ...PERSONAL_DATA_FAULTS,
];
