import type { Datum } from '#src/model/datum.ts';
import type { Choice } from '../places.ts';
import type { FormItem } from '../procedures/procedure.ts';
import type { FleetPortal, OfferedService } from '../state.ts';
import { askedForm } from './asked-form.ts';

/** An item of a family's own form: a plain text that need not be filled, unless said otherwise. */
export const formItem = (
  name: string,
  label: string,
  datum: Datum | null,
  parts: Partial<FormItem> = {},
): FormItem => ({
  name,
  label,
  datum,
  kind: 'text',
  format: 'plain',
  required: false,
  options: [],
  ...parts,
});

/** An item whose list sends other values than it shows. */
export type Declared = FormItem & { readonly choices: readonly Choice[] };

export const declared = (
  name: string,
  label: string,
  datum: Datum | null,
  { choices = [], ...parts }: Partial<Declared> = {},
): Declared => ({ ...formItem(name, label, datum, parts), choices });

export const SEXES: readonly Choice[] = [
  { value: '1', label: 'Nam' },
  { value: '2', label: 'Nữ' },
];

/** What the service asks beside the applicant, under its headings. */
export const askedGroups = (
  portal: FleetPortal,
  offered: OfferedService,
): readonly { readonly title: string; readonly fields: readonly Declared[] }[] =>
  askedForm(portal, offered).sections.map(({ title, items }) => ({
    title,
    fields: items.map((item) => ({
      ...item,
      choices: item.options.map((label) => ({ value: label, label })),
    })),
  }));

/** What the registers hold, as the item's control names it. A place that the list lacks is put before it. */
export const heldIn = <D extends Declared>(
  item: D,
  held: string,
): { readonly field: D; readonly value: string } => {
  if (item.kind !== 'choice' || held === '') return { field: item, value: held };
  const wanted = folded(held);
  const found = item.choices.find(({ label }) => wanted === folded(label));
  if (found !== undefined) return { field: item, value: found.value };
  return { field: { ...item, choices: [{ value: held, label: held }, ...item.choices] }, value: held };
};

/** Names of places with and without the word for their kind are the same place. */
const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/^(?:thành phố|tỉnh|tp\.?)\s+/u, '');

/** What a value reads as on paper. */
export const writtenValue = ({ kind, choices }: Declared, value: string): string => {
  if (kind === 'choice') return choices.find((choice) => choice.value === value)?.label ?? value;
  return kind === 'date' ? value.split('-').toReversed().join('/') : value;
};
