import { describe, expect, it } from 'vitest';
import {
  documentKind,
  isFetchedByOffice,
  keepsInStore,
  keepsUnasked,
  namesStore,
} from '#src/platforms/paper-words.ts';

describe('documentKind', () => {
  it.each([
    ['Tờ khai đăng ký kết hôn (mẫu giả lập)', 'declaration'],
    ['1. Đơn đề nghị cấp lại thẻ bảo hiểm y tế', 'declaration'],
    ['Phiếu báo thay đổi hộ khẩu', 'declaration'],
    ['Bản sao Căn cước', 'id-card'],
    ['Bản sao CCCD/CMND của người yêu cầu', 'id-card'],
    ['Sổ hộ khẩu', 'household-book'],
    ['Giấy xác nhận thông tin về cư trú (CT07)', 'residence-confirmation'],
    ['Mẫu CT08', 'residence-confirmation'],
    ['Giấy tờ chứng minh chỗ ở hợp pháp', 'residence-proof'],
    ['Giấy chứng nhận kết hôn của cha, mẹ', 'marriage-certificate'],
    ['Giấy xác nhận tình trạng hôn nhân', 'marital-status'],
    ['Ảnh chụp thông tin cư trú trên ứng dụng VNeID', 'residence-confirmation'],
    ['Giấy chứng sinh', 'birth-notice'],
    ['Bản sao Giấy khai sinh', 'birth-certificate'],
    ['Giấy báo tử hoặc giấy tờ thay thế', 'death-notice'],
    ['Bản sao Giấy chứng nhận đăng ký doanh nghiệp', 'business-licence'],
    ['Thẻ BHYT', 'health-insurance-card'],
    ['02 ảnh chân dung 4x6 cm', 'photo'],
    ['Giấy uỷ quyền', 'power-of-attorney'],
    ['Văn bản ủy quyền', 'power-of-attorney'],
    ['Giấy tờ khác', 'other'],
    ['Bản sao chứng minh nhân dân 9 số (nếu còn lưu)', 'other'],
    ['Hộ chiếu nước ngoài của người được bảo lãnh', 'other'],
    ['Văn bản đề nghị làm con dấu', 'other'],
    ['Hình ảnh hiện trạng', 'other'],
  ])('%s is %s', (words, kind) => {
    expect(documentKind(words)).toBe(kind);
    expect(documentKind(words.normalize('NFD').toUpperCase())).toBe(kind);
  });
});

describe('isFetchedByOffice', () => {
  it.each([
    'Cơ quan đăng ký cư trú tự khai thác trong Cơ sở dữ liệu quốc gia về dân cư',
    'Công dân không phải nộp giấy tờ này',
    'Hệ thống tự động lấy dữ liệu',
    'Thông tin đã có trong CSDL quốc gia về dân cư',
    'Không yêu cầu nộp: khai thác từ cơ sở dữ liệu',
  ])('%s', (words) => {
    expect(isFetchedByOffice(words)).toBe(true);
  });

  it.each([
    'Trường hợp cơ quan không khai thác được thì công dân nộp bản sao',
    'Không phải nộp bản chính',
    'Bản sao Căn cước',
    'Nộp bản sao có chứng thực',
    '',
  ])('but not: %s', (words) => {
    expect(isFetchedByOffice(words)).toBe(false);
  });
});

it('tells the way into the store from the box that keeps', () => {
  for (const words of ['Lấy từ kho', 'Tải từ kho giấy tờ riêng', 'Kho tài liệu điện tử cá nhân'])
    expect([namesStore(words), keepsInStore(words)]).toEqual([true, false]);
  for (const words of [
    'Lưu vào kho dữ liệu điện tử',
    'Đồng ý lưu giấy tờ này vào Kho',
    'Lưu trữ để sử dụng lại',
  ])
    expect([namesStore(words), keepsInStore(words)]).toEqual([false, true]);
  expect(namesStore('Khoản thu')).toBe(false);
  expect(keepsInStore('Lưu nháp')).toBe(false);
});

it('tells what is kept unasked', () => {
  expect(keepsUnasked('Giấy tờ được tự động lưu vào kho tài liệu điện tử')).toBe(true);
  expect(
    keepsUnasked(
      'Khi bấm “Tiếp tục”, công dân đồng ý để hệ thống lưu giữ các tệp đã nộp trong kho dữ liệu điện tử.',
    ),
  ).toBe(true);
  expect(keepsUnasked('Lưu vào kho dữ liệu điện tử. Hệ thống tự động lấy số.')).toBe(false);
  expect(keepsUnasked('Đồng ý lưu giấy tờ này vào kho')).toBe(false);
});
