import { describe, expect, it } from 'vitest';
import { foldName, holding, isServiceName, labelled, spellings } from '#src/platforms/name-match.ts';

const NAME = 'Đăng ký thường trú';

describe('isServiceName', () => {
  it.each([
    NAME.toLocaleUpperCase('vi'),
    NAME.normalize('NFD'),
    '  Đăng  ký\n thường trú ',
    '1. Đăng ký thường trú',
    'Thủ tục: Đăng ký thường trú',
    'Thủ tục đăng ký thường trú',
    'Đăng ký thường trú (1.004222)',
    '1.004222.000.00.00.H51 - Đăng ký thường trú',
    'Đăng ký thường trú:',
  ])('takes %j for the name', (shown) => {
    expect(isServiceName(shown, NAME)).toBe(true);
  });

  it.each([
    'Xóa đăng ký thường trú',
    'Đăng ký thường trú cho trẻ em',
    'Đăng ký tạm trú',
    'Liên thông: đăng ký khai sinh - đăng ký thường trú',
    '',
  ])('does not take %j for the name', (shown) => {
    expect(isServiceName(shown, NAME)).toBe(false);
  });

  it('does not care which dash a name is written with', () => {
    expect(isServiceName('Khai sinh – thường trú', 'Khai sinh - thường trú')).toBe(true);
  });
});

describe('labelled', () => {
  it('fits the label in any case and Unicode form, with signs around it', () => {
    const pattern = labelled('Nộp hồ sơ', 'Chọn');
    for (const shown of ['Nộp hồ sơ', 'NỘP HỒ SƠ', 'Nộp hồ sơ'.normalize('NFD'), '» Nộp  hồ sơ *', 'Chọn'])
      expect(shown).toMatch(pattern);
    for (const shown of ['Nộp hồ sơ trực tuyến', 'Nộp hồ sơ thành công', 'Lưu và nộp hồ sơ'])
      expect(shown).not.toMatch(pattern);
  });

  it('takes signs of regular expressions for themselves', () => {
    expect('Tài khoản (VNeID)').toMatch(labelled('Tài khoản (VNeID)'));
    expect('Tài khoản VNeID').not.toMatch(labelled('Tài khoản (VNeID)'));
  });
});

it('holding fits a label within a longer text', () => {
  expect('Nộp hồ sơ thành công!').toMatch(holding('nộp hồ sơ thành công'));
  expect('Nộp hồ sơ').not.toMatch(holding('Nộp hồ sơ thành công'));
});

describe('the place of the tone mark', () => {
  const ONSETS = ['', 'b', 'h', 'kh', 'l', 't', 'th', 'x', 'ngh'];
  const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const pairs = ONSETS.flatMap((onset) =>
    TONES.flatMap((tone) =>
      ['oa', 'oe', 'uy'].map((vowels): readonly [string, string] => [
        `${onset}${vowels[0]}${tone}${vowels[1]}`.normalize('NFC'),
        `${onset}${vowels}${tone}`.normalize('NFC'),
      ]),
    ),
  );

  it('does not matter, and folding twice is folding once', () => {
    for (const [early, late] of pairs)
      for (const written of [
        early,
        late,
        late.toLocaleUpperCase('vi'),
        late.normalize('NFD'),
        `(${late})`,
        `${early} ban`,
      ]) {
        expect(foldName(foldName(written))).toBe(foldName(written));
        expect(foldName(late)).toBe(foldName(early));
        expect(late).toMatch(labelled(early));
        expect(early.normalize('NFD')).toMatch(labelled(late));
        expect(`Đã ${late.toLocaleUpperCase('vi')} xong`).toMatch(holding(early));
      }
  });

  it.each(['quý', 'quỳ', 'hoàn', 'ngoại', 'khuỷu', 'huýt', 'của', 'thuở', 'hoặc', 'khỏe khoắn', 'Đăng ký'])(
    'is left in %s, which is written in one way or not at the end',
    (word) => {
      expect(foldName(word)).toBe(word.toLocaleLowerCase('vi'));
    },
  );

  it('has both spellings of a label', () => {
    expect(spellings('Hủy')).toEqual(['Hủy', 'Hủy'.normalize('NFD'), 'Huỷ', 'Huỷ'.normalize('NFD')]);
  });
});
