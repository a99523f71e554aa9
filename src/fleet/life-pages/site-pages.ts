import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { FleetPortal } from '../state.ts';
import { plannedDowntime } from './downtime.ts';
import { HOTLINE, mailOf } from './help-channels.ts';

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
