import type { FleetPortal } from '../state.ts';
import type { LifePaths } from './life-paths.ts';

export const HOTLINE = '1900 0000';
/** A mail host that cannot exist, so that nobody is written to. */
export const mailOf = (portal: FleetPortal): string => `ho-tro@${portal.row.id}.fleet.invalid`;

/** Ways to be helped, as links. */
export const helpLinks = (
  portal: FleetPortal,
  paths: LifePaths,
): readonly { readonly label: string; readonly href: string }[] => [
  { label: `Đường dây nóng: ${HOTLINE} (giả lập)`, href: `tel:${HOTLINE.replaceAll(' ', '')}` },
  { label: `Thư điện tử: ${mailOf(portal)}`, href: `mailto:${mailOf(portal)}` },
  { label: 'Câu hỏi thường gặp', href: paths.questions },
  { label: 'Hướng dẫn sử dụng', href: paths.guide },
];
