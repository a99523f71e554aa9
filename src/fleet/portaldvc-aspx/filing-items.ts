import { provinces, wards } from '../places.ts';
import type { FormItem, FormSection } from '../procedures/procedure.ts';
import { applicantItems } from '../procedures.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { consentBoxes } from '../reuse/consents.ts';
import { NOT_AGREED } from '../reuse/not-agreed.ts';
import { fieldFault } from '../reuse/field-fault.ts';
import type { FilledRow } from '../reuse/filled-form.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import { keptValues, validationOf } from '../reuse/validation.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import type { Choice } from './controls.ts';
import type { ControlState } from './view-state.ts';

/** Steps that hold items: the block on the applicant, and what the service asks beside it. */
export type ItemStep = 'applicant' | 'declare';

export const sectionsOf = (
  portal: FleetPortal,
  offered: OfferedService,
  step: ItemStep,
): readonly FormSection[] =>
  step === 'applicant'
    ? [{ title: 'Thông tin người nộp hồ sơ', items: applicantItems }]
    : askedForm(portal, offered).sections;

export const PROVINCE = 'ddlTinhThanh';
export const WARD = 'ddlPhuongXa';
/** More choices than these come as a list. */
export const MOST_RADIOS = 3;
const PREFIXES = { text: 'txt', long: 'txt', date: 'txt', choice: 'rbl' } as const;

/** Id of an item's control, with the prefix that such pages give by kind. */
export const controlId = ({ name, kind, datum, options }: FormItem): string => {
  if (datum === 'province' && name === 'tinhThanh') return PROVINCE;
  if (datum === 'ward' && name === 'phuongXa') return WARD;
  const prefix = options.length > MOST_RADIOS ? 'ddl' : PREFIXES[kind];
  return `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

/** Entries of the two dependent lists; what the registers hold is among them, whatever it is. */
export const placesFor = (id: string, state: ControlState): readonly Choice[] => {
  const value = state[id] ?? '';
  const known = id === PROVINCE ? provinces : (state[PROVINCE] ?? '') === '' ? [] : wards;
  const texts = known.map(({ label }) => label);
  return [...(value === '' || texts.includes(value) ? [] : [value]), ...texts].map((text) => ({
    value: text,
    text,
  }));
};

/** What stands in the controls at first: what the draft holds, else what the registers do; dates as dd/MM/yyyy. */
export const initialValues = (portal: FleetPortal, draft: Draft, prefill: Prefill): ControlState =>
  Object.fromEntries([
    ...itemsOf(portal, draft).map((item) => {
      const id = controlId(item);
      return [id, draft.fields.get(id) ?? registered(prefill, item)] as const;
    }),
    ...consentBoxes(portal).map(
      ({ name, ticked }) => [name, draft.fields.get(name) ?? (ticked ? 'on' : '')] as const,
    ),
  ]);

const itemsOf = (portal: FleetPortal, draft: Draft): readonly FormItem[] =>
  (['applicant', 'declare'] as const)
    .flatMap((step) => sectionsOf(portal, draft.service, step))
    .flatMap(({ items }) => items);

const registered = (prefill: Prefill, item: FormItem): string => {
  const { value } = prefilledItem(prefill, item);
  return item.kind === 'date' ? value.split('-').toReversed().join('/') : value;
};

/** Takes what stands in the controls into the draft, unchecked. */
export const keepValues = (portal: FleetPortal, draft: Draft, state: ControlState): void => {
  const ids = [
    ...itemsOf(portal, draft).map(controlId),
    ...consentBoxes(portal).map(({ name }) => name),
    'txtNoiDung',
    'rblHinhThuc',
  ];
  for (const id of ids) if (state[id] !== undefined) draft.fields.set(id, state[id]);
};

/** What is wrong with a step's values, by control id. */
export const faultsOf = (
  portal: FleetPortal,
  offered: OfferedService,
  step: ItemStep,
  state: ControlState,
): ReadonlyMap<string, string> => {
  const validation = validationOf(portal);
  const today = new Date().toISOString().slice(0, 10);
  const faults = sectionsOf(portal, offered, step)
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      const fault = fieldFault(item, state[controlId(item)] ?? '', validation, today);
      return fault === null ? [] : [[controlId(item), fault] as const];
    });
  const unticked = consentBoxes(portal)
    .filter(({ name, required }) => step === 'declare' && required && (state[name] ?? '') === '')
    .map(({ name }) => [name, NOT_AGREED] as const);
  return new Map([...faults, ...unticked]);
};

/** What this portal leaves of a step's values after a fault; what is locked stays. */
export const leftAfterFault = (
  portal: FleetPortal,
  offered: OfferedService,
  step: ItemStep,
  {
    state,
    prefill,
    wrong,
  }: { readonly state: ControlState; readonly prefill: Prefill; readonly wrong: readonly string[] },
): ControlState => {
  const free = sectionsOf(portal, offered, step)
    .flatMap(({ items }) => items)
    .filter((item) => !prefilledItem(prefill, item).locked)
    .map((item) => ({
      name: controlId(item),
      kind: [PROVINCE, WARD].includes(controlId(item)) ? 'choice' : item.kind,
    }));
  const kept = keptValues(validationOf(portal), free, wrong, new Map(Object.entries(state)));
  return { ...state, ...Object.fromEntries(kept) };
};

/** What the form holds, for the summary and for printing. */
export const filledRows = (portal: FleetPortal, draft: Draft): readonly FilledRow[] =>
  itemsOf(portal, draft)
    .map((item) => ({ label: item.label, value: draft.fields.get(controlId(item)) ?? '' }))
    .filter(({ value }) => value !== '');
