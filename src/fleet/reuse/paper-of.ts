import type { Paper } from '../procedures/procedure.ts';
import type { Draft, FleetPortal } from '../state.ts';
import { askedForm } from './asked-form.ts';

/** Papers that citizens add by themselves are as free as the last one of the list. */
const FREE: Omit<Paper, 'id'> = {
  label: 'Giấy tờ khác',
  document: 'other',
  required: false,
  formats: ['pdf', 'jpg', 'png', 'doc', 'docx'],
  mostMb: 5,
  fetchedByOffice: false,
};

/** The paper that a row of the documents step stands for. */
export const paperOf = (portal: FleetPortal, draft: Draft, slot: string): Paper =>
  askedForm(portal, draft.service).papers.find(({ id }) => id === slot) ?? { ...FREE, id: slot };
