import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { type FleetPortal, variantOf } from '../state.ts';
import { HOTLINE, mailOf } from './help-channels.ts';
import type { LifePaths } from './life-paths.ts';

/** What the notice on personal data is called. */
export const privacyName = (portal: FleetPortal): string =>
  variantOf(portal, 'privacy-notice-missing') === 'ok'
    ? 'Chính sách bảo mật thông tin cá nhân'
    : 'Thông báo xử lý dữ liệu cá nhân';

/** Its address; null where nothing leads to one. */
export const privacyAddress = (portal: FleetPortal, paths: LifePaths): string | null => {
  const variant = variantOf(portal, 'privacy-notice-missing');
  return variant === 'a' ? null : variant === 'c' ? paths.own.home : paths.privacy;
};

/** Items of the notice that this portal tells, by their place in it. */
const told = (portal: FleetPortal): readonly number[] => {
  const variant = variantOf(portal, 'privacy-notice-thin');
  if (variant === null) return variantOf(portal, 'privacy-notice-missing') === 'b' ? [] : [0, 1, 2, 3, 4, 5];
  return { a: [0, 1, 2, 3], b: [0, 1], c: [1], ok: [0, 1, 2, 3, 4] }[variant];
};

const NOTICE: readonly (readonly [title: string, text: string])[] = [
  ['Mục đích xử lý', 'Tiếp nhận, giải quyết hồ sơ và trả kết quả thủ tục hành chính.'],
  [
    'Loại dữ liệu cá nhân được xử lý',
    'Họ và tên, số định danh, ngày sinh, địa chỉ, số điện thoại, thư điện tử.',
  ],
  ['Bên kiểm soát dữ liệu', 'Cơ quan quản lý cổng (giả lập).'],
  [
    'Quyền của chủ thể dữ liệu',
    'Được biết, đồng ý, truy cập, chỉnh sửa, rút lại sự đồng ý, xóa dữ liệu và khiếu nại.',
  ],
  ['Liên hệ về dữ liệu cá nhân', ''],
  ['Thời gian lưu trữ', 'Đến khi hồ sơ được lưu trữ theo quy định; ở cổng giả lập là đến khi tắt máy.'],
];

export const privacyPage = (portal: FleetPortal): Markup => html`<h1>${privacyName(portal)}</h1>
${told(portal).length === 0 ? html`<p>Nội dung đang được cập nhật.</p>` : ''}
${NOTICE.filter((_item, at) => told(portal).includes(at)).map(
  ([title, text]) =>
    html`<h2>${title}</h2><p>${text === '' ? `Điện thoại ${HOTLINE}, thư điện tử ${mailOf(portal)} (giả lập).` : text}</p>`,
)}`;
