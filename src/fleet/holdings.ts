import { WITHDRAWN } from './life-pages/own-dossiers.ts';
import type { FleetPortal } from './state.ts';

/** What citizens have at one portal. */
export type Holdings = {
  /** Drafts that were saved and neither filed nor thrown away. */
  readonly drafts: number;
  /** Dossiers that were filed, and those of them that were taken back. */
  readonly dossiers: number;
  readonly withdrawn: number;
  /** Papers that were kept in the national store from here. */
  readonly documents: number;
};

export const holdingsAt = (portal: FleetPortal, idNumbers: readonly string[]): Holdings => {
  const dossiers = [...portal.dossiers.values()];
  return {
    drafts: [...portal.drafts.values()].filter(
      ({ savedOn, dossierCode }) => savedOn !== null && dossierCode === null,
    ).length,
    dossiers: dossiers.length,
    withdrawn: dossiers.filter(({ status }) => status === WITHDRAWN).length,
    documents: idNumbers
      .flatMap((idNumber) => portal.nationalData.store.list(idNumber, portal.row.id))
      .filter(({ portalId, kind }) => portalId === portal.row.id && kind === 'components').length,
  };
};
