import { describe, expect, it } from 'vitest';
import { speaksOfFile, warnsOfSignature } from '#src/platforms/signature-warning.ts';

describe('warnsOfSignature', () => {
  it.each([
    ['Cảnh báo: Chữ ký số không hợp lệ: chứng thư số đã hết hạn.', true],
    ['Nội dung tệp đã bị thay đổi sau khi ký.', true],
    ['Chứng thư số đã hết hạn', true],
    ['Tệp chưa có chữ ký số.', true],
    ['Không tìm thấy chữ ký hợp lệ trong tệp', true],
    ['Chứng thư số không phải của người nộp hồ sơ.', true],
    ['Chứng thư số không do tổ chức được tin cậy cấp', true],
    ['Tài liệu bị từ chối', true],
    ['Chữ ký không hợp lệ và nội dung không còn nguyên vẹn', true],
    ['Không xác thực được chữ ký', true],
    ['Tệp tin không đúng định dạng', true],
    ['Chữ ký không hợp lệ, hồ sơ sẽ bị từ chối', true],
    ['The signature is not valid', true],
    ['Chữ ký số trong tệp hợp lệ.', false],
    ['Chữ ký hợp lệ, nội dung không bị thay đổi', false],
    ['Chứng thư chưa hết hạn và chưa bị thu hồi', false],
    ['Không có chữ ký không hợp lệ', false],
    ['Không phát hiện lỗi', false],
    ['Tệp có chữ ký không hợp lệ sẽ bị từ chối.', false],
    ['Không bắt buộc ký số', false],
    ['Đã lưu tài liệu.', false],
    ['Lưu tài liệu thành công', false],
    ['Đã có chữ ký khi tải lên', false],
    ['Vui lòng nhập tên giấy tờ và chọn file đính kèm.', false],
    ['The signature is valid', false],
  ])('%s', (text, warns) => {
    expect(warnsOfSignature(text)).toBe(warns);
    expect(warnsOfSignature(text.normalize('NFD').toUpperCase())).toBe(warns);
  });
});

describe('speaksOfFile', () => {
  it.each([
    ['Chứng thư số đã hết hạn', true],
    ['Tệp bị từ chối'.normalize('NFD'), true],
    ['Phiên làm việc đã hết hạn', false],
    ['Profile', false],
  ])('%s', (text, speaks) => expect(speaksOfFile(text)).toBe(speaks));
});
