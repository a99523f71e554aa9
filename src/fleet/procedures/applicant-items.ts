import type { FormItem } from './procedure.ts';

const item = (name: string, label: string, parts: Partial<FormItem> & Pick<FormItem, 'datum'>): FormItem => ({
  name,
  label,
  kind: 'text',
  format: 'plain',
  required: false,
  options: [],
  ...parts,
});

/** The block on the applicant that every form begins with, for families without one of their own. */
export const APPLICANT_ITEMS: readonly FormItem[] = [
  item('hoTen', 'Họ và tên', { datum: 'fullName', format: 'personName', required: true }),
  item('soDinhDanh', 'Số định danh cá nhân/Căn cước', {
    datum: 'idNumber',
    format: 'idNumber',
    required: true,
  }),
  item('ngaySinh', 'Ngày tháng năm sinh', {
    datum: 'birthDate',
    kind: 'date',
    format: 'pastDate',
    required: true,
  }),
  item('gioiTinh', 'Giới tính', { datum: 'sex', kind: 'choice', options: ['Nam', 'Nữ'], required: true }),
  item('quocTich', 'Quốc tịch', { datum: 'nationality', required: true }),
  item('danToc', 'Dân tộc', { datum: 'ethnicity' }),
  item('ngayCap', 'Ngày cấp', { datum: 'idIssuedOn', kind: 'date', format: 'pastDate' }),
  item('noiCap', 'Nơi cấp', { datum: 'idIssuedBy' }),
  item('soDienThoai', 'Số điện thoại', { datum: 'phone', format: 'phone', required: true }),
  item('email', 'Email', { datum: 'email', format: 'email' }),
  item('tinhThanh', 'Tỉnh/Thành phố', { datum: 'province', required: true }),
  item('phuongXa', 'Phường/Xã', { datum: 'ward', required: true }),
  item('diaChi', 'Địa chỉ chi tiết', { datum: 'address', required: true }),
];

/** The same on the organisation that somebody files for. */
export const ORGANISATION_ITEMS: readonly FormItem[] = [
  item('tenToChuc', 'Tên tổ chức/doanh nghiệp', { datum: 'organisationName' }),
  item('maSoThue', 'Mã số thuế', { datum: 'taxCode', format: 'taxCode' }),
  item('diaChiTruSo', 'Địa chỉ trụ sở chính', { datum: 'organisationAddress' }),
];
