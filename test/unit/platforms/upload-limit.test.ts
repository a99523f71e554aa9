import { describe, expect, it } from 'vitest';
import { extensionsOf, limitIn, octetsOf } from '#src/platforms/upload-limit.ts';

describe('limitIn', () => {
  it.each([
    ['Dung lượng tối đa 5 MB, định dạng PDF, JPG, PNG', 5 * 1024 ** 2, ['pdf', 'jpg', 'png']],
    ['(Tệp không quá 10MB; chấp nhận .doc, .docx hoặc .pdf)', 10 * 1024 ** 2, ['doc', 'docx', 'pdf']],
    ['Kích thước nhỏ hơn 1,5 MB', 1.5 * 1024 ** 2, null],
    ['Max 512KB', 512 * 1024, null],
    ['Định dạng: *.pdf', null, ['pdf']],
    ['pdf/jpeg', null, ['pdf', 'jpeg']],
  ])('reads "%s"', (text, octets, formats) => {
    const limit = limitIn(text);
    expect(limit.size === null ? null : octetsOf(limit.size)).toBe(octets);
    expect(limit.formats === null ? null : extensionsOf(limit.formats)).toEqual(formats);
  });

  it.each(['to-khai-thu-nghiem.pdf (39 KB)', 'Bản sao Căn cước', 'mau.docx', 'Tải mẫu đơn (DOCX)', ''])(
    'finds no limit in "%s"',
    (text) => {
      expect(limitIn(text)).toEqual({ size: null, formats: null });
    },
  );
});

it('octetsOf knows no other unit', () => {
  expect(octetsOf('5 trang')).toBeNull();
});
