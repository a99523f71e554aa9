import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { type FleetPortal, type PortalSession, variantOf } from '../state.ts';
import type { EDocument } from './portal-signing.ts';
import { signingPanel, signingToken } from './signing-panel.ts';
import type { SigningPaths } from './signing-paths.ts';
import { vietnamDate } from './vietnam-date.ts';

/** The list of a citizen's e-documents, and below it the shelves of the national store. */
export const storePage = (
  portal: FleetPortal,
  documents: readonly EDocument[],
  paths: SigningPaths,
  said: string,
  shelves: Markup,
): Markup => html`<h1>Hồ sơ điện tử</h1>
<p class="alert alert-success" role="status">${said}</p>
<p>Giấy tờ đã lưu tại đây dùng được cho các hồ sơ sau.</p>
<p><a class="btn btn-primary" href="${paths.newDocument}">+ Tải tài liệu mới</a></p>
<h2>Tài liệu của tôi</h2>
${
  documents.length === 0
    ? html`<p>Chưa có tài liệu nào.</p>`
    : html`<table class="table"><thead><tr><th scope="col">Tên giấy tờ</th><th scope="col">Ngày lưu</th><th scope="col">Chữ ký số</th><th scope="col">Tải tệp</th></tr></thead>
<tbody>${documents.map((document) => documentRow(portal, document, paths))}</tbody></table>`
}${shelves}`;

const documentRow = (portal: FleetPortal, document: EDocument, paths: SigningPaths): Markup => {
  const address = `${paths.store}/${document.id}`;
  const lacks = document.errand !== null && variantOf(portal, 'signing-told-only') === 'a';
  const withOriginal = document.errand !== null && variantOf(portal, 'nothing-signed') === 'ok';
  return html`<tr><td data-label="Tên giấy tờ">${document.name}<br><small>${document.fileName}</small></td>
<td data-label="Ngày lưu">${vietnamDate(document.savedOn)}</td>
<td data-label="Chữ ký số">${signatureWords(document)}</td>
<td data-label="Tải tệp">${lacks ? '' : html`<a href="${address}/tep">Tải tệp</a>`}${
    withOriginal ? html` <a href="${address}/ban-goc">Bản chưa ký</a>` : ''
  }</td></tr>`;
};

const signatureWords = ({ errand, upload }: EDocument): string => {
  if (errand !== null) return 'Đã ký số';
  if (upload.verdict.kind === 'unsigned') return 'Chưa ký số';
  return 'Đã có chữ ký khi tải lên';
};

/** The form of a new document. */
export const newDocumentPage = (
  portal: FleetPortal,
  session: PortalSession,
  paths: SigningPaths,
  error: string,
): Markup => html`<h1>Tải tài liệu mới</h1>
<form method="post" action="${paths.store}" data-document="${paths.signing}">
<input type="hidden" name="tokencsrf" value="${signingToken(session)}"><input type="hidden" name="tep" value=""><input type="hidden" name="kySo" value="">
<section class="panel panel-default"><h2 class="panel-heading">Thông tin giấy tờ</h2><div class="panel-body">
<div class="form-group"><label class="required" for="ten-giay-to">Tên giấy tờ</label>
<input class="form-control" id="ten-giay-to" name="tenGiayTo" autocomplete="off"></div>
<div class="form-group"><label class="required" for="file-dinh-kem">File đính kèm</label>
<input class="form-control" id="file-dinh-kem" type="file" accept=".pdf,application/pdf"></div>
<div class="signing-told"><p class="alert upload-note" role="status">${error}</p></div>
</div></section>
<section class="panel panel-default"><h2 class="panel-heading">Chữ ký số</h2><div class="panel-body">
${signingPanel(portal, session, paths)}</div></section>
<div class="btn-row"><button class="btn btn-primary" type="submit">Lưu</button><a class="btn" href="${paths.store}">Quay lại</a></div>
</form>`;
