import type { FormItem } from '../procedures/procedure.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { formItem } from '../reuse/declared.ts';
import type { FleetPortal, OfferedService } from '../state.ts';

/** An item of the applicant page; names are the platform's, which prefix each carries is partly inferred there. */
export type ApplicantField = FormItem & {
  /** Options come by a request of the page. */
  readonly loads?: 'wards';
};

const APPLICANT_FIELDS: readonly ApplicantField[] = [
  formItem('CongDan_tenCongDan', 'Họ và tên', 'fullName', { required: true, format: 'personName' }),
  formItem('CongDan_soCmnd', 'Số Căn cước', 'idNumber', { required: true, format: 'idNumber' }),
  formItem('ngaySinh', 'Ngày tháng năm sinh', 'birthDate', { kind: 'date', format: 'pastDate' }),
  formItem('gioiTinh', 'Giới tính', 'sex', { kind: 'choice', options: ['Nam', 'Nữ'] }),
  formItem('quocTich', 'Quốc tịch', 'nationality'),
  formItem('danToc', 'Dân tộc', 'ethnicity'),
  formItem('CongDan_ngayCapCmnd', 'Ngày cấp', 'idIssuedOn', { kind: 'date', format: 'pastDate' }),
  formItem('CongDan_noiCapCmnd', 'Nơi cấp', 'idIssuedBy'),
  formItem('CongDan_diDong', 'Số điện thoại di động', 'phone', { required: true, format: 'phone' }),
  formItem('CongDan_email', 'Email', 'email', { required: true, format: 'email' }),
  formItem('CongDan_maTinhThanh', 'Tỉnh/Thành phố', 'province'),
  { ...formItem('CongDan_maPhuongXa', 'Phường/Xã', 'ward', { kind: 'choice' }), loads: 'wards' },
  formItem('CongDan_diaChi', 'Địa chỉ chi tiết', 'address'),
];

export const WARDS: readonly string[] = ['Phường Thử Nghiệm', 'Xã Kiểm Thử', 'Xã Giả Lập'];

/** The headed groups of the applicant page: the applicant, then what the service asks. */
export const applicantSections = (
  portal: FleetPortal,
  offered: OfferedService,
): readonly { readonly title: string; readonly items: readonly ApplicantField[] }[] => [
  { title: 'Thông tin người nộp hồ sơ', items: APPLICANT_FIELDS },
  ...askedForm(portal, offered).sections.map(({ title, items }) => ({
    title,
    items: items.map((item) => ({ ...item, name: `_fc_${item.name}` })),
  })),
];

export const applicantItems = (portal: FleetPortal, offered: OfferedService): readonly ApplicantField[] =>
  applicantSections(portal, offered).flatMap(({ items }) => items);

export type Agency = { readonly id: string; readonly name: string; readonly cases: readonly string[] };

/** Agencies that handle a service; a single one with a single case makes the first page fall away. */
export const agenciesFor = (portal: FleetPortal, offered: OfferedService): readonly Agency[] => {
  const first: Agency = { id: '1', name: 'Ủy ban nhân dân Phường Thử Nghiệm (giả lập)', cases: ['7 ngày'] };
  if ((portal.draw + Number(offered.number)) % 3 === 0) return [first];
  return [
    { ...first, cases: ['7 ngày', '15 ngày'] },
    { id: '2', name: 'Ủy ban nhân dân Xã Kiểm Thử (giả lập)', cases: ['7 ngày'] },
  ];
};

/** Digits of the test captcha, the same on every page. */
export const CAPTCHA = '4719';
