import { describe, expect, it } from 'vitest';
import type { Datum } from '#src/model/datum.ts';
import { prefillOf } from '#src/platforms/prefill.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';

const [citizen, ...others] = citizens;
if (citizen === undefined) throw new Error('expected a synthetic citizen');

const verdicts = (datum: Datum, shown: readonly string[]): readonly string[] =>
  shown.map((text) => prefillOf(datum, text, citizen, others));
const all = (verdict: string, count: number): readonly string[] =>
  Array.from({ length: count }, () => verdict);

const OWN: readonly (readonly [Datum, readonly string[]])[] = [
  [
    'fullName',
    [
      'Nguyễn Thị Thử Nghiệm',
      'NGUYỄN THỊ THỬ NGHIỆM',
      'NGUYEN THI THU NGHIEM',
      'Nguyễn Thị Thử Nghiệm'.normalize('NFD'),
      'Nguyễn T*** Thử Nghiệm',
      'Thử Nghiệm Nguyễn Thị',
    ],
  ],
  ['idNumber', ['000190000017', '000 190 000 017', '000******017', '000xxxxxx017', '********0017']],
  [
    'birthDate',
    [
      '17/05/1990',
      '17-5-1990',
      '1990-05-17',
      '17.05.1990',
      '17051990',
      'ngày 17 tháng 5 năm 1990',
      '1990-05-16T17:00:00.000Z',
    ],
  ],
  ['sex', ['Nữ', 'nữ', 'female']],
  ['phone', ['0900000017', '+84 900 000 017', '84900000017', '0900.000.017', '090****017']],
  ['email', ['thu.nghiem.1@example.com', 'Thu.Nghiem.1@Example.com', 'thu***@example.com']],
  ['province', ['Thành phố Hà Nội', 'TP Hà Nội', 'Hà Nội']],
  ['ward', ['Phường Thử Nghiệm', 'Thử Nghiệm']],
  ['address', ['Số 1 đường Kiểm Thử', 'Số 1 đường Kiểm Thử, Phường Thử Nghiệm, Thành phố Hà Nội']],
  ['nationality', ['Việt Nam', 'VIỆT NAM']],
  ['organisationName', ['CÔNG TY TNHH GIẢ LẬP NGUYỄN THỊ THỬ NGHIỆM']],
  ['taxCode', ['0090000017', '000190000017']],
  ['fatherName', ['Nguyễn Văn Giả Lập']],
];

const ANOTHER: readonly (readonly [Datum, readonly string[]])[] = [
  ['fullName', ['Trần Đức Kiểm Thử']],
  ['idNumber', ['000085000025', '001******025']],
  ['birthDate', ['02/11/1985']],
  ['phone', ['0900000025', '+84 900 000 025']],
  ['email', ['thu.nghiem.2@example.com']],
  ['taxCode', ['0085000025']],
  ['organisationName', ['Hợp tác xã Khác Hẳn']],
  ['fatherName', ['Trần Văn Khác Hẳn']],
];

const UNCLEAR: readonly (readonly [Datum, readonly string[]])[] = [
  ['fullName', ['Công dân', 'Nguyễn Thị', 'N***', 'user123']],
  ['idNumber', ['1234', '123456789', '***', 'đã xác thực']],
  ['birthDate', ['1990', '05/17/1990', '31/02/1990', '**/**/1990']],
  ['sex', ['Nam']],
  ['phone', ['1900 1234', '02438245678']],
  ['address', ['Số 22 phố Khác']],
  ['province', ['Tỉnh Lào Cai']],
  ['nationality', ['Pháp']],
  ['taxCode', ['12']],
];

describe('prefillOf', () => {
  it.each(OWN)('knows the citizen’s own %s', (datum, shown) => {
    expect(verdicts(datum, shown)).toEqual(all('own', shown.length));
  });

  it.each(ANOTHER)('tells another person’s %s', (datum, shown) => {
    expect(verdicts(datum, shown)).toEqual(all('another', shown.length));
  });

  it.each(UNCLEAR)('accuses nobody on a guess: %s', (datum, shown) => {
    expect(verdicts(datum, shown)).toEqual(all('unclear', shown.length));
  });

  it.each<[Datum, string]>([
    ['phone', '0912345678'],
    ['phone', '090****025'],
    ['email', 'hop-thu-khac@example.com'],
  ])('leaves a %s that no other test identity has to the citizen: %s', (datum, shown) => {
    expect(prefillOf(datum, shown, citizen, others)).toBe('unclear');
  });

  it('takes blanks and empty masks for nothing', () => {
    for (const shown of ['', '  ', '__/__/____', '-'])
      expect(prefillOf('birthDate', shown, citizen, others)).toBe('nothing');
  });

  it('cannot compare what it does not know', () => {
    expect(prefillOf(null, 'gì đó', citizen, others)).toBe('unclear');
    expect(prefillOf('fatherName', 'Trần Văn A', { ...citizen, parents: null }, others)).toBe('unclear');
    expect(prefillOf('taxCode', '0101234567', { ...citizen, organisation: null }, others)).toBe('unclear');
  });
});
