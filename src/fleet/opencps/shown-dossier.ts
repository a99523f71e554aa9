import { shownName } from '../faults-services.ts';
import { documentsDuty } from '../life-pages/summary.ts';
import type { Paper } from '../procedures/procedure.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { consentBoxes } from '../reuse/consents.ts';
import { acceptOf, limitWords } from '../reuse/file-limits.ts';
import { printOffer } from '../reuse/filled-form.ts';
import { keepOffer } from '../reuse/keeping.ts';
import { pickOffer } from '../reuse/picking.ts';
import type { Prefill } from '../reuse/prefill.ts';
import { FETCHED } from '../reuse/reuse-routes.ts';
import { validationOf } from '../reuse/validation.ts';
import { eFormOffer } from '../signing-pages/e-form.ts';
import type { Draft, FleetPortal } from '../state.ts';
import { shownFee } from './agencies.ts';
import type { Dossier, ShownPaper } from './client/wire.ts';
import { declarationOf } from './declaration.ts';
import type { SitePaths } from './paths.ts';

/** A dossier under way as the client draws it. */
export const shownDossier = (
  portal: FleetPortal,
  draft: Draft,
  prefill: Prefill,
  paths: SitePaths,
): Dossier => {
  const { papers, blank } = askedForm(portal, draft.service);
  const uploaded = papers.filter(({ fetchedByOffice }) => !fetchedByOffice);
  return {
    dossierId: draft.id,
    token: draft.token,
    serviceName: shownName(portal, draft.service),
    agency: draft.fields.get('agency') ?? '',
    fee: shownFee(draft.service),
    validation: validationOf(portal),
    sections: declarationOf(portal, draft, prefill),
    consents: consentBoxes(portal).map((box) => {
      const kept = draft.fields.get(box.name);
      return { ...box, ticked: kept === undefined ? box.ticked : kept === 'true' };
    }),
    blank: blank === null ? null : { ...blank, href: `${paths.reuse.blank}/${draft.service.number}` },
    papers: papers.map((paper) => shownPaper(portal, draft, paper, uploaded.indexOf(paper), paths)),
    files: draft.files,
    eForm: eFormOffer(portal, draft.service, paths.signing),
    print: printOffer(portal, draft.id, paths.reuse),
    besidePapers: String(documentsDuty(portal)),
  };
};

/** `at` is the paper's place among those that are uploaded. */
const shownPaper = (
  portal: FleetPortal,
  draft: Draft,
  paper: Paper,
  at: number,
  paths: SitePaths,
): ShownPaper => ({
  id: paper.id,
  name: paper.label,
  required: paper.required && !paper.fetchedByOffice,
  fetched: paper.fetchedByOffice ? FETCHED : null,
  accept: acceptOf(paper),
  limits: limitWords(portal, paper),
  pick: pickOffer(portal, paper, at),
  pickAddress: `${paths.reuse.picker}/${draft.id}/${paper.id}`,
  keep: keepOffer(portal),
});
