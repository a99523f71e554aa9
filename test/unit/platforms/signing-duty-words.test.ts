import { describe, expect, it } from 'vitest';
import { announcesSigning, demandsSigning } from '#src/platforms/signing-duty-words.ts';

describe('announcesSigning', () => {
  it.each([
    [['Thành phần phải ký số', 'Tờ khai điện tử (E-Form)'], true],
    [['Người nộp dùng chữ ký số cá nhân hoặc tổ chức để ký tờ khai điện tử.'], true],
    [['Chữ ký số: Bắt buộc'], true],
    [['Tờ khai phải ký số, không cần nộp bản giấy.'], true],
    [['Tổ chức phải ký số. Cá nhân không cần ký số.'], true],
    [['Thành phần phải ký số', 'Tờ khai không cần công chứng'], true],
    [['Hồ sơ được ký số miễn phí'], true],
    [['Tờ khai', 'Giấy tờ chứng minh'], false],
    [['Ký số'], false],
    [['Hồ sơ không cần ký số.'], false],
    [['Chữ ký số – Không yêu cầu'], false],
    [['Chữ ký số: Không'], false],
    [['Chữ ký số', 'Không yêu cầu'], false],
    [['Thành phần phải ký số', 'Không có'], false],
    [['Lệ phí', 'Không có', 'Chữ ký số', 'Không bắt buộc'], false],
    [['Chữ ký số', 'Không yêu cầu. Người nộp không cần có chữ ký số.'], false],
    [['Người nộp không bắt buộc phải ký số'], false],
    [[], false],
  ])('%j', (lines, announced) => {
    expect(announcesSigning(lines)).toBe(announced);
    expect(announcesSigning(lines.map((line) => line.normalize('NFD')))).toBe(announced);
  });
});

describe('demandsSigning', () => {
  it.each([
    ['Tờ khai điện tử (E-Form) phải ký số trước khi nộp hồ sơ.', true],
    ['Thành phần phải ký số', true],
    ['Bạn có thể ký số tờ khai.', false],
    ['Tờ khai không phải ký số.', false],
    ['Không bắt buộc phải ký số', false],
  ])('%s', (text, demanded) => {
    expect(demandsSigning(text)).toBe(demanded);
    expect(demandsSigning(text.normalize('NFD'))).toBe(demanded);
  });
});
