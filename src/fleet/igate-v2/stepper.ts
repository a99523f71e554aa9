import { html } from 'hono/html';
import { documentsDuty } from '../life-pages/summary.ts';
import { privacyLine } from '../life-pages/site-shell.ts';
import type { Markup } from '../markup.ts';
import type { Paper } from '../procedures/procedure.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { consentBoxes } from '../reuse/consents.ts';
import { acceptOf, limitWords } from '../reuse/file-limits.ts';
import { printLink } from '../reuse/filled-form.ts';
import { keepOffer } from '../reuse/keeping.ts';
import { pickOffer } from '../reuse/picking.ts';
import type { Prefill } from '../reuse/prefill.ts';
import { FETCHED } from '../reuse/reuse-routes.ts';
import { validationOf } from '../reuse/validation.ts';
import { eFormSection } from '../signing-pages/e-form.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import { choicesField, dateField, matSelect, textArea, textField, tickField } from './components.ts';
import { declarationOf, shownField, type Shown } from './declaration.ts';
import { LIFE_PATHS, SIGNING_PATHS, REUSE_PATHS } from './paths.ts';
import { provinces } from '../places.ts';

const STEPS = [
  'Thông tin hồ sơ',
  'Thành phần hồ sơ',
  'Phí, lệ phí và hình thức nhận kết quả',
  'Nộp hồ sơ',
] as const;

/** Who files, what is prefilled for him, and the draft that he goes on with. */
export type Opened = { readonly prefill: Prefill; readonly draft: Draft | null };

/** The page of `apply-online`: choice of agency, then the stepper with all four panels in the document. */
export const applyOnline = (portal: FleetPortal, offered: OfferedService, opened: Opened): Markup => {
  const inPage = portal.draw % 2 === 0;
  const { draft } = opened;
  return html`<app-apply-online>
<h1>${offered.service.name.vi}</h1>
${
  draft !== null
    ? ''
    : inPage
      ? html`<section class="panel"><h2 class="panel-heading">Chọn trường hợp giải quyết</h2>
<div class="panel-body">${agencyForm(portal, 'ngSelectAgencyForm1')}</div></section>`
      : html`<template id="select-agency"><mat-dialog-container class="mat-dialog-container" role="dialog" aria-modal="true"
 aria-labelledby="select-agency-title"><h2 id="select-agency-title">Chọn trường hợp giải quyết</h2>
${agencyForm(portal, 'ngSelectAgencyForm')}</mat-dialog-container></template>`
}
<mat-horizontal-stepper class="mat-stepper-horizontal" aria-label="Các bước nộp hồ sơ" data-procedure="${offered.hexId}" data-part="form" data-validation="${JSON.stringify(validationOf(portal))}"${
    draft === null ? '' : html` data-dossier="${draft.id}" data-token="${draft.token}"`
  }${inPage && draft === null ? html` hidden` : ''}>
<div class="mat-horizontal-stepper-header-container" role="tablist">${STEPS.map(
    (
      title,
      n,
    ) => html`<mat-step-header class="mat-step-header" role="tab" id="cdk-step-label-0-${n}" aria-controls="cdk-step-content-0-${n}"
 aria-posinset="${n + 1}" aria-setsize="4" aria-selected="${String(n === 0)}" tabindex="${n === 0 ? 0 : -1}"><span class="mat-step-icon"
 aria-hidden="true">${n + 1}</span> <span class="mat-step-text-label">${title}</span></mat-step-header>`,
  )}</div>
<div class="mat-horizontal-content-container">
${panel(0, applicantPanel(portal, offered, opened))}
${panel(1, documentsPanel(portal, offered, draft))}
${panel(2, feesPanel(portal, offered))}
${panel(3, html`<div class="filing-result" aria-live="polite"></div>`)}
</div></mat-horizontal-stepper>
${templates()}
</app-apply-online>`;
};

const panel = (
  n: number,
  body: Markup,
): Markup => html`<div class="mat-horizontal-stepper-content" role="tabpanel"
 id="cdk-step-content-0-${n}" aria-labelledby="cdk-step-label-0-${n}" aria-expanded="${String(n === 0)}">${body}</div>`;

const agencyForm = (portal: FleetPortal, id: string): Markup => html`<form id="${id}" novalidate>
${matSelect({
  id: 'mat-select-0',
  name: 'agency1',
  label: 'Tỉnh/Thành phố',
  choices: provinces,
  value: portal.row.kind === 'province' ? portal.row.id : '',
})}
<mat-radio-group class="mat-radio-group" role="radiogroup" formcontrolname="selectedLevel" aria-label="Cấp giải quyết">${[
  { value: '1', label: 'Sở/Ban ngành' },
  { value: '2', label: 'Phường/Xã' },
].map(
  ({
    value,
    label,
  }) => html`<mat-radio-button class="mat-radio-button" value="${value}"><label class="mat-radio-label" for="level-${value}"><input
 type="radio" class="mat-radio-input" id="level-${value}" name="selectedLevel" value="${value}"${value === '2' ? html` checked` : ''}><span>${label}</span></label></mat-radio-button>`,
)}</mat-radio-group>
${matSelect({ id: 'mat-select-1', name: 'agency', label: 'Cơ quan giải quyết hồ sơ', disabled: true })}
${matSelect({ id: 'mat-select-2', name: 'procedureProcess', label: 'Trường hợp giải quyết', disabled: true, hidden: true })}
<div class="button-row"><button class="btn btn-primary" type="submit" data-part="next">Đồng ý và tiếp tục</button></div>
</form>`;

const applicantPanel = (portal: FleetPortal, offered: OfferedService, { prefill, draft }: Opened): Markup => {
  const isOwner = draft?.fields.get('data[isOwnerDossier]') !== 'false';
  return html`<div class="formio-form">
<p class="form-fault field-error" role="alert"></p>
<div class="form-group formio-component-isOwnerDossier"><label class="check" for="f-isOwnerDossier"><input type="checkbox" id="f-isOwnerDossier"
 name="data[isOwnerDossier]"${isOwner ? html` checked` : ''}> Người nộp đồng thời là chủ hồ sơ</label></div>
${textField({ key: 'ownerFullname', label: 'Họ và tên chủ hồ sơ', required: true, hidden: isOwner, value: draft?.fields.get('data[ownerFullname]') ?? '' })}
${blankOffer(portal, offered)}
${declarationOf(portal, offered).map(
  ({ title, fields }) =>
    html`<fieldset class="form-section"><legend>${title}</legend><div class="grid-2">${fields.map((each) =>
      declaredField(shownField(each, prefill, draft)),
    )}</div></fieldset>`,
)}
<div class="consents">${consentBoxes(portal).map(({ name, label, required, ticked }) => {
    const kept = draft?.fields.get(`data[${name}]`);
    return tickField({ key: name, label, required, ticked: kept === undefined ? ticked : kept === 'true' });
  })}</div>
</div>${privacyLine(portal, LIFE_PATHS)}
<div class="btn-row"><button type="button" class="btn btn-primary btn_next" data-part="next applicant-next">Tiếp tục</button>${saveAndPrint(portal)}</div>`;
};

const declaredField = ({ field, value, locked }: Shown): Markup => {
  const { name: key, label, required, kind, format, choices, waits } = field;
  const common = { key, label, required, value, locked, ...(format === 'plain' ? {} : { format }) };
  if (kind === 'date') return dateField(common);
  if (kind === 'long') return textArea(common);
  if (kind === 'choice') return choicesField({ ...common, choices, waits: waits === true && value === '' });
  return textField({ ...common, type: { phone: 'tel', email: 'email' }[format as string] ?? 'text' });
};

const blankOffer = (portal: FleetPortal, offered: OfferedService): Markup => {
  const { blank } = askedForm(portal, offered);
  return blank === null
    ? html``
    : html`<p>${blank.text} <a href="${REUSE_PATHS.blank}/${offered.number}">${blank.label}</a></p>`;
};

/** The client puts the draft's id into addresses where `:id` stands. */
const saveAndPrint = (portal: FleetPortal): Markup =>
  html`<button type="button" class="btn btn_save">Lưu nháp</button>${printLink(portal, ':id', REUSE_PATHS)}`;

const copyKinds = [
  { value: '1', label: 'Bản chính' },
  { value: '2', label: 'Bản sao' },
];

const documentRow = (
  slot: string,
  name: string,
  required: boolean,
  parts: { readonly accept: string; readonly limits: string; readonly pick: Markup; readonly keep: Markup },
): Markup => html`<tr data-slot="${slot}" data-required="${String(required)}">
<td data-label="Tên giấy tờ"><span class="document-name">${name}</span>${required ? ' *' : ''}</td>
<td data-label="Loại bản">${matSelect({ id: `loaiBan-${slot}`, name: 'loaiBan', label: 'Loại bản', choices: copyKinds, value: '1' })}</td>
<td data-label="Số bản"><input class="form-control quantity" type="number" min="1" max="9" value="1" aria-label="Số bản: ${name}"></td>
<td data-label="Tệp tin"><div class="acts"><label class="btn file-button" for="tep-${slot}">Chọn tệp tin<input type="file" id="tep-${slot}" multiple
 accept="${parts.accept}" aria-label="Chọn tệp tin: ${name}"></label>${parts.pick}</div><p class="limits">${parts.limits}</p>${
   parts.keep
 }<p class="file-note" role="status"></p><ul class="files"></ul></td></tr>`;

const FREE_PAPER = { accept: '.pdf,.doc,.docx,.jpg,.jpeg,.png', pick: html``, keep: html`` };

const paperRow = (portal: FleetPortal, paper: Paper, at: number): Markup => {
  if (paper.fetchedByOffice)
    return html`<tr><td data-label="Tên giấy tờ">${paper.label}</td><td data-label="Loại bản"></td><td data-label="Số bản">0</td>
<td data-label="Tệp tin"><span class="fetched">${FETCHED}</span></td></tr>`;
  const offer = pickOffer(portal, paper, at);
  const keep = keepOffer(portal);
  return documentRow(paper.id, paper.label, paper.required, {
    accept: acceptOf(paper),
    limits: limitWords(portal, paper),
    pick:
      offer.kind === 'button'
        ? html`<button type="button" class="btn" data-store-picker="${REUSE_PATHS.picker}/:id/${paper.id}"${offer.disabled ? html` disabled` : ''}>${offer.label}</button>`
        : html`${offer.kind === 'words' ? html`<span class="limits">${offer.text}</span>` : ''}`,
    keep: keep.box
      ? html`<label class="check"><input type="checkbox" class="keep-box" name="luuKho[${paper.id}]" data-keep="${REUSE_PATHS.picker}/:id/${paper.id}/giu"${keep.ticked ? html` checked` : ''}${
          keep.disabled ? html` disabled` : ''
        }> <span>${keep.label}</span></label>`
      : html`<p class="limits">${keep.label}</p>`,
  });
};

const documentsPanel = (portal: FleetPortal, offered: OfferedService, draft: Draft | null): Markup => {
  const { papers } = askedForm(portal, offered);
  const uploads = papers.filter(({ fetchedByOffice }) => !fetchedByOffice);
  return html`<h2>Thành phần hồ sơ</h2>
${blankOffer(portal, offered)}
<table class="table dossier-documents" data-files="${JSON.stringify(draft?.files ?? [])}"><thead><tr><th scope="col">Tên giấy tờ</th><th scope="col">Loại bản</th><th scope="col">Số bản</th>
<th scope="col">Tệp tin</th></tr></thead><tbody>${papers.map((paper) => paperRow(portal, paper, uploads.indexOf(paper)))}</tbody></table>
<div class="btn-row"><button type="button" class="btn add-document">Thêm giấy tờ</button></div>
${documentsDuty(portal)}${eFormSection(portal, offered, SIGNING_PATHS, null)}
<div class="btn-row"><button type="button" class="btn btn_previous">Quay lại</button>
<button type="button" class="btn btn-primary btn_next" data-part="next">Tiếp tục</button>${saveAndPrint(portal)}</div>`;
};

/** The label of the button that files differs between portals and with the fee. */
const submitLabel = (portal: FleetPortal, offered: OfferedService): string => {
  if (portal.draw % 3 === 0) return 'Nộp hồ sơ';
  if (portal.draw % 3 === 1) return 'Tiếp tục';
  return offered.feeVnd > 0 ? 'Thanh toán' : 'Nộp hồ sơ';
};

const feesPanel = (portal: FleetPortal, offered: OfferedService): Markup => html`<h2>Thông tin phí</h2>
<table class="table"><thead><tr><th scope="col">Phí, lệ phí</th><th scope="col">Số tiền (giả lập)</th></tr></thead><tbody><tr>
<td data-label="Phí, lệ phí">Lệ phí giải quyết thủ tục</td><td data-label="Số tiền">${offered.feeVnd.toLocaleString('vi')} đ</td></tr></tbody></table>
<div class="filing-summary"></div>
<form id="captchaForm" novalidate>
<h2>Hình thức nhận kết quả</h2>
${matSelect({
  id: 'mat-select-receiving',
  name: 'receivingKind',
  label: 'Hình thức nhận kết quả',
  value: portal.draw % 4 === 0 ? '' : '1',
  choices: [
    { value: '1', label: 'Nhận kết quả trực tuyến' },
    { value: '2', label: 'Nhận trực tiếp tại bộ phận một cửa' },
    { value: '3', label: 'Nhận qua dịch vụ bưu chính' },
  ],
})}
${
  portal.captcha
    ? html`<div class="form-group"><label for="captcha" class="required">Mã xác nhận</label><img class="captcha" alt="Mã xác nhận" width="150" height="50">
<button type="button" class="btn new-captcha">Đổi mã</button>
<input class="form-control" id="captcha" name="captcha" autocomplete="off" maxlength="6"></div>`
    : ''
}
</form>
<p class="filing-fault field-error" role="alert"></p>
<div class="btn-row"><button type="button" class="btn btn_previous">Quay lại</button>
<button type="submit" form="captchaForm" class="btn btn-primary">${submitLabel(portal, offered)}</button></div>`;

const templates =
  (): Markup => html`<template id="document-row">${documentRow('them-0', '', false, { ...FREE_PAPER, limits: 'Định dạng: pdf, jpg, png, doc, docx. Dung lượng tối đa: 5 MB' })}</template>
<template id="add-document"><mat-dialog-container class="mat-dialog-container" role="dialog" aria-modal="true" aria-labelledby="add-document-title">
<h2 id="add-document-title">Thêm giấy tờ</h2><form><div class="form-group"><label for="documentName" class="required">Tên giấy tờ</label>
<input class="form-control" id="documentName" name="documentName" required></div>
<div class="btn-row"><button type="button" class="btn cancel">Hủy</button><button type="submit" class="btn btn-primary">Đồng ý</button></div></form>
</mat-dialog-container></template>
<template id="filing-waits"><p class="notice"><span class="spinner" aria-hidden="true"></span> Hệ thống đang xử lý hồ sơ, vui lòng chờ...</p></template>
<template id="filing-done"><div class="alert alert-success"><h2>Nộp hồ sơ thành công</h2><p>Hồ sơ đang chờ tiếp nhận</p></div>
<dl class="facts"></dl><p class="remark"></p><p><a class="btn" href="/vi/dossier/search">Tra cứu hồ sơ</a></p><div class="after-filing"></div></template>`;
