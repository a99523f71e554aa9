import { procedureOf } from './procedures.ts';
import type { OfferedService } from './state.ts';

export type PublishedPaper = { readonly name: string; readonly required: boolean };

/** Papers that the procedure database names for a service: those that filing asks for. */
export const papersOf = (offered: OfferedService): readonly PublishedPaper[] =>
  procedureOf(offered.service.id).papers.map(({ label, required, fetchedByOffice }) => ({
    name: fetchedByOffice ? `${label} – cơ quan tự tra cứu` : label,
    required: required && !fetchedByOffice,
  }));
