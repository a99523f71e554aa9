import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { draw } from '../seed.ts';
import { vietnamDate } from '../signing-pages/vietnam-date.ts';
import { type FleetPortal, variantOf } from '../state.ts';

const DAY_MS = 86_400_000;

/** How many days ago the figures are of, and how many of the four are told. */
const published = (portal: FleetPortal): { readonly daysAgo: number; readonly figures: number } => {
  const variant = variantOf(portal, 'statistics-stale');
  if (variant === null) return { daysAgo: 0, figures: 4 };
  return {
    a: { daysAgo: 120, figures: 4 },
    b: { daysAgo: 0, figures: 2 },
    c: { daysAgo: 400, figures: 3 },
    ok: { daysAgo: 20, figures: 4 },
  }[variant];
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
  const { daysAgo, figures } = published(portal);
  const heads = [
    'Thủ tục',
    'Số hồ sơ tiếp nhận',
    'Số hồ sơ đã giải quyết',
    'Đúng hạn',
    'Mức độ hài lòng',
  ].slice(0, figures + 1);
  return html`<h1>Thống kê tình hình giải quyết hồ sơ</h1>
<p>Số liệu giả lập. Cập nhật ngày ${vietnamDate(new Date(Date.now() - daysAgo * DAY_MS))}.</p>
<table class="table"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.slice(0, figures + 1).map((cell, at) => html`<td data-label="${heads[at] ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
};
