/** A dossier under way, as the portal's interface opened it. */
export type OpenedDossier = { readonly id: string; readonly token: string };
