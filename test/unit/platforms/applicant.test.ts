import { describe, expect, it } from 'vitest';
import type { FieldNames, FormControl } from '#src/platforms/applicant.ts';
import { datumOf, optionFor, vietnameseDate } from '#src/platforms/applicant.ts';

const FIELDS: FieldNames = {
  names: { diDong: 'phone', fullname: 'fullName', email: 'email' },
  labels: { 'Họ và tên': 'fullName', 'Nơi cấp': 'idIssuedBy', 'Ngày cấp': 'idIssuedOn', 'Di động': 'phone' },
};

const control = (more: Partial<FormControl>): FormControl => ({
  index: 0,
  kind: 'text',
  name: '',
  id: '',
  type: 'text',
  label: '',
  section: '',
  aboutChild: false,
  required: false,
  locked: false,
  empty: true,
  shown: '',
  options: [],
  ...more,
});

describe('datumOf', () => {
  it.each(['CongDan_diDong', 'diDong', 'DIDONG'])('knows the field name %s', (name) => {
    expect(datumOf(control({ name }), FIELDS)).toBe('phone');
  });

  it('knows Form.io keys, and only whole ones', () => {
    expect(datumOf(control({ name: 'data[fullname]' }), FIELDS)).toBe('fullName');
    expect(datumOf(control({ name: 'data[motherfullname]' }), FIELDS)).toBeNull();
  });

  it.each(['Họ và tên *', 'HỌ VÀ TÊN:', 'Họ và tên (chữ in hoa)', 'Họ và tên'.normalize('NFD')])(
    'knows the label %s',
    (label) => {
      expect(datumOf(control({ label }), FIELDS)).toBe('fullName');
    },
  );

  it('does not take a label that merely ends like one', () => {
    expect(datumOf(control({ label: 'Nội dung nơi cấp' }), FIELDS)).toBeNull();
  });

  it.each(['Họ và tên con', 'Họ và tên người được khai sinh', 'Họ và tên cha'])(
    'does not give the applicant’s name to "%s"',
    (label) => {
      expect(datumOf(control({ label }), FIELDS)).not.toBe('fullName');
    },
  );

  it('gives nothing of the applicant to a part of the form that asks about a child', () => {
    const child = { section: 'Thông tin người được khai sinh', aboutChild: true };
    expect(datumOf(control({ label: 'Họ và tên', ...child }), FIELDS)).toBeNull();
    expect(datumOf(control({ name: 'con_fullname', label: 'Họ và tên', ...child }), FIELDS)).toBeNull();
  });

  it('takes a field under another paper for that paper’s, by label and by name', () => {
    const section = 'Thông tin giấy phép lái xe';
    const own = { names: { ngayCap: 'idIssuedOn' }, labels: FIELDS.labels } as const;
    expect(datumOf(control({ label: 'Ngày cấp', section }), FIELDS)).toBeNull();
    expect(datumOf(control({ label: 'Cấp ngày', name: 'ngayCap', section }), own)).toBeNull();
    expect(datumOf(control({ label: 'Ngày cấp', name: 'ngayCap' }), own)).toBe('idIssuedOn');
  });

  it('goes by a name beside the label that leaves the choice of the paper', () => {
    const own = { names: { soCmnd: 'idNumber' }, labels: {} } as const;
    expect(datumOf(control({ label: 'Số CMND/CCCD/Hộ chiếu', name: 'soCmnd' }), own)).toBe('idNumber');
  });

  it('goes by the type of the input where neither name nor label tells', () => {
    expect(datumOf(control({ type: 'tel' }), FIELDS)).toBe('phone');
  });
});

describe('optionFor', () => {
  it('takes the wanted option, else one that holds it, else the first', () => {
    expect(optionFor(['Nữ', 'Nam'], 'nam')).toBe(1);
    expect(optionFor(['Tỉnh Lào Cai', 'Thành phố Hà Nội'], 'Hà Nội')).toBe(1);
    expect(optionFor(['A', 'B'], 'C')).toBe(0);
    expect(optionFor(['A', 'B'], null)).toBe(0);
  });

  it('has none in an empty list', () => {
    expect(optionFor([], 'A')).toBeNull();
  });
});

it('vietnameseDate turns a date round', () => {
  expect(vietnameseDate('1990-02-28')).toBe('28/02/1990');
});
