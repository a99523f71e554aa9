import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { formPdf } from '../signing/pdf/form-pdf.ts';
import { type Draft, type FleetPortal, variantOf } from '../state.ts';
import type { ReusePaths } from './reuse-paths.ts';

/** A filled-in value as the form shows it. */
export type FilledRow = { readonly label: string; readonly value: string };

/** How a portal offers the filled form for printing; `href` null where there is nothing to press. */
export type PrintOffer = { readonly label: string; readonly href: string | null };

export const printOffer = (portal: FleetPortal, draftId: string, paths: ReusePaths): PrintOffer | null => {
  const href = `${paths.print}/${draftId}/to-khai.pdf`;
  const variant = variantOf(portal, 'no-print');
  if (variant === null) return { label: 'In tờ khai', href };
  return {
    a: null,
    b: { label: 'Chức năng đang được xây dựng', href: null },
    c: { label: 'Liên hệ bộ phận một cửa để nhận bản giấy của hồ sơ', href: null },
    ok: { label: 'Tải tờ khai (PDF)', href },
  }[variant];
};

/** The same for pages made on the server. */
export const printLink = (portal: FleetPortal, draftId: string, paths: ReusePaths): Markup => {
  const offer = printOffer(portal, draftId, paths);
  if (offer === null) return html``;
  return offer.href === null
    ? html`<span>${offer.label}</span>`
    : html`<a class="btn" href="${offer.href}" target="_blank" rel="noopener">${offer.label}</a>`;
};

/** The filled form as PDF; `rows` are what the family's form holds. */
export const filledPdf = (portal: FleetPortal, draft: Draft, rows: readonly FilledRow[]): Buffer =>
  formPdf({
    title: 'Tờ khai điện tử',
    body: `${portal.row.name.vi} (giả lập)`,
    rows: [{ label: 'Thủ tục', value: draft.service.service.name.vi }, ...rows],
    closing: ['Tôi cam đoan nội dung kê khai là dữ liệu giả lập để kiểm thử.'],
    madeOn: new Date(),
  });
