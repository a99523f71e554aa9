import type { Datum } from '#src/model/datum.ts';
import { provinces, wards } from '../places.ts';
import type { FormItem } from '../procedures/procedure.ts';
import { askedForm } from '../reuse/asked-form.ts';
import type { FilledRow } from '../reuse/filled-form.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import type { Choice, Field, Section } from './client/wire.ts';

/** An item of the declaration; `choices` is what its list holds. */
type Declared = FormItem & { readonly choices: readonly Choice[] };

const item = (name: string, label: string, datum: Datum | null, parts: Partial<Declared> = {}): Declared => ({
  name,
  label,
  datum,
  kind: 'text',
  format: 'plain',
  required: false,
  options: [],
  choices: [],
  ...parts,
});

const SEXES: readonly Choice[] = [
  { value: '1', label: 'Nam' },
  { value: '2', label: 'Nữ' },
];

/** Named as in the interface of the platform. */
const APPLICANT: readonly Declared[] = [
  item('applicantName', 'Họ và tên', 'fullName', { required: true, format: 'personName' }),
  item('birthDate', 'Ngày tháng năm sinh', 'birthDate', { required: true, kind: 'date', format: 'pastDate' }),
  item('gender', 'Giới tính', 'sex', { required: true, kind: 'choice', choices: SEXES }),
  item('applicantIdNo', 'Số giấy tờ', 'idNumber', { required: true, format: 'idNumber' }),
  item('applicantIdDate', 'Ngày cấp', 'idIssuedOn', { kind: 'date', format: 'pastDate' }),
  item('applicantIdPlace', 'Nơi cấp', 'idIssuedBy'),
  item('nationality', 'Quốc tịch', 'nationality', { required: true }),
  item('contactTelNo', 'Số điện thoại di động', 'phone', { required: true, format: 'phone' }),
  item('contactEmail', 'Email', 'email', { format: 'email' }),
  item('cityCode', 'Tỉnh/Thành phố', 'province', { required: true, kind: 'choice', choices: provinces }),
  item('wardCode', 'Phường/Xã', 'ward', { required: true, kind: 'choice', choices: wards }),
  item('address', 'Địa chỉ chi tiết', 'address', { required: true }),
];

const REQUEST: readonly Declared[] = [
  item('briefNote', 'Nội dung yêu cầu giải quyết', null, { kind: 'long', required: true }),
  item('applicantNote', 'Thông tin khác', null, { kind: 'long' }),
];

type Group = { readonly title: string; readonly items: readonly Declared[] };

const groupsOf = (portal: FleetPortal, offered: OfferedService): readonly Group[] => [
  { title: 'Thông tin chủ hồ sơ', items: APPLICANT },
  ...askedForm(portal, offered).sections.map(({ title, items }) => ({
    title,
    items: items.map((each) => ({
      ...each,
      choices: each.options.map((label) => ({ value: label, label })),
    })),
  })),
  { title: 'Kê khai thông tin', items: REQUEST },
];

/** Every item of the declaration, in its order. */
export const declaredItems = (portal: FleetPortal, offered: OfferedService): readonly Declared[] =>
  groupsOf(portal, offered).flatMap(({ items }) => items);

/** The declaration as the citizen meets it: what the draft holds stands in it, else what the registers do. */
export const declarationOf = (portal: FleetPortal, draft: Draft, prefill: Prefill): readonly Section[] =>
  groupsOf(portal, draft.service).map(({ title, items }) => ({
    title,
    fields: items.map((each) => fieldOf(each, draft, prefill)),
  }));

/** A place that the list lacks is put before it. */
const fieldOf = (declared: Declared, draft: Draft, prefill: Prefill): Field => {
  const { name, label, kind, format, required, choices } = declared;
  const held = prefilledItem(prefill, declared);
  const common = { name, label, kind, format, required, choices, locked: held.locked };
  const kept = draft.fields.get(name);
  if (kept !== undefined && (kept !== '' || !held.locked)) return { ...common, value: kept };
  if (kind !== 'choice' || held.value === '') return { ...common, value: held.value };
  const wanted = folded(held.value);
  const found = choices.find((choice) => wanted === folded(choice.label));
  if (found !== undefined) return { ...common, value: found.value };
  return { ...common, value: held.value, choices: [{ value: held.value, label: held.value }, ...choices] };
};

/** Names of places with and without the word for their kind are the same place. */
const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/^(?:thành phố|tỉnh|tp\.?)\s+/u, '');

/** What the declaration holds, for printing. */
export const filledRows = (portal: FleetPortal, draft: Draft): readonly FilledRow[] =>
  declaredItems(portal, draft.service)
    .map(({ name, label, kind, choices }) => {
      const value = draft.fields.get(name) ?? '';
      const chosen = choices.find((choice) => choice.value === value)?.label ?? value;
      return { label, value: kind === 'date' ? value.split('-').toReversed().join('/') : chosen };
    })
    .filter(({ value }) => value !== '');
