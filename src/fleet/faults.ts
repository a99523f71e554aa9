import { FILING_FAULTS } from './catalogue/filing-faults.ts';
import { PAGE_FAULTS } from './catalogue/page-faults.ts';
import { FAULT_IDS, type Fault, type FaultId } from './fault.ts';

export type { Fault, FaultId, FaultVariant } from './fault.ts';

const place = (id: FaultId): number => FAULT_IDS.findIndex((known) => known === id);

/**
 * The catalogue of what every journey can meet; the others are named for their journeys (faults-signing.ts,
 * faults-reuse.ts, faults-life.ts). The fleet invents them: none is a statement about a real portal.
 */
export const FAULTS: readonly Fault[] = [...FILING_FAULTS, ...PAGE_FAULTS].toSorted(
  (one, other) => place(one.id) - place(other.id),
);
