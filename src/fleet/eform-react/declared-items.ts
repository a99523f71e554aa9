import type { FormSection } from '../procedures/procedure.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { formItem } from '../reuse/declared.ts';
import { fieldFault } from '../reuse/field-fault.ts';
import type { FilledRow } from '../reuse/filled-form.ts';
import { validationOf } from '../reuse/validation.ts';
import type { Draft, FleetPortal } from '../state.ts';
import { OWNER_FIELDS } from './owner-fields.ts';

/** What every declaration ends with. */
const REQUEST: FormSection = {
  title: 'Nội dung đề nghị',
  items: [
    formItem('noiDungDeNghi', 'Nội dung đề nghị giải quyết', null, { kind: 'long', required: true }),
    formItem('ghiChu', 'Thông tin khác', null, { kind: 'long' }),
  ],
};

/** The declaration's headed groups; names begin with `kk_` so that they are not the owner's. */
export const declaredSections = (portal: FleetPortal, draft: Draft): readonly FormSection[] =>
  [...askedForm(portal, draft.service).sections, REQUEST].map(({ title, items }) => ({
    title,
    items: items.map((item) => ({ ...item, name: `kk_${item.name}` })),
  }));

/** What is wrong with the values of a step, 1 or 2, in words for the citizen. */
export const stepFaults = (portal: FleetPortal, draft: Draft, step: 1 | 2): readonly string[] => {
  const items = step === 1 ? OWNER_FIELDS : declaredSections(portal, draft).flatMap((each) => each.items);
  const today = new Date().toISOString().slice(0, 10);
  const validation = validationOf(portal);
  return items.flatMap(
    (item) => fieldFault(item, draft.fields.get(item.name) ?? '', validation, today) ?? [],
  );
};

/** What owner and declaration hold, for printing. */
export const filledRows = (portal: FleetPortal, draft: Draft): readonly FilledRow[] => {
  const items = [...OWNER_FIELDS, ...declaredSections(portal, draft).flatMap((each) => each.items)];
  return items
    .map((item) => {
      const value = draft.fields.get(item.name) ?? '';
      const chosen = OWNER_FIELDS.find(({ name }) => name === item.name)?.choices.find(
        (choice) => choice.value === value,
      );
      const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').toReversed().join('/') : value;
      return { label: item.label, value: chosen?.label ?? day };
    })
    .filter(({ value }) => value !== '');
};
