import { consentBoxes } from '../reuse/consents.ts';
import { NOT_AGREED } from '../reuse/not-agreed.ts';
import { fieldFault } from '../reuse/field-fault.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import { keptValues, validationOf } from '../reuse/validation.ts';
import type { Draft, FleetPortal } from '../state.ts';
import { type ApplicantField, applicantItems } from './forms.ts';

type Values = Readonly<Record<string, string>>;

/** What an item of the applicant page shows: what the draft holds, else what the registers do; dates as dd/MM/yyyy. */
export const shownValue = (draft: Draft, prefill: Prefill, item: ApplicantField): string =>
  draft.fields.get(item.name) ?? registered(prefill, item);

const registered = (prefill: Prefill, item: ApplicantField): string => {
  const { value } = prefilledItem(prefill, item);
  return item.kind === 'date' ? value.split('-').toReversed().join('/') : value;
};

/** Takes what was typed into the draft; what is locked stays as the registers have it. */
export const takeApplicant = (portal: FleetPortal, draft: Draft, prefill: Prefill, form: Values): void => {
  for (const item of applicantItems(portal, draft.service))
    draft.fields.set(
      item.name,
      prefilledItem(prefill, item).locked ? registered(prefill, item) : (form[item.name] ?? ''),
    );
  for (const { name } of consentBoxes(portal)) draft.fields.set(name, form[name] ?? '');
};

/** What is wrong with the draft's values, by the names of their fields. */
export const applicantFaults = (portal: FleetPortal, draft: Draft): ReadonlyMap<string, string> => {
  const validation = validationOf(portal);
  const today = new Date().toISOString().slice(0, 10);
  const faults = applicantItems(portal, draft.service).flatMap((item) => {
    const fault = fieldFault(item, draft.fields.get(item.name) ?? '', validation, today);
    return fault === null ? [] : [[item.name, fault] as const];
  });
  const boxes = consentBoxes(portal)
    .filter(({ name, required }) => required && draft.fields.get(name) === '')
    .map(({ name }) => [name, NOT_AGREED] as const);
  return new Map([...faults, ...boxes]);
};

/** Leaves of the draft's values what this portal leaves of them after a fault. */
export const loseAfterFault = (
  portal: FleetPortal,
  draft: Draft,
  prefill: Prefill,
  wrong: readonly string[],
): void => {
  const free = applicantItems(portal, draft.service).filter((item) => !prefilledItem(prefill, item).locked);
  for (const [name, value] of keptValues(validationOf(portal), free, wrong, draft.fields))
    draft.fields.set(name, value);
};
