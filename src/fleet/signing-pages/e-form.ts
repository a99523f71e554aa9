import { html } from 'hono/html';
import { shownName } from '../faults-services.ts';
import type { Markup } from '../markup.ts';
import { formPdf } from '../signing/pdf/form-pdf.ts';
import type { Draft, FleetPortal, OfferedService, PortalSession } from '../state.ts';
import { signingOffered } from './offered-signing.ts';
import { DUTY, dutyShown } from './signing-duty.ts';
import { signingPanel, signingToken } from './signing-panel.ts';
import type { SigningPaths } from './signing-paths.ts';

const E_FORM = 'Nhập thông tin trực tuyến(E-Form)';
const NO_DUTY = 'Có thể kê khai trực tuyến và ký số tờ khai tại đây thay cho bản giấy.';

/** What the documents step says of the e-form, in pieces for families that draw it themselves. */
export type EFormOffer = {
  /** Address that the dialog comes from, without the draft's id; null where there is nothing to press. */
  readonly address: string | null;
  readonly text: string;
};

/** Null where this portal has no e-form. */
export const eFormOffer = (
  portal: FleetPortal,
  offered: OfferedService,
  paths: SigningPaths,
): EFormOffer | null => {
  const kind = signingOffered(portal);
  if (kind === 'nothing' || kind === 'store-only') return null;
  if (kind === 'words') return { address: null, text: 'Chức năng tờ khai điện tử đang được xây dựng.' };
  return { address: paths.eForm, text: dutyShown(portal, offered) === 'section' ? DUTY : NO_DUTY };
};

/** The same as it stands in a page made on the server; a client names the draft where it is not yet known. */
export const eFormSection = (
  portal: FleetPortal,
  offered: OfferedService,
  paths: SigningPaths,
  draftId: string | null,
): Markup => {
  const offer = eFormOffer(portal, offered, paths);
  if (offer === null) return html``;
  return html`<article class="e-form"><h2>Tờ khai điện tử</h2><p>${offer.text}</p>${
    offer.address === null
      ? ''
      : html`<button class="btn" type="button" data-e-form="${offer.address}" data-draft="${draftId ?? ''}">${E_FORM}</button>`
  }<ul class="files"></ul></article>`;
};

const CONTENT = 'eForm:noiDung';
const NOTE = 'eForm:ghiChu';

/** The dialog in which the e-form is filled in, printed and signed. */
export const eFormDialog = (
  portal: FleetPortal,
  session: PortalSession,
  draft: Draft,
  paths: SigningPaths,
): Markup => html`<div class="modal e-form-dialog" role="dialog" aria-modal="true" aria-labelledby="to-khai-dien-tu" data-token="${signingToken(session)}"><div class="modal-content">
<h2 id="to-khai-dien-tu">Tờ khai điện tử (E-Form)</h2><p>${shownName(portal, draft.service)}</p>
${dutyShown(portal, draft.service) === 'dialog' ? html`<p>${DUTY}</p>` : ''}
<form novalidate><dl class="facts"><dt>Họ và tên</dt><dd>${draft.person.fullName}</dd><dt>Số định danh</dt><dd>${draft.person.idNumber}</dd></dl>
<div class="form-group"><label for="e-noi-dung">Nội dung đề nghị</label><textarea class="form-control" id="e-noi-dung" name="noiDung" rows="2">${
  draft.fields.get(CONTENT) ?? `Đề nghị giải quyết: ${draft.service.service.name.vi}`
}</textarea></div>
<div class="form-group"><label for="e-ghi-chu">Ghi chú</label><input class="form-control" id="e-ghi-chu" name="ghiChu" value="${draft.fields.get(NOTE) ?? ''}"></div>
<div class="btn-row"><button class="btn btn-primary" type="submit">Thêm</button>
<a class="btn print" href="${paths.eForm}/${draft.id}/in.pdf" target="_blank" rel="noopener" hidden>In</a></div>
<div class="signing-told"><p class="alert e-form-status" role="status"></p></div></form>
${signingPanel(portal, session, paths)}
<ul class="files"></ul>
<div class="btn-row"><button class="btn close" type="button">Đóng</button></div></div></div>`;

/** Why the fields cannot be kept; null where they were. */
export const keepEForm = (draft: Draft, fields: Readonly<Record<string, unknown>>): string | null => {
  const content = String(fields['noiDung'] ?? '').trim();
  if (content === '') return 'Vui lòng nhập nội dung đề nghị';
  draft.fields.set(CONTENT, content);
  draft.fields.set(NOTE, String(fields['ghiChu'] ?? '').trim());
  return null;
};

/** The e-form as a file to be printed or signed. */
export const eFormPdf = (portal: FleetPortal, draft: Draft): Buffer =>
  formPdf({
    title: 'Tờ khai điện tử',
    body: `${portal.row.name.vi} (giả lập)`,
    rows: [
      { label: 'Thủ tục', value: draft.service.service.name.vi },
      { label: 'Họ và tên', value: draft.person.fullName },
      { label: 'Số định danh', value: draft.person.idNumber },
      { label: 'Nội dung đề nghị', value: draft.fields.get(CONTENT) ?? '' },
      { label: 'Ghi chú', value: draft.fields.get(NOTE) ?? '' },
    ],
    closing: ['Tôi cam đoan nội dung kê khai là dữ liệu giả lập để kiểm thử.'],
    madeOn: new Date(),
  });
