import { describe, expect, it } from 'vitest';
import {
  certificateShown,
  isVietnamese,
  providersInOrder,
  resultTold,
  signingWay,
} from '#src/platforms/signing-words.ts';

describe('signingWay', () => {
  it.each([
    ['Đăng ký bằng USB ký số', 'token'],
    ['USB ký số (plugin trên máy tính)', 'token'],
    ['Plugin Ký Số Cổng Dịch Vụ Công Quốc Gia', 'token'],
    ['Đăng ký bằng Sim ký số', 'sim'],
    ['Đăng ký bằng VNPT SmartCA', 'remote'],
    ['Viettel MySign', 'remote'],
    ['Nhà cung cấp A – ký số từ xa'.normalize('NFD'), 'remote'],
    ['VNeID', 'e-id'],
    ['FPT-CA', 'other'],
  ])('%s', (name, way) => expect(signingWay(name)).toBe(way));
});

describe('providersInOrder', () => {
  it('takes what works without a device', () => {
    expect(providersInOrder(['token', 'other', 'remote', 'sim', 'remote'])).toEqual([2, 4, 1, 3]);
    expect(providersInOrder(['token', 'token'])).toEqual([0]);
    expect(providersInOrder([])).toEqual([]);
  });
});

describe('resultTold', () => {
  it.each([
    ['Ký số thành công, chữ ký đã gắn dấu thời gian.', 'success'],
    ['Tài liệu của bạn đã được ký số.', 'success'],
    ['Signing completed successfully.', 'success'],
    ['Sign result: SUCCESS (code 0)', 'success'],
    ['Ký số không thành công: hệ thống ký số bị lỗi.', 'failure'],
    ['Không tìm thấy chứng thư số của bạn tại đơn vị ký số này.', 'failure'],
    ['The document was not signed.', 'failure'],
    ['Lỗi hệ thống (500).', 'failure'],
    ['Bạn đã từ chối ký số trên điện thoại, tài liệu chưa có chữ ký.', 'refusal'],
    ['Yêu cầu ký số bị hủy vì bạn không đồng ý ký trên điện thoại.', 'failure'],
    ['Đang ký số…', null],
    ['Vui lòng xác nhận trên điện thoại, nếu không hãy bấm Từ chối.', null],
    ['Thông báo chờ xử lý', null],
    ['Yêu cầu ký số đã gửi tới điện thoại của bạn.', null],
    ['Gửi yêu cầu ký số thành công', null],
    ['Người ký', null],
  ])('%s', (text, tells) => {
    expect(resultTold(text)).toBe(tells);
    expect(resultTold(text.normalize('NFD').toUpperCase())).toBe(tells);
  });
});

describe('isVietnamese', () => {
  it.each([
    ['Ký số thành công', true],
    ['Đã ký'.normalize('NFD'), true],
    ['Signing completed successfully.', false],
    ['SIGN_OK', false],
    ['Résumé', true],
    ['café', false],
  ])('%s', (text, vietnamese) => expect(isVietnamese(text)).toBe(vietnamese));
});

describe('certificateShown', () => {
  const holders = ['Nguyễn Thị Thử Nghiệm'];
  it('finds all three in labelled lines', () => {
    const lines = [
      'Thông tin chứng thư số',
      'Người ký',
      'NGUYỄN THỊ THỬ NGHIỆM'.normalize('NFD'),
      'Đơn vị cấp chứng thư số',
      'Tổ chức chứng thực Một',
      'Hiệu lực',
      'từ 01/06/2026 đến 01/06/2027',
    ];
    expect(certificateShown(lines, holders)).toEqual({ signer: true, issuer: true, validity: true });
  });

  it('finds all three in one sentence', () => {
    const sentence =
      'Chứng thư số của Nguyễn Thị Thử Nghiệm, đơn vị cấp: VNPT-CA, có hiệu lực từ 01/06/2026 đến hết 01/06/2027.';
    expect(certificateShown([sentence], holders)).toEqual({ signer: true, issuer: true, validity: true });
  });

  it('finds nothing in the form around it', () => {
    expect(certificateShown([], holders)).toEqual({ signer: false, issuer: false, validity: false });
    expect(certificateShown(['Đơn vị ký số', 'Ký số'], holders)).toEqual({
      signer: false,
      issuer: false,
      validity: false,
    });
  });

  it('does not take another name for the signer, nor a word without dates for the validity', () => {
    expect(certificateShown(['Người ký', 'Trần Đức Kiểm Thử', 'Hiệu lực'], holders)).toMatchObject({
      signer: false,
      validity: false,
    });
    expect(certificateShown(['Người ký', ''], [''])).toMatchObject({ signer: false });
  });
});
