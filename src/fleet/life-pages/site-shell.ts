import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { FleetPortal } from '../state.ts';
import { plannedDowntime } from './downtime.ts';
import { HOTLINE, mailOf } from './help-channels.ts';
import type { LifePaths } from './life-paths.ts';

/** What stands above the content of every page: an announced downtime. */
export const siteTop = (portal: FleetPortal, paths: LifePaths): Markup => {
  const planned = plannedDowntime(portal);
  return planned === null
    ? html``
    : html`<p class="downtime" role="note">${planned} <a href="${paths.downtime}">Xem lịch bảo trì</a></p>`;
};

/** Contact block and links of the footer, and the assistant. */
export const siteFooter = (portal: FleetPortal, paths: LifePaths): Markup => html`
<address class="contact"><b>Cơ quan chủ quản:</b> Cơ quan quản lý cổng (giả lập). <b>Địa chỉ:</b> Số 1, đường Thử Nghiệm (giả lập).
<b>Điện thoại:</b> ${HOTLINE} (giả lập). <b>Thư điện tử:</b> ${mailOf(portal)}</address>
<ul class="foot-links"><li><a href="${paths.siteMap}">Sơ đồ trang</a></li><li><a href="${paths.statistics}">Thống kê</a></li>
<li><a href="${paths.privacy}">Thông báo xử lý dữ liệu cá nhân</a></li><li><a href="${paths.questions}">Câu hỏi thường gặp</a></li>
<li><a href="${paths.guide}">Hướng dẫn sử dụng</a></li><li><a href="${paths.contact}">Liên hệ</a></li></ul>
<details class="assistant" data-address="${paths.assistant}"><summary>Trợ lý ảo</summary>
<div class="talk" role="log" aria-label="Trao đổi với trợ lý ảo"><p>Xin chào, quý khách cần hỏi về thủ tục nào?</p></div>
<form class="ask"><label for="cau-hoi-tro-ly">Câu hỏi cho trợ lý ảo</label><input class="form-control" id="cau-hoi-tro-ly" name="cauHoi"
 autocomplete="off" maxlength="300"><button class="btn" type="submit">Gửi câu hỏi</button></form></details>`;

/** The line beside a form that leads to the notice on personal data. */
export const privacyLine = (paths: LifePaths): Markup =>
  html`<p class="privacy-line">Dữ liệu được xử lý theo <a href="${paths.privacy}">Thông báo xử lý dữ liệu cá nhân</a>.</p>`;
