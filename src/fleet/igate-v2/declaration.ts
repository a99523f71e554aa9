import { provinces, wards } from '../places.ts';
import { askedGroups, declared, heldIn, SEXES, type Declared as Item } from '../reuse/declared.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';

/** A field of the Form.io declaration; `name` is its key. One that waits is shut until another is chosen. */
export type Declared = Item & { readonly waits?: true };

const APPLICANT: readonly Declared[] = [
  declared('fullname', 'Họ và tên', 'fullName', { required: true, format: 'personName' }),
  declared('birthday', 'Ngày sinh', 'birthDate', { required: true, kind: 'date', format: 'pastDate' }),
  declared('gender', 'Giới tính', 'sex', { required: true, kind: 'choice', choices: SEXES }),
  declared('identityNumber', 'Số Căn cước', 'idNumber', { required: true, format: 'idNumber' }),
  declared('identityDate', 'Ngày cấp', 'idIssuedOn', { kind: 'date', format: 'pastDate' }),
  declared('identityAgency', 'Nơi cấp', 'idIssuedBy'),
  declared('nation', 'Dân tộc', 'ethnicity'),
  declared('phoneNumber', 'Số điện thoại', 'phone', { required: true, format: 'phone' }),
  declared('email', 'Thư điện tử', 'email', { format: 'email' }),
  declared('province', 'Tỉnh/Thành phố', 'province', { required: true, kind: 'choice', choices: provinces }),
  {
    ...declared('district', 'Phường/Xã', 'ward', { required: true, kind: 'choice', choices: wards }),
    waits: true,
  },
  declared('address', 'Địa chỉ chi tiết', 'address', { required: true }),
];

const REQUEST: readonly Declared[] = [
  declared('noidungyeucaugiaiquyet', 'Nội dung yêu cầu giải quyết', null, { kind: 'long', required: true }),
  declared('note', 'Ghi chú', null, { kind: 'long' }),
];

/** The declaration in headed groups: the applicant, what the service asks, what is requested. */
export const declarationOf = (
  portal: FleetPortal,
  offered: OfferedService,
): readonly { readonly title: string; readonly fields: readonly Declared[] }[] => [
  { title: 'Thông tin người nộp hồ sơ', fields: APPLICANT },
  ...askedGroups(portal, offered),
  { title: 'Nội dung yêu cầu', fields: REQUEST },
];

/** A field with what stands in it: `value` as its control names it, dates as `YYYY-MM-DD`. */
export type Shown = {
  readonly field: Declared;
  readonly value: string;
  readonly locked: boolean;
};

/** What the draft holds, else what the registers do. */
export const shownField = (field: Declared, prefill: Prefill, draft: Draft | null): Shown => {
  const held = prefilledItem(prefill, field);
  const { locked } = held;
  const kept = draft?.fields.get(`data[${field.name}]`);
  if (kept !== undefined) return { field, value: kept, locked };
  return { ...heldIn(field, held.value), locked };
};
