import { expect, it } from 'vitest';
import { consentTo } from '#src/platforms/consent-words.ts';

it.each([
  ['Lưu giấy tờ này vào kho tài liệu điện tử của tôi', 'store'],
  ['Đồng ý lưu tệp này vào kho dữ liệu điện tử để dùng cho lần sau', 'store'],
  ['Tôi đồng ý cho cơ quan giải quyết xử lý dữ liệu cá nhân trong hồ sơ này', 'privacy'],
  ['Tôi đồng ý chia sẻ dữ liệu với các đơn vị khác', 'sharing'],
  ['Tôi đồng ý nhận thông tin giới thiệu dịch vụ qua thư điện tử', 'other'],
  ['Hiển thị hướng dẫn kê khai', null],
  ['Tôi cam đoan những lời khai trên là đúng sự thật', null],
])('"%s" agrees to %s', (words, about) => {
  expect(consentTo(words)).toBe(about);
  expect(consentTo(words.normalize('NFD'))).toBe(about);
});
