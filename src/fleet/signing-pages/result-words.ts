import type { FaultVariant } from '../fault.ts';
import { type FleetPortal, variantOf } from '../state.ts';

/** What the citizen reads when a signing has ended. */
export const signedWords = (portal: FleetPortal): string => {
  const untold = variantOf(portal, 'signing-result-untold');
  if (untold !== null) return UNTOLD[untold];
  const unstamped = variantOf(portal, 'time-stamp-missing');
  return unstamped === null ? 'Ký số thành công, chữ ký đã gắn dấu thời gian.' : UNSTAMPED[unstamped];
};

export const rejectedWords = (portal: FleetPortal): string =>
  variantOf(portal, 'signing-reject-ignored') === 'ok'
    ? 'Yêu cầu ký số bị hủy vì bạn không đồng ý ký trên điện thoại.'
    : 'Bạn đã từ chối ký số trên điện thoại, tài liệu chưa có chữ ký.';

export const RAN_OUT = 'Hết thời gian chờ xác nhận trên điện thoại, tài liệu không được ký. Vui lòng ký lại.';
export const NO_CERTIFICATE = 'Không tìm thấy chứng thư số của bạn tại đơn vị ký số này.';
export const NOT_SUPPORTED = 'Định dạng chưa được hỗ trợ';
export const NO_FILE = 'Chưa chọn tệp cần ký';
export const FAILED = 'Ký số không thành công: hệ thống ký số bị lỗi.';

const UNTOLD: { readonly [V in FaultVariant]: string } = {
  a: 'Signing completed successfully.',
  b: 'Sign result: SUCCESS (code 0)',
  c: '',
  ok: 'Tài liệu của bạn đã được ký số.',
};

const UNSTAMPED: { readonly [V in FaultVariant]: string } = {
  a: 'Ký số thành công, chữ ký đã gắn dấu thời gian.',
  b: 'Ký số thành công (chữ ký kèm dấu thời gian tin cậy).',
  c: 'Tài liệu đã được ký số và đóng dấu thời gian.',
  ok: 'Ký số thành công, chữ ký không có dấu thời gian.',
};
