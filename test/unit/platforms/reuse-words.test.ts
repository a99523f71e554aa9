import { describe, expect, it } from 'vitest';
import {
  DRAFT_LISTS,
  goesOnWithDraft,
  opensDraft,
  prints,
  removes,
  removesDraft,
  savesDraft,
  storeKind,
  STORES,
} from '#src/platforms/reuse-words.ts';

const rank = (tests: readonly ((name: string) => boolean)[], name: string): number =>
  tests.findIndex((test) => test(name));

describe('names of what is pressed', () => {
  it.each(['Lưu nháp', 'LƯU NHÁP', 'Lưu bản nháp', 'Lưu tạm', 'Lưu hồ sơ', '  Lưu nháp'.normalize('NFD')])(
    '%s saves a draft',
    (name) => {
      expect(savesDraft(name)).toBe(true);
    },
  );

  it.each(['Lưu và nộp hồ sơ', 'Nộp hồ sơ', 'Lưu vào kho', 'Bản nháp'])('%s does not', (name) => {
    expect(savesDraft(name)).toBe(false);
  });

  it('puts the list of drafts before all dossiers', () => {
    expect(rank(DRAFT_LISTS, 'Hồ sơ đang soạn')).toBe(0);
    expect(rank(DRAFT_LISTS, 'Hồ sơ lưu tạm (2)')).toBe(0);
    expect(rank(DRAFT_LISTS, 'Hồ sơ của tôi')).toBe(1);
    expect(rank(DRAFT_LISTS, 'Tra cứu hồ sơ')).toBe(-1);
    expect(rank(DRAFT_LISTS, 'Nộp hồ sơ')).toBe(-1);
  });

  it('puts the store by its legal name first', () => {
    expect(rank(STORES, 'Kho dữ liệu điện tử')).toBe(0);
    expect(rank(STORES, 'Hồ sơ điện tử')).toBe(1);
    expect(rank(STORES, 'Tra cứu hồ sơ')).toBe(-1);
    expect(rank(STORES, '1. Quản lý kho dữ liệu')).toBe(0);
    expect(rank(STORES, 'Thành phần trong kho giấy tờ')).toBe(2);
  });

  it.each([
    'Hướng dẫn sử dụng kho dữ liệu điện tử',
    'Tải từ kho giấy tờ riêng',
    'Lấy từ kho dữ liệu',
    'Chọn từ kho tài liệu',
    'Lưu vào kho dữ liệu điện tử',
    'Nộp hồ sơ điện tử',
    'Kho dữ liệu điện tử là gì?',
    'Kho dữ liệu điện tử giúp người dân không phải nộp lại giấy tờ đã có khi làm thủ tục',
  ])('%s leads to no store', (name) => {
    expect(rank(STORES, name)).toBe(-1);
  });

  it('throws drafts away by no button that withdraws or cancels a dossier', () => {
    expect(
      ['Xóa', 'Gỡ bỏ', 'Xóa bản nháp', 'Hủy nháp', 'Hủy bản nháp', '✕ Xóa hồ sơ'].filter(
        (name) => !removesDraft(name),
      ),
    ).toEqual([]);
    expect(
      ['Rút hồ sơ', 'Thu hồi', 'Hủy', 'Hủy hồ sơ', 'Hủy nộp', 'Xóa đăng ký thường trú'].filter(removesDraft),
    ).toEqual([]);
  });

  it('opens a draft by no button that files, sends or pays', () => {
    expect(['Xem', 'Xem chi tiết', 'Chi tiết', 'Mở', 'Tiếp tục'].map(opensDraft)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    const others = ['Nộp hồ sơ', 'Gửi', 'Thanh toán', 'Tiếp tục thanh toán', 'Tiếp tục nộp hồ sơ'];
    expect(others.filter((name) => opensDraft(name) || goesOnWithDraft(name))).toEqual([]);
  });

  it('tells going on, removing and printing', () => {
    expect(['Soạn tiếp', 'Tiếp tục', 'Cập nhật'].map(goesOnWithDraft)).toEqual([true, true, true]);
    expect(['Xóa', 'Xoá', 'Gỡ bỏ khỏi kho', 'Hủy bản nháp'].map(removes)).toEqual([true, true, true, true]);
    expect(['Xem', 'Xóm'].map(removes)).toEqual([false, false]);
    expect(['In tờ khai', 'Xuất mẫu đơn', 'Tải tờ khai (PDF)'].map(prints)).toEqual([true, true, true]);
    expect(['Tin tức', 'Tải tờ khai lên', 'Tờ khai'].map(prints)).toEqual([false, false, false]);
  });
});

it.each([
  ['Dữ liệu cá nhân cơ bản', 'personal'],
  ['Thông tin cá nhân', 'personal'],
  ['Kho kết quả thủ tục hành chính', 'results'],
  ['Kho giấy tờ riêng', 'components'],
  ['Thành phần hồ sơ đã được chấp nhận', 'components'],
  ['Bản sao chứng thực điện tử', 'copies'],
  ['Bản sao điện tử được chứng thực từ bản chính', 'copies'],
  ['Hướng dẫn', null],
])('"%s" is %s', (words, kind) => {
  expect(storeKind(words)).toBe(kind);
});
