import type { FleetPortal, OfferedService, SignedInPerson } from '../state.ts';

/** A field of the applicant page. Names are the platform's; which prefix each carries is partly inferred there. */
export type ApplicantField = {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  /** Filled from the account and not to be changed. */
  readonly fixed?: (person: SignedInPerson) => string;
  readonly hint?: (person: SignedInPerson) => string;
  readonly type?: string;
  readonly options?: readonly string[];
  /** Options come by a request of the page. */
  readonly loads?: 'wards';
};

export const APPLICANT_FIELDS: readonly ApplicantField[] = [
  { name: 'CongDan_tenCongDan', label: 'Họ và tên', required: true, fixed: (person) => person.fullName },
  { name: 'CongDan_soCmnd', label: 'Số Căn cước', required: true, fixed: (person) => person.idNumber },
  { name: 'ngaySinh', label: 'Ngày tháng năm sinh', hint: (person) => vietnameseDate(person.birthDate) },
  { name: 'gioiTinh', label: 'Giới tính', options: ['Nam', 'Nữ'] },
  { name: 'CongDan_ngayCapCmnd', label: 'Ngày cấp' },
  { name: 'CongDan_noiCapCmnd', label: 'Nơi cấp' },
  { name: 'CongDan_diDong', label: 'Số điện thoại di động', required: true, type: 'tel' },
  { name: 'CongDan_email', label: 'Email', required: true, type: 'email' },
  { name: 'CongDan_maPhuongXa', label: 'Phường/Xã', loads: 'wards' },
  { name: 'CongDan_diaChi', label: 'Địa chỉ chi tiết' },
];

export const WARDS: readonly string[] = ['Phường Thử Nghiệm', 'Xã Kiểm Thử', 'Xã Giả Lập'];

/** Required fields that are blank, by label. */
export const blankFields = (values: Readonly<Record<string, string>>): readonly string[] =>
  APPLICANT_FIELDS.filter(({ name, required }) => required && (values[name] ?? '').trim() === '').map(
    ({ label }) => label,
  );

export type DocumentSlot = { readonly id: string; readonly name: string; readonly required: boolean };

/** Papers that the portal asks for; none for the notice of stay, which is short in the data. */
export const documentSlots = (offered: OfferedService): readonly DocumentSlot[] =>
  offered.service.id === 'ESS-06'
    ? []
    : [
        { id: 'to-khai', name: `Tờ khai ${offered.service.name.vi} (mẫu giả lập)`, required: true },
        { id: 'giay-to', name: 'Giấy tờ chứng minh (nếu có)', required: false },
      ];

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

const vietnameseDate = (iso: string): string => iso.split('-').reverse().join('/');
