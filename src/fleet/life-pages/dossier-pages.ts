import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { StoreItem } from '../data-store.ts';
import { type FleetPortal, variantOf } from '../state.ts';
import type { LifePaths } from './life-paths.ts';
import { feeWords, payOffer } from './offered-payment.ts';
import { type OwnDossier, WITHDRAWN } from './own-dossiers.ts';
import { ratingForm, ratingSection } from './rating.ts';

export const dossiersPage = (
  paths: LifePaths,
  own: readonly OwnDossier[],
): Markup => html`<h1>Hồ sơ của tôi</h1>
${
  own.length === 0
    ? html`<p>Chưa có hồ sơ nào.</p>`
    : html`<ul class="services">${own.map(
        ({
          draft,
          dossier,
        }) => html`<li><span class="name">${dossier.code}<small>${draft.service.service.name.vi} · ${dossier.status}</small></span>
<a class="btn" href="${paths.dossiers}/${draft.id}">Xem hồ sơ</a></li>`,
      )}</ul>`
}`;

/** One dossier: how it stands, its papers and result, and what its applicant may do. */
export const dossierPage = (
  portal: FleetPortal,
  paths: LifePaths,
  own: OwnDossier,
  result: StoreItem | null,
): Markup => {
  const { draft, dossier } = own;
  const { label: pay, words } = payOffer(portal, draft);
  const at = `${paths.dossiers}/${draft.id}`;
  return html`<h1>Hồ sơ ${dossier.code}</h1>
<dl class="facts"><dt>Mã hồ sơ</dt><dd>${dossier.code}</dd><dt>Thủ tục</dt><dd>${draft.service.service.name.vi}</dd>
<dt>Trạng thái</dt><dd>${dossier.status}</dd><dt>Ngày nộp</dt><dd>${dossier.receivedOn}</dd>
<dt>Ngày hẹn trả</dt><dd>${dossier.dueOn}</dd><dt>Phí, lệ phí</dt><dd>${feeWords(portal, draft)}</dd></dl>
${words === null ? '' : html`<p>${words}</p>`}
${filesOf(portal, own, at, result)}
<div class="btn-row">${
    pay !== null && dossier.status !== WITHDRAWN
      ? html`<a class="btn btn-primary" href="${paths.payment}/${draft.id}">${pay}</a>`
      : ''
  }${dossier.status === WITHDRAWN ? '' : withdrawal(portal, draft.token, at)}</div>
${ratingSection(ratingForm(portal, paths, draft.service))}`;
};

/** How taking a dossier back is offered. */
const withdrawal = (portal: FleetPortal, token: string, at: string): Markup => {
  const variant = variantOf(portal, 'withdraw-missing');
  if (variant === 'a') return html``;
  if (variant === 'b') return html`<p>Muốn rút hồ sơ, người nộp liên hệ Bộ phận Một cửa.</p>`;
  if (variant === 'c') return html`<button class="btn" type="button" disabled>Rút hồ sơ</button>`;
  const label = variant === 'ok' ? 'Yêu cầu rút hồ sơ' : 'Rút hồ sơ';
  return html`<form method="post" action="${at}/rut"><input type="hidden" name="tokencsrf" value="${token}">
<button class="btn" type="submit">${label}</button></form>`;
};

/** Papers and result; a fault gives none of them away. */
const filesOf = (
  portal: FleetPortal,
  { draft }: OwnDossier,
  at: string,
  result: StoreItem | null,
): Markup => {
  const variant = variantOf(portal, 'download-incomplete');
  const names = draft.files.map(({ name }) => name);
  if (variant === 'a') return html``;
  if (variant === 'b')
    return html`<h2>Giấy tờ đã nộp</h2><ul>${names.map((name) => html`<li>${name}</li>`)}</ul>`;
  if (variant === 'c') return html`<p>Người nộp liên hệ bộ phận tiếp nhận để được cấp bản sao hồ sơ.</p>`;
  return html`<h2>Giấy tờ đã nộp</h2>
${fileTable(draft.files.map(({ id, name }) => ({ name, href: `${at}/tep/${id}` })))}
<h2>Kết quả giải quyết</h2>
${result === null ? html`<p>Chưa có kết quả.</p>` : fileTable([{ name: result.name, href: `${at}/ket-qua` }])}`;
};

const fileTable = (files: readonly { readonly name: string; readonly href: string }[]): Markup =>
  files.length === 0
    ? html`<p>(Hồ sơ không có giấy tờ kèm theo)</p>`
    : html`<table class="table"><thead><tr><th scope="col">Tên tệp</th><th scope="col">Tải tệp</th></tr></thead><tbody>${files.map(
        ({ name, href }) =>
          html`<tr><td data-label="Tên tệp">${name}</td><td data-label="Tải tệp"><a href="${href}">Tải tệp</a></td></tr>`,
      )}</tbody></table>`;

export const withdrawnPage = (
  paths: LifePaths,
  { dossier, draft }: OwnDossier,
): Markup => html`<h1>Rút hồ sơ</h1>
<p class="alert alert-success" role="status">Đã rút hồ sơ ${dossier.code} thành công.</p>
<p><a class="btn" href="${paths.dossiers}/${draft.id}">Xem hồ sơ</a></p>`;
