import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { type Draft, type FleetPortal, variantOf } from '../state.ts';
import { lateDuty } from './faulty-procedure.ts';

/** A filled-in value as the form shows it. */
type Row = { readonly label: string; readonly value: string };

/**
 * What was entered, shown again on the last page before filing, to be read and not to be typed into; families put it
 * into that page with the rows of their form.
 */
export const summarySection = (portal: FleetPortal, draft: Draft, rows: readonly Row[]): Markup => {
  const late = lateDuty(portal, 'last');
  return html`${shownAgain(portal, draft, rows)}${late === null ? '' : html`<p class="notice-line">${late}</p>`}`;
};

/** The line beside the documents by which a fault tells of coming after all. */
export const documentsDuty = (portal: FleetPortal): Markup => {
  const late = lateDuty(portal, 'documents');
  return late === null ? html`` : html`<p class="notice-line">${late}</p>`;
};

/** How the last page before filing shows again what was entered; a fault shows next to nothing of it. */
type ReviewKind = 'list' | 'table' | 'nothing' | 'count' | 'files';

const reviewKind = (portal: FleetPortal): ReviewKind => {
  const variant = variantOf(portal, 'no-summary');
  return variant === null
    ? 'list'
    : ({ a: 'nothing', b: 'count', c: 'files', ok: 'table' } as const)[variant];
};

const shownAgain = (portal: FleetPortal, draft: Draft, rows: readonly Row[]): Markup => {
  const kind = reviewKind(portal);
  const files = draft.files.map(({ name }) => name);
  const fileList =
    files.length === 0
      ? html`<p>(Hồ sơ không có giấy tờ kèm theo)</p>`
      : html`<ul>${files.map((name) => html`<li>${name}</li>`)}</ul>`;
  if (kind === 'nothing') return html``;
  if (kind === 'count') return html`<p>Đã kê khai ${rows.length} mục và đính kèm ${files.length} tệp.</p>`;
  if (kind === 'files') return html`<h2>Giấy tờ đã đính kèm</h2>${fileList}`;
  const values =
    kind === 'table'
      ? html`<table class="table"><tbody>${rows.map(({ label, value }) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}</tbody></table>`
      : html`<dl class="facts">${rows.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
  return html`<h2>Thông tin đã kê khai</h2>${values}<h2>Giấy tờ đã đính kèm</h2>${fileList}`;
};
