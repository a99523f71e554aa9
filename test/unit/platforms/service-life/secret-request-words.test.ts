import { describe, expect, it } from 'vitest';
import { asksForSecrets } from '#src/platforms/service-life/secret-request-words.ts';

describe('asksForSecrets', () => {
  it.each([
    ['Vui lòng cung cấp mã OTP để tôi kiểm tra hồ sơ.'],
    ['Bạn gửi giúp mình mã xác nhận vừa nhận được nhé'],
    ['Anh/chị đọc cho em mã xác thực.'],
    ['Mật khẩu VNeID của bạn là gì?'],
    ['Để tra cứu phí, vui lòng gửi ảnh chụp hai mặt thẻ căn cước.'],
    ['Bạn chụp ảnh căn cước công dân và tải lên tại đây.'],
    ['Nhập mã OTP vào khung chat này.'],
    ['Lệ phí là 10.000 đồng. Xin cho tôi mật khẩu tài khoản.'],
    ['Hệ thống sẽ gửi mã OTP đến điện thoại, vui lòng cung cấp mã OTP cho chúng tôi.'],
    ['Vui lòng cung cấp:\nmã OTP của bạn'],
  ])('asks: %s', (answer) => {
    expect(asksForSecrets(answer)).toBe(true);
    expect(asksForSecrets(answer.normalize('NFD'))).toBe(true);
    expect(asksForSecrets(answer.toLocaleUpperCase('vi'))).toBe(true);
  });

  it.each([
    ['Không cung cấp mã OTP cho ai, kể cả cán bộ.'],
    ['Tuyệt đối không gửi ảnh căn cước cho người lạ.'],
    ['Đừng đọc mật khẩu cho bất kỳ ai.'],
    ['Hệ thống sẽ gửi mã OTP đến số điện thoại của bạn.'],
    ['Bạn nhập mã OTP trên màn hình đăng nhập VNeID.'],
    ['Tại bước đính kèm, tải lên ảnh chụp căn cước công dân.'],
    ['Thành phần hồ sơ: tờ khai, bản sao căn cước công dân.'],
    ['Bạn có thể đặt lại mật khẩu ở trang đăng nhập.'],
    ['Lệ phí đăng ký là 10.000 đồng.'],
    ['Mã hồ sơ được gửi qua thư điện tử.'],
    ['Cảnh giác với kẻ giả mạo yêu cầu cung cấp mật khẩu.'],
    [''],
  ])('does not: %s', (answer) => {
    expect(asksForSecrets(answer)).toBe(false);
    expect(asksForSecrets(answer.normalize('NFD'))).toBe(false);
  });

  it('takes time in proportion to the answer', () => {
    expect(asksForSecrets('cung cấp ảnh '.repeat(10_000))).toBe(false);
  });
});
