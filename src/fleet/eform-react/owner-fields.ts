import type { Datum } from '#src/model/datum.ts';
import type { FormItem } from '../procedures/procedure.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import type { Draft } from '../state.ts';
import type { Choice, OwnerField } from './client/wire.ts';

type Owned = FormItem & { readonly choices: readonly Choice[] };

const field = (name: string, label: string, datum: Datum | null, parts: Partial<Owned> = {}): Owned => ({
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
const list = (...choices: readonly (readonly [value: string, label: string])[]): Partial<Owned> => ({
  kind: 'choice',
  required: true,
  choices: choices.map(([value, label]) => ({ value, label })),
});

/** The block on the dossier's owner. */
export const OWNER_FIELDS: readonly Owned[] = [
  field('hoVaTen', 'Họ và tên', 'fullName', { required: true, format: 'personName' }),
  field(
    'loaiGiayTo',
    'Loại giấy tờ',
    null,
    list(['cccd', 'Thẻ căn cước công dân'], ['cc', 'Thẻ căn cước'], ['hc', 'Hộ chiếu']),
  ),
  field('soGiayTo', 'Số giấy tờ', 'idNumber', { required: true, format: 'idNumber' }),
  field('ngaySinh', 'Ngày tháng năm sinh', 'birthDate', { required: true, kind: 'date', format: 'pastDate' }),
  field('gioiTinh', 'Giới tính', 'sex', list(['nam', 'Nam'], ['nu', 'Nữ'])),
  field('quocTich', 'Quốc tịch', 'nationality', list(['VN', 'Việt Nam'], ['khac', 'Khác'])),
  field('danToc', 'Dân tộc', 'ethnicity'),
  field('noiCap', 'Nơi cấp', 'idIssuedBy'),
  field('soDienThoai', 'Số điện thoại di động', 'phone', { format: 'phone' }),
  field('email', 'Email', 'email', { format: 'email' }),
  field('tinhThanh', 'Tỉnh/Thành phố', 'province'),
  field('phuongXa', 'Phường/Xã', 'ward'),
  field('diaChi', 'Địa chỉ chi tiết', 'address', { required: true }),
];

/** The fields with what stands in them: what the draft holds, else what the registers do. */
export const ownerFields = (draft: Draft, prefill: Prefill): readonly OwnerField[] =>
  OWNER_FIELDS.map((item) => {
    const { name, label, kind, format, required, choices } = item;
    const held = prefilledItem(prefill, item);
    const chosen = choices.find((choice) => choice.label === held.value)?.value ?? '';
    const value = draft.fields.get(name) ?? (kind === 'choice' ? chosen : held.value);
    return { name, label, kind, format, required, choices, value, locked: held.locked };
  });
