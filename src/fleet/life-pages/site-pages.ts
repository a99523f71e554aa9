import { html } from 'hono/html';
import { listedServices, shownName } from '../faults-services.ts';
import type { Markup } from '../markup.ts';
import { draw } from '../seed.ts';
import { vietnamDate } from '../signing-pages/vietnam-date.ts';
import type { FleetPortal } from '../state.ts';
import { plannedDowntime } from './downtime.ts';
import { HOTLINE, mailOf } from './help-channels.ts';
import type { LifePaths } from './life-paths.ts';

type Link = { readonly label: string; readonly href: string };

const linkList = (links: readonly Link[]): Markup =>
  html`<ul>${links.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>`;

const generalLinks = (paths: LifePaths): readonly Link[] => [
  { label: 'Trang chủ', href: paths.own.home },
  { label: 'Danh sách thủ tục', href: paths.own.services },
  { label: 'Tra cứu hồ sơ', href: paths.own.lookUp },
  { label: 'Thống kê', href: paths.statistics },
  { label: 'Thông báo xử lý dữ liệu cá nhân', href: paths.privacy },
  { label: 'Câu hỏi thường gặp', href: paths.questions },
  { label: 'Hướng dẫn sử dụng', href: paths.guide },
  { label: 'Liên hệ', href: paths.contact },
];

const serviceLinks = (portal: FleetPortal, paths: LifePaths): readonly Link[] =>
  listedServices(portal).map((offered) => ({
    label: shownName(portal, offered),
    href: paths.own.service(offered),
  }));

export const siteMapPage = (portal: FleetPortal, paths: LifePaths): Markup => html`<h1>Sơ đồ trang</h1>
<h2>Các trang chung</h2>${linkList(generalLinks(paths))}
<h2>Thủ tục</h2>${linkList(serviceLinks(portal, paths))}`;

/** The same as an XML site map. */
export const siteMapXml = (portal: FleetPortal, paths: LifePaths): string => {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const urls = [...generalLinks(paths), ...serviceLinks(portal, paths)].map(
    ({ href }) => `<url><loc>${escaped(new URL(href, `https://${portal.host}/`).href)}</loc></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
};

/** Figures are drawn for each portal and service. */
export const statisticsPage = (portal: FleetPortal): Markup => {
  const rows = portal.services.map(({ service }) => {
    const received = 40 + Math.floor(draw(portal.draw, 'received', service.id) * 900);
    const settled = Math.floor(received * (0.8 + draw(portal.draw, 'settled', service.id) * 0.2));
    const onTime = 90 + Math.floor(draw(portal.draw, 'on-time', service.id) * 10);
    const satisfied = 85 + Math.floor(draw(portal.draw, 'satisfied', service.id) * 15);
    return [service.name.vi, String(received), String(settled), `${onTime} %`, `${satisfied} %`];
  });
  const heads = ['Thủ tục', 'Số hồ sơ tiếp nhận', 'Số hồ sơ đã giải quyết', 'Đúng hạn', 'Mức độ hài lòng'];
  return html`<h1>Thống kê tình hình giải quyết hồ sơ</h1>
<p>Số liệu giả lập. Cập nhật ngày ${vietnamDate(new Date())}.</p>
<table class="table"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell, at) => html`<td data-label="${heads[at] ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
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

export const privacyPage = (portal: FleetPortal): Markup => html`<h1>Thông báo xử lý dữ liệu cá nhân</h1>
${NOTICE.map(
  ([title, text]) =>
    html`<h2>${title}</h2><p>${text === '' ? `Điện thoại ${HOTLINE}, thư điện tử ${mailOf(portal)} (giả lập).` : text}</p>`,
)}`;

const QUESTIONS: readonly (readonly [question: string, answer: string])[] = [
  ['Nộp hồ sơ trực tuyến cần những gì?', 'Tài khoản định danh điện tử và tệp giấy tờ nếu thủ tục yêu cầu.'],
  ['Xem tình trạng hồ sơ ở đâu?', 'Tại mục Tra cứu hồ sơ, bằng mã hồ sơ nhận được sau khi nộp.'],
  ['Muốn rút hồ sơ thì làm thế nào?', 'Mở Hồ sơ của tôi, chọn hồ sơ và bấm Rút hồ sơ.'],
  ['Giấy tờ đã nộp có dùng lại được không?', 'Có, khi công dân đồng ý lưu vào kho dữ liệu điện tử.'],
];

export const questionsPage = (): Markup => html`<h1>Câu hỏi thường gặp</h1>
${QUESTIONS.map(([question, answer]) => html`<h2>${question}</h2><p>${answer}</p>`)}`;

export const guidePage = (): Markup => html`<h1>Hướng dẫn sử dụng</h1>
<ol><li>Tìm thủ tục và đọc trang giới thiệu thủ tục.</li><li>Đăng nhập bằng tài khoản định danh điện tử.</li>
<li>Kê khai, đính kèm giấy tờ, xem lại và nộp hồ sơ.</li><li>Ghi lại mã hồ sơ để tra cứu.</li></ol>`;

export const contactPage = (portal: FleetPortal): Markup => html`<h1>Liên hệ</h1>
<ul><li>Đường dây nóng: ${HOTLINE} (giả lập)</li><li>Thư điện tử: ${mailOf(portal)}</li></ul>`;

export const downtimePage = (portal: FleetPortal): Markup => {
  const planned = plannedDowntime(portal);
  return html`<h1>Lịch bảo trì hệ thống</h1>
<p>${planned ?? 'Hiện không có kế hoạch bảo trì nào.'}</p><p>Hồ sơ đang kê khai được giữ lại và tiếp tục được sau khi bảo trì.</p>`;
};
