import { provinces, wards } from '../places.ts';
import { askedGroups, type Declared, declared, heldIn, SEXES, writtenValue } from '../reuse/declared.ts';
import type { FilledRow } from '../reuse/filled-form.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import type { Field, Section } from './client/wire.ts';

/** Named as in the interface of the platform. */
const APPLICANT: readonly Declared[] = [
  declared('applicantName', 'Họ và tên', 'fullName', { required: true, format: 'personName' }),
  declared('birthDate', 'Ngày tháng năm sinh', 'birthDate', {
    required: true,
    kind: 'date',
    format: 'pastDate',
  }),
  declared('gender', 'Giới tính', 'sex', { required: true, kind: 'choice', choices: SEXES }),
  declared('applicantIdNo', 'Số giấy tờ', 'idNumber', { required: true, format: 'idNumber' }),
  declared('applicantIdDate', 'Ngày cấp', 'idIssuedOn', { kind: 'date', format: 'pastDate' }),
  declared('applicantIdPlace', 'Nơi cấp', 'idIssuedBy'),
  declared('nationality', 'Quốc tịch', 'nationality', { required: true }),
  declared('contactTelNo', 'Số điện thoại di động', 'phone', { required: true, format: 'phone' }),
  declared('contactEmail', 'Email', 'email', { format: 'email' }),
  declared('cityCode', 'Tỉnh/Thành phố', 'province', { required: true, kind: 'choice', choices: provinces }),
  declared('wardCode', 'Phường/Xã', 'ward', { required: true, kind: 'choice', choices: wards }),
  declared('address', 'Địa chỉ chi tiết', 'address', { required: true }),
];

const REQUEST: readonly Declared[] = [
  declared('briefNote', 'Nội dung yêu cầu giải quyết', null, { kind: 'long', required: true }),
  declared('applicantNote', 'Thông tin khác', null, { kind: 'long' }),
];

type Group = { readonly title: string; readonly fields: readonly Declared[] };

const groupsOf = (portal: FleetPortal, offered: OfferedService): readonly Group[] => [
  { title: 'Thông tin chủ hồ sơ', fields: APPLICANT },
  ...askedGroups(portal, offered),
  { title: 'Kê khai thông tin', fields: REQUEST },
];

/** Every item of the declaration, in its order. */
export const declaredItems = (portal: FleetPortal, offered: OfferedService): readonly Declared[] =>
  groupsOf(portal, offered).flatMap(({ fields }) => fields);

/** The declaration as the citizen meets it: what the draft holds stands in it, else what the registers do. */
export const declarationOf = (portal: FleetPortal, draft: Draft, prefill: Prefill): readonly Section[] =>
  groupsOf(portal, draft.service).map(({ title, fields }) => ({
    title,
    fields: fields.map((each) => fieldOf(each, draft, prefill)),
  }));

const fieldOf = (item: Declared, draft: Draft, prefill: Prefill): Field => {
  const { value: held, locked } = prefilledItem(prefill, item);
  const kept = draft.fields.get(item.name);
  const { field, value } =
    kept !== undefined && (kept !== '' || !locked) ? { field: item, value: kept } : heldIn(item, held);
  const { name, label, kind, format, required, choices } = field;
  return { name, label, kind, format, required, choices, locked, value };
};

/** What the declaration holds, for printing. */
export const filledRows = (portal: FleetPortal, draft: Draft): readonly FilledRow[] =>
  declaredItems(portal, draft.service)
    .map((item) => ({ label: item.label, value: writtenValue(item, draft.fields.get(item.name) ?? '') }))
    .filter(({ value }) => value !== '');
