import { describe, expect, it } from 'vitest';
import {
  figuresIn,
  isNoticeName,
  noticeItemsIn,
  tellsContact,
  updatedOnIn,
} from '#src/platforms/service-life/site-words.ts';

describe('tellsContact', () => {
  it.each([
    [['Cơ quan chủ quản: UBND tỉnh', 'Điện thoại: 0241 234 567'], true],
    [['Địa chỉ: số 1', 'Email: lienhe@vidu.gov.vn'], true],
    [['Điện thoại: 0241 234 567'], false],
    [['Địa chỉ: số 1'], false],
    [['Địa chỉ: số 1', 'Điện thoại: đang cập nhật'], false],
    [['© 2026'], false],
    [[], false],
  ])('%j', (lines, tells) => {
    expect(tellsContact(lines)).toBe(tells);
  });
});

describe('figuresIn', () => {
  it.each([
    [[{ label: 'Số hồ sơ tiếp nhận', value: '1.234' }], [], ['received']],
    [
      [
        { label: 'Tỷ lệ đúng hạn', value: '98,5 %' },
        { label: 'Mức độ hài lòng', value: '97 %' },
      ],
      [],
      ['on-time', 'satisfied'],
    ],
    [[], ['Đã tiếp nhận: 1.234', 'Đã giải quyết: 1.200 hồ sơ'], ['received', 'settled']],
    [[], ['1.234', 'Hồ sơ tiếp nhận'], ['received']],
    [[{ label: 'Số hồ sơ tiếp nhận', value: '—' }], [], []],
    [[], ['Tiếp nhận hồ sơ', 'Mức độ hài lòng'], []],
    [[], ['Hồ sơ tiếp nhận cập nhật ngày 01/11/2026'], []],
    [[], [], []],
  ] as const)('%j %j', (cells, lines, figures) => {
    expect(figuresIn(cells, lines)).toEqual(figures);
  });
});

describe('updatedOnIn', () => {
  it.each([
    [['Cập nhật ngày 05/11/2026'], '2026-11-05'],
    [['Cập nhật lần cuối', '05/11/2026 10:00'], '2026-11-05'],
    [['Số liệu tính đến ngày 5 tháng 11 năm 2026'], '2026-11-05'],
    [['Nghị định ban hành 05/11/2026'], null],
    [['Cập nhật liên tục'], null],
    [[], null],
  ])('%j', (lines, day) => {
    expect(updatedOnIn(lines)).toBe(day);
  });
});

describe('noticeItemsIn', () => {
  it('finds every item of a full notice', () => {
    expect(
      noticeItemsIn([
        'Mục đích xử lý',
        'Tiếp nhận và giải quyết hồ sơ.',
        'Loại dữ liệu cá nhân được xử lý: họ và tên, số định danh.',
        'Bên kiểm soát dữ liệu: UBND tỉnh.',
        'Quyền của chủ thể dữ liệu: rút lại sự đồng ý.',
        'Liên hệ: 0241 234 567',
        'Thời gian lưu trữ: 5 năm.',
      ]),
    ).toEqual(['purposes', 'data', 'controller', 'rights', 'contact', 'retention']);
  });

  it.each([
    [['Thông báo xử lý dữ liệu cá nhân'], []],
    [['Mục đích xử lý'], []],
    [['Loại dữ liệu được xử lý: họ tên, điện thoại, thư điện tử.'], ['data']],
    [['Bộ phận hỗ trợ: 1900 0000'], ['contact']],
    [['Chúng tôi tôn trọng quyền riêng tư.'], []],
    [[], []],
  ])('%j', (lines, items) => {
    expect(noticeItemsIn(lines)).toEqual(items);
  });
});

describe('isNoticeName', () => {
  it.each([
    ['Thông báo xử lý dữ liệu cá nhân', true],
    ['Chính sách bảo mật', true],
    ['Chính sách quyền riêng tư', true],
    ['Bảo vệ dữ liệu cá nhân', true],
    ['Kho dữ liệu điện tử', false],
    ['Thông tin cá nhân', false],
    ['Trang chủ', false],
  ])('%s', (text, is) => {
    expect(isNoticeName(text)).toBe(is);
    expect(isNoticeName(text.normalize('NFD'))).toBe(is);
  });
});
