import { provinces, wards } from '../igate-v2/places.ts';
import type { Draft, FleetPortal, OfferedService, SignedInPerson } from '../state.ts';
import type { Choice } from './controls.ts';

export type DocumentSlot = { readonly id: string; readonly name: string; readonly required: boolean };

/** Papers that the portal asks for; none for the notice of stay, which is short in the data. */
export const documentSlots = ({ service }: OfferedService): readonly DocumentSlot[] =>
  service.id === 'ESS-06'
    ? []
    : [
        { id: 'to-khai', name: `Tờ khai ${service.name.vi} (mẫu giả lập)`, required: true },
        { id: 'giay-to', name: 'Giấy tờ chứng minh (nếu có)', required: false },
      ];

export const SEXES: readonly Choice[] = ['Nam', 'Nữ'].map((text) => ({ value: text, text }));

export const PROVINCES: readonly Choice[] = provinces.map(({ value, label }) => ({ value, text: label }));

/** Wards of a province; none before one is chosen. */
export const wardsOf = (province: string | undefined): readonly Choice[] =>
  (province ?? '') === '' ? [] : wards.map(({ value, label }) => ({ value, text: label }));

export const RECEIPTS: readonly Choice[] = [
  { value: 'truc-tiep', text: 'Nhận tại bộ phận một cửa' },
  { value: 'buu-chinh', text: 'Nhận tại nhà qua dịch vụ bưu chính' },
];

type Agency = Choice & { readonly cases: readonly string[] };

/** Agencies that handle a service; a single one with a single case makes the first step fall away. */
export const agenciesFor = (portal: FleetPortal, offered: OfferedService): readonly Agency[] => {
  const first = { value: '1', text: 'Ủy ban nhân dân Phường Thử Nghiệm (giả lập)', cases: ['7 ngày'] };
  if ((portal.draw + Number(offered.number)) % 4 === 0) return [first];
  return [
    { ...first, cases: ['7 ngày', '15 ngày'] },
    { value: '2', text: 'Ủy ban nhân dân Xã Kiểm Thử (giả lập)', cases: ['7 ngày'] },
  ];
};

/** Fields of the applicant's step by control id, in order; what the account knows stands in them. */
export const APPLICANT: readonly {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  readonly known?: (person: SignedInPerson) => string;
  readonly locked?: boolean;
  readonly type?: string;
}[] = [
  { id: 'txtHoTen', label: 'Họ và tên', required: true, locked: true, known: ({ fullName }) => fullName },
  { id: 'txtSoCCCD', label: 'Số Căn cước', required: true, locked: true, known: ({ idNumber }) => idNumber },
  {
    id: 'txtNgaySinh',
    label: 'Ngày tháng năm sinh',
    known: ({ birthDate }) => birthDate.split('-').toReversed().join('/'),
  },
  { id: 'rblGioiTinh', label: 'Giới tính', required: true },
  { id: 'txtNgayCap', label: 'Ngày cấp' },
  { id: 'txtNoiCap', label: 'Nơi cấp' },
  { id: 'txtDienThoai', label: 'Di động', required: true, type: 'tel' },
  { id: 'txtEmail', label: 'Email', required: true, type: 'email' },
  { id: 'ddlTinh', label: 'Tỉnh/Thành phố', required: true },
  { id: 'ddlXa', label: 'Phường/Xã', required: true },
  { id: 'txtDiaChi', label: 'Địa chỉ chi tiết' },
];

/** Values of a new draft's applicant. */
export const knownOf = (person: SignedInPerson): Readonly<Record<string, string>> =>
  Object.fromEntries(
    APPLICANT.flatMap(({ id, known }) => (known === undefined ? [] : [[id, known(person)]])),
  );

/** Labels of required fields that are blank. */
export const blankFields = (values: Readonly<Record<string, string>>): readonly string[] =>
  APPLICANT.filter(({ id, required }) => required === true && (values[id] ?? '').trim() === '').map(
    ({ label }) => label,
  );

/** What the review shows of a field: the words of a choice, not its value. */
export const shownValue = (draft: Draft, id: string): string => {
  const value = draft.fields.get(id) ?? '';
  const lists: Readonly<Record<string, readonly Choice[]>> = {
    ddlTinh: PROVINCES,
    ddlXa: wardsOf(draft.fields.get('ddlTinh')),
    rblHinhThuc: RECEIPTS,
  };
  return lists[id]?.find((each) => each.value === value)?.text ?? value;
};

/** Digits of the test captcha, the same on every page. */
export const CAPTCHA = '4719';
