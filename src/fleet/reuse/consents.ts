import { type FleetPortal, variantOf } from '../state.ts';

/** A box beside the form. Healthy portals tick none of those that agree to something. */
export type ConsentBox = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly ticked: boolean;
};

export const consentBoxes = (portal: FleetPortal): readonly ConsentBox[] => {
  const variant = variantOf(portal, 'consent-preticked');
  const privacy: ConsentBox = {
    name: 'dongYXuLy',
    label: 'Tôi đồng ý cho cơ quan giải quyết xử lý dữ liệu cá nhân trong hồ sơ này',
    required: true,
    ticked: variant === 'a',
  };
  const notices: ConsentBox = {
    name: 'dongYNhanTin',
    label: 'Tôi đồng ý nhận thông tin giới thiệu dịch vụ qua thư điện tử',
    required: false,
    ticked: variant === 'b',
  };
  const sharing: ConsentBox = {
    name: 'dongYChiaSe',
    label: 'Tôi đồng ý chia sẻ dữ liệu với các đơn vị khác',
    required: false,
    ticked: true,
  };
  const guide: ConsentBox = {
    name: 'hienHuongDan',
    label: 'Hiển thị hướng dẫn kê khai',
    required: false,
    ticked: true,
  };
  if (variant === 'c') return [privacy, notices, sharing];
  return variant === 'ok' ? [privacy, notices, guide] : [privacy, notices];
};
