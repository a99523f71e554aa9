import type { FleetPortal, OfferedService, SignedInPerson } from '../state.ts';
import type { Choice, Paper, Section } from './client/wire.ts';

/** Documents that a filing takes; the first is required. */
export const PAPERS: readonly Paper[] = [
  { id: 'TP01', name: 'Tờ khai theo mẫu', required: true },
  { id: 'TP02', name: 'Giấy tờ chứng minh kèm theo', required: false },
];

export const shownFee = ({ feeVnd }: OfferedService): string =>
  feeVnd === 0 ? 'Không thu (giả lập)' : `${feeVnd.toLocaleString('vi')} đ (giả lập)`;

/** Bodies that carry a procedure out, and the cases that one settles. All made up. */
export const agencies = (portal: FleetPortal): readonly Choice[] => [
  { value: `${portal.codePrefix}.01`, label: 'Cơ quan Mẫu (giả lập)' },
  { value: `${portal.codePrefix}.02`, label: 'Cơ quan Minh Họa (giả lập)' },
];

export const casesOf = (portal: FleetPortal, agency: string): readonly Choice[] =>
  agencies(portal).some(({ value }) => value === agency)
    ? ['Giải quyết trong 7 ngày (giả lập)', 'Giải quyết trong 15 ngày (giả lập)'].map((label, n) => ({
        value: `${agency}.${n + 1}`,
        label,
      }))
    : [];

/** The declaration as the citizen meets it; what the e-ID told stands in it. */
export const declarationOf = (person: SignedInPerson): readonly Section[] => [
  {
    title: 'Thông tin chủ hồ sơ',
    fields: [
      { name: 'applicantName', label: 'Họ và tên', kind: 'text', required: true, value: person.fullName },
      { name: 'birthDate', label: 'Ngày tháng năm sinh', kind: 'date', required: true, value: '' },
      {
        name: 'gender',
        label: 'Giới tính',
        kind: 'select',
        required: true,
        value: '',
        choices: [
          { value: '1', label: 'Nam' },
          { value: '2', label: 'Nữ' },
        ],
      },
      {
        name: 'applicantIdNo',
        label: 'Số giấy tờ',
        kind: 'text',
        required: true,
        value: person.idNumber,
        pattern: '\\d{9}|\\d{12}',
      },
      { name: 'applicantIdDate', label: 'Ngày cấp', kind: 'date', required: false, value: '' },
      { name: 'applicantIdPlace', label: 'Nơi cấp', kind: 'text', required: false, value: '' },
      {
        name: 'contactTelNo',
        label: 'Số điện thoại di động',
        kind: 'text',
        required: true,
        value: '',
        pattern: '0\\d{9}',
      },
      { name: 'contactEmail', label: 'Email', kind: 'text', required: false, value: '' },
      { name: 'address', label: 'Địa chỉ chi tiết', kind: 'text', required: true, value: '' },
    ],
  },
  {
    title: 'Kê khai thông tin',
    fields: [
      { name: 'briefNote', label: 'Nội dung yêu cầu giải quyết', kind: 'area', required: true, value: '' },
      { name: 'applicantNote', label: 'Thông tin khác', kind: 'area', required: false, value: '' },
    ],
  },
];
