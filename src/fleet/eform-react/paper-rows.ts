import { askedForm } from '../reuse/asked-form.ts';
import { acceptOf, limitWords } from '../reuse/file-limits.ts';
import { keepOffer } from '../reuse/keeping.ts';
import { pickOffer } from '../reuse/picking.ts';
import type { ReusePaths } from '../reuse/reuse-paths.ts';
import type { Draft, FleetPortal } from '../state.ts';
import type { PaperRow } from './client/wire.ts';

/** The rows of the documents step. */
export const paperRows = (portal: FleetPortal, draft: Draft, paths: ReusePaths): readonly PaperRow[] => {
  const { papers } = askedForm(portal, draft.service);
  const uploads = papers.filter(({ fetchedByOffice }) => !fetchedByOffice);
  return papers.map((paper) => ({
    id: paper.id,
    name: paper.label,
    required: paper.required,
    fetched: paper.fetchedByOffice,
    accept: acceptOf(paper),
    limits: limitWords(portal, paper),
    pick: pickOffer(portal, paper, uploads.indexOf(paper)),
    picker: `${paths.picker}/${draft.id}/${paper.id}`,
    keep: keepOffer(portal),
  }));
};
