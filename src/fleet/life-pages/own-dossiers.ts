import type { Dossier, Draft, FleetPortal } from '../state.ts';

/** A filed dossier with the filing that it came from. */
export type OwnDossier = { readonly draft: Draft; readonly dossier: Dossier };

/** Dossiers of the citizen of this number, the newest first. */
export const ownDossiers = (portal: FleetPortal, idNumber: string): readonly OwnDossier[] =>
  [...portal.drafts.values()]
    .filter(({ person }) => person.idNumber === idNumber)
    .flatMap((draft) => dossierOf(portal, draft) ?? [])
    .toReversed();

export const dossierOf = (portal: FleetPortal, draft: Draft): OwnDossier | null => {
  const dossier = portal.dossiers.get(draft.dossierCode ?? '');
  return dossier === undefined ? null : { draft, dossier };
};

/** State of a dossier that its applicant took back. */
export const WITHDRAWN = 'Đã rút hồ sơ';

/** Takes a dossier back; false where that was done before. */
export const withdraw = (portal: FleetPortal, { dossier }: OwnDossier, at: string): boolean => {
  if (dossier.status === WITHDRAWN) return false;
  const change = { at, text: 'Người nộp rút hồ sơ' };
  portal.dossiers.set(dossier.code, {
    ...dossier,
    status: WITHDRAWN,
    changes: [...dossier.changes, change],
  });
  return true;
};
