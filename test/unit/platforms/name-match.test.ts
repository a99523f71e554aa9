import { describe, expect, it } from 'vitest';
import { holding, isServiceName, labelled } from '#src/platforms/name-match.ts';

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
