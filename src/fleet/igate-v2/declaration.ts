import type { Datum } from '#src/model/datum.ts';
import type { FormItem } from '../procedures/procedure.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import { type Choice, provinces, wards } from '../places.ts';

/** A field of the Form.io declaration; `name` is its key, `choices` what its list holds. */
export type Declared = FormItem & { readonly choices: readonly Choice[]; readonly waits?: true };

const field = (
  name: string,
  label: string,
  datum: Datum | null,
  parts: Partial<Declared> = {},
): Declared => ({
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

const APPLICANT: readonly Declared[] = [
  field('fullname', 'Họ và tên', 'fullName', { required: true, format: 'personName' }),
  field('birthday', 'Ngày sinh', 'birthDate', { required: true, kind: 'date', format: 'pastDate' }),
  field('gender', 'Giới tính', 'sex', { required: true, kind: 'choice', choices: SEXES }),
  field('identityNumber', 'Số Căn cước', 'idNumber', { required: true, format: 'idNumber' }),
  field('identityDate', 'Ngày cấp', 'idIssuedOn', { kind: 'date', format: 'pastDate' }),
  field('identityAgency', 'Nơi cấp', 'idIssuedBy'),
  field('nation', 'Dân tộc', 'ethnicity'),
  field('phoneNumber', 'Số điện thoại', 'phone', { required: true, format: 'phone' }),
  field('email', 'Thư điện tử', 'email', { format: 'email' }),
  field('province', 'Tỉnh/Thành phố', 'province', { required: true, kind: 'choice', choices: provinces }),
  field('district', 'Phường/Xã', 'ward', { required: true, kind: 'choice', choices: wards, waits: true }),
  field('address', 'Địa chỉ chi tiết', 'address', { required: true }),
];

const REQUEST: readonly Declared[] = [
  field('noidungyeucaugiaiquyet', 'Nội dung yêu cầu giải quyết', null, { kind: 'long', required: true }),
  field('note', 'Ghi chú', null, { kind: 'long' }),
];

/** The declaration in headed groups: the applicant, what the service asks, what is requested. */
export const declarationOf = (
  portal: FleetPortal,
  offered: OfferedService,
): readonly { readonly title: string; readonly fields: readonly Declared[] }[] => [
  { title: 'Thông tin người nộp hồ sơ', fields: APPLICANT },
  ...askedForm(portal, offered).sections.map(({ title, items }) => ({
    title,
    fields: items.map((item) => ({
      ...item,
      choices: item.options.map((label) => ({ value: label, label })),
    })),
  })),
  { title: 'Nội dung yêu cầu', fields: REQUEST },
];

/** A field with what stands in it: `value` as its control names it, dates as `YYYY-MM-DD`. */
export type Shown = {
  readonly field: Declared;
  readonly value: string;
  readonly locked: boolean;
};

/** What the draft holds, else what the registers do. A place that the list lacks is put before it. */
export const shownField = (field: Declared, prefill: Prefill, draft: Draft | null): Shown => {
  const held = prefilledItem(prefill, field);
  const { locked } = held;
  const kept = draft?.fields.get(`data[${field.name}]`);
  if (kept !== undefined) return { field, value: kept, locked };
  if (field.kind !== 'choice' || held.value === '') return { field, value: held.value, locked };
  const wanted = folded(held.value);
  const found = field.choices.find(({ label }) => wanted === folded(label));
  if (found !== undefined) return { field, value: found.value, locked };
  const own: Choice = { value: held.value, label: held.value };
  return { field: { ...field, choices: [own, ...field.choices] }, value: own.value, locked };
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
