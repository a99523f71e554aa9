import { describe, expect, it } from 'vitest';
import { portalSigns, serviceSigns } from '#src/platforms/service-life/public-signs.ts';

const told = (signs: readonly { about: string; says: string }[]): string[] =>
  signs.map(({ about, says }) => `${about} ${says}`);

describe('serviceSigns', () => {
  it.each([
    [['Tờ khai phải ký số.'], [], ['signing-duty announced']],
    [['Hồ sơ không cần ký số.'], [], ['signing-duty contradicted']],
    [['Ký bằng VNPT SmartCA hoặc Viettel-CA'], [], ['signing-providers announced']],
    [[], ['Bản sao thẻ căn cước công dân'], ['over-ask announced']],
    [[], ['Sổ hộ khẩu (bản sao)'], ['over-ask announced']],
    [['Không yêu cầu nộp bản sao căn cước công dân.'], ['Tờ khai'], ['over-ask contradicted']],
    [[], ['Sổ hộ khẩu (không phải nộp)'], []],
    [[], ['Xác nhận thông tin về cư trú – cơ quan tự tra cứu'], []],
    [['Địa chỉ: số 2, đường Smart'], ['Tờ khai', 'Giấy chứng sinh'], []],
    [[], [], []],
  ])('%j %j', (lines, papers, signs) => {
    expect(told(serviceSigns(lines, papers))).toEqual(signs);
    expect(
      told(
        serviceSigns(
          lines.map((line) => line.normalize('NFD')),
          papers,
        ),
      ),
    ).toEqual(signs);
  });
});

describe('portalSigns', () => {
  const links = (...texts: string[]): { text: string }[] => texts.map((text) => ({ text }));

  it.each([
    [links('Kho dữ liệu điện tử'), [], ['store-entry announced']],
    [links('Hồ sơ điện tử'), [], ['store-entry announced']],
    [links('Hướng dẫn sử dụng kho dữ liệu điện tử'), [], ['store-guide announced']],
    [links('Hướng dẫn ký số'), [], ['signing-guide announced']],
    [links('Đăng ký bằng USB ký số'), [], ['signing-providers announced']],
    [[], ['Cổng chưa hỗ trợ kho dữ liệu điện tử.'], ['store-entry contradicted']],
    [links('Nộp hồ sơ điện tử'), [], []],
    [links('Hướng dẫn nộp hồ sơ', 'Trang chủ'), ['Xin chào'], []],
  ])('%j %j', (places, lines, signs) => {
    expect(told(portalSigns(places, lines))).toEqual(signs);
  });
});
