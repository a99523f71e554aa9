import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { type FleetPortal, variantOf } from '../state.ts';
import { plannedDowntime } from './downtime.ts';
import { helpKinds, HOTLINE, mailOf } from './help-channels.ts';
import type { LifePaths } from './life-paths.ts';
import { privacyAddress, privacyName } from './privacy.ts';
import { hasSiteMapPage } from './site-map.ts';

/** What stands above the content of every page: an announced downtime. */
export const siteTop = (portal: FleetPortal, paths: LifePaths): Markup => {
  const planned = plannedDowntime(portal);
  return planned === null
    ? html``
    : html`<p class="downtime" role="note">${planned} <a href="${paths.downtime}">Xem lịch bảo trì</a></p>`;
};

/** Contact block and links of the footer, and the assistant. */
export const siteFooter = (portal: FleetPortal, paths: LifePaths): Markup => html`${contactBlock(portal)}
<ul class="foot-links">${footLinks(portal, paths).map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>
<details class="assistant" data-address="${paths.assistant}"><summary>Trợ lý ảo</summary>
<div class="talk" role="log" aria-label="Trao đổi với trợ lý ảo"><p>Xin chào, quý khách cần hỏi về thủ tục nào?</p></div>
<form class="ask"><label for="cau-hoi-tro-ly">Câu hỏi cho trợ lý ảo</label><input class="form-control" id="cau-hoi-tro-ly" name="cauHoi"
 autocomplete="off" maxlength="300"><button class="btn" type="submit">Gửi câu hỏi</button></form></details>`;

/** The line beside a form that leads to the notice on personal data. */
export const privacyLine = (portal: FleetPortal, paths: LifePaths): Markup => {
  const address = privacyAddress(portal, paths);
  return address === null
    ? html``
    : html`<p class="privacy-line">Dữ liệu được xử lý theo <a href="${address}">${privacyName(portal)}</a>.</p>`;
};

const contactBlock = (portal: FleetPortal): Markup => {
  const variant = variantOf(portal, 'footer-missing');
  if (variant === 'a') return html``;
  const kinds = helpKinds(portal);
  const who = variant === 'ok' ? 'Đơn vị vận hành' : 'Cơ quan chủ quản';
  return html`<address class="contact"><b>${who}:</b> Cơ quan quản lý cổng (giả lập). <b>Địa chỉ:</b> Số 1, đường Thử Nghiệm (giả lập).${
    kinds.includes('hotline') ? html` <b>Điện thoại:</b> ${HOTLINE} (giả lập).` : ''
  }${kinds.includes('email') ? html` <b>Thư điện tử:</b> ${mailOf(portal)}` : ''}</address>`;
};

type Link = { readonly label: string; readonly href: string };

const footLinks = (portal: FleetPortal, paths: LifePaths): readonly Link[] => {
  const kinds = helpKinds(portal);
  const privacy = privacyAddress(portal, paths);
  return [
    ...(hasSiteMapPage(portal) ? [{ label: 'Sơ đồ trang', href: paths.siteMap }] : []),
    { label: 'Thống kê', href: paths.statistics },
    ...(privacy === null ? [] : [{ label: privacyName(portal), href: privacy }]),
    ...(kinds.includes('questions') ? [{ label: 'Câu hỏi thường gặp', href: paths.questions }] : []),
    ...(kinds.includes('guide') ? [{ label: 'Hướng dẫn sử dụng', href: paths.guide }] : []),
    ...(kinds.length === 4 ? [{ label: 'Liên hệ', href: paths.contact }] : []),
  ];
};
