import { type Declared, declared } from '../reuse/declared.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import type { Draft } from '../state.ts';
import type { OwnerField } from './client/wire.ts';

const list = (...choices: readonly (readonly [value: string, label: string])[]): Partial<Declared> => ({
  kind: 'choice',
  required: true,
  choices: choices.map(([value, label]) => ({ value, label })),
});

/** The block on the dossier's owner. */
export const OWNER_FIELDS: readonly Declared[] = [
  declared('hoVaTen', 'Họ và tên', 'fullName', { required: true, format: 'personName' }),
  declared(
    'loaiGiayTo',
    'Loại giấy tờ',
    null,
    list(['cccd', 'Thẻ căn cước công dân'], ['cc', 'Thẻ căn cước'], ['hc', 'Hộ chiếu']),
  ),
  declared('soGiayTo', 'Số giấy tờ', 'idNumber', { required: true, format: 'idNumber' }),
  declared('ngaySinh', 'Ngày tháng năm sinh', 'birthDate', {
    required: true,
    kind: 'date',
    format: 'pastDate',
  }),
  declared('gioiTinh', 'Giới tính', 'sex', list(['nam', 'Nam'], ['nu', 'Nữ'])),
  declared('quocTich', 'Quốc tịch', 'nationality', list(['VN', 'Việt Nam'], ['khac', 'Khác'])),
  declared('danToc', 'Dân tộc', 'ethnicity'),
  declared('noiCap', 'Nơi cấp', 'idIssuedBy'),
  declared('soDienThoai', 'Số điện thoại di động', 'phone', { format: 'phone' }),
  declared('email', 'Email', 'email', { format: 'email' }),
  declared('tinhThanh', 'Tỉnh/Thành phố', 'province'),
  declared('phuongXa', 'Phường/Xã', 'ward'),
  declared('diaChi', 'Địa chỉ chi tiết', 'address', { required: true }),
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
