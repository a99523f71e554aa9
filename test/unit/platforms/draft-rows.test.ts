import { describe, expect, it } from 'vitest';
import { draftRows } from '#src/platforms/draft-rows.ts';

const NAME = 'Đăng ký thường trú';
const rows = (...texts: readonly (readonly string[])[]) =>
  texts.map((each, index) => ({ index, texts: each }));

describe('draftRows', () => {
  it.each([
    [NAME, 'Lưu tạm', 'Xóa'],
    [`1. ${NAME.toLocaleUpperCase('vi')}`, 'Bản nháp'],
    [`Thủ tục: ${NAME} · Chưa nộp hồ sơ`, 'Soạn tiếp'],
    [`Tên thủ tục: ${NAME}`, 'Đang soạn'.normalize('NFD')],
  ])('takes %j for a draft', (...texts) => {
    expect(draftRows(rows(texts), NAME, false)).toEqual({ fit: [0], others: false });
  });

  it.each([
    ['filed, with its code', NAME, 'H49.22-261121-0001', 'Nháp'],
    ['with the office', NAME, 'Đang xử lý', 'Rút hồ sơ'],
    ['filed, and its draft kept', NAME, 'Bản nháp', 'Đã nộp'],
  ])('takes a dossier that is %s for none', (_what, ...texts) => {
    expect(draftRows(rows(texts), NAME, true)).toEqual({ fit: [], others: false });
  });

  it.each([
    ['says nothing of its state', NAME, 'Rút hồ sơ'],
    ['lacks its fee alone', NAME, 'Chưa nộp lệ phí'],
    ['is of a service whose name holds this one', 'Xóa đăng ký thường trú', 'Lưu tạm'],
  ])('cannot tell a row that %s', (_what, ...texts) => {
    expect(draftRows(rows(texts), NAME, false)).toEqual({ fit: [], others: true });
  });

  it('believes a list of drafts without a word on each', () => {
    expect(draftRows(rows([NAME, '21/11/2026']), NAME, true).fit).toEqual([0]);
    expect(draftRows(rows([NAME], ['Đăng ký tạm trú'], [NAME]), NAME, true).fit).toEqual([0, 2]);
    expect(draftRows(rows([NAME]), '', true).fit).toEqual([]);
  });
});
