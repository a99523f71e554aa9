import { html } from 'hono/html';
import { privacyLine } from '../life-pages/site-shell.ts';
import type { Markup } from '../markup.ts';
import { eFormSection } from '../signing-pages/e-form.ts';
import type { FleetPortal, OfferedService, SignedInPerson } from '../state.ts';
import { choicesField, dateField, matSelect, textArea, textField } from './components.ts';
import { LIFE_PATHS, SIGNING_PATHS } from './paths.ts';
import { provinces } from './places.ts';

const STEPS = [
  'Thông tin hồ sơ',
  'Thành phần hồ sơ',
  'Phí, lệ phí và hình thức nhận kết quả',
  'Nộp hồ sơ',
] as const;

/** Slots of the table of documents; the first is required. */
export const DOCUMENTS = [
  { slot: 'to-khai', name: 'Tờ khai theo mẫu', required: true },
  { slot: 'giay-to', name: 'Giấy tờ chứng minh kèm theo', required: false },
] as const;

/** The page of `apply-online`: choice of agency, then the stepper with all four panels in the document. */
export const applyOnline = (portal: FleetPortal, offered: OfferedService, person: SignedInPerson): Markup => {
  const inPage = portal.draw % 2 === 0;
  return html`<app-apply-online>
<h1>${offered.service.name.vi}</h1>
${
  inPage
    ? html`<section class="panel"><h2 class="panel-heading">Chọn trường hợp giải quyết</h2>
<div class="panel-body">${agencyForm(portal, 'ngSelectAgencyForm1')}</div></section>`
    : html`<template id="select-agency"><mat-dialog-container class="mat-dialog-container" role="dialog" aria-modal="true"
 aria-labelledby="select-agency-title"><h2 id="select-agency-title">Chọn trường hợp giải quyết</h2>
${agencyForm(portal, 'ngSelectAgencyForm')}</mat-dialog-container></template>`
}
<mat-horizontal-stepper class="mat-stepper-horizontal" aria-label="Các bước nộp hồ sơ" data-procedure="${offered.hexId}" data-part="form"${
    inPage ? html` hidden` : ''
  }>
<div class="mat-horizontal-stepper-header-container" role="tablist">${STEPS.map(
    (
      title,
      n,
    ) => html`<mat-step-header class="mat-step-header" role="tab" id="cdk-step-label-0-${n}" aria-controls="cdk-step-content-0-${n}"
 aria-posinset="${n + 1}" aria-setsize="4" aria-selected="${String(n === 0)}" tabindex="${n === 0 ? 0 : -1}"><span class="mat-step-icon"
 aria-hidden="true">${n + 1}</span> <span class="mat-step-text-label">${title}</span></mat-step-header>`,
  )}</div>
<div class="mat-horizontal-content-container">
${panel(0, applicantPanel(person))}
${panel(1, documentsPanel(eFormSection(portal, offered, SIGNING_PATHS, null)))}
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

const applicantPanel = (person: SignedInPerson): Markup => html`<div class="formio-form">
<h2>Thông tin người nộp hồ sơ</h2>
<div class="form-group formio-component-isOwnerDossier"><label class="check" for="f-isOwnerDossier"><input type="checkbox" id="f-isOwnerDossier"
 name="data[isOwnerDossier]" checked> Người nộp đồng thời là chủ hồ sơ</label></div>
${textField({ key: 'ownerFullname', label: 'Họ và tên chủ hồ sơ', required: true, hidden: true })}
<div class="grid-2">
${textField({ key: 'fullname', label: 'Họ và tên', value: person.fullName, required: true })}
${dateField({ key: 'birthday', label: 'Ngày sinh', value: person.birthDate, required: true })}
${choicesField({
  key: 'gender',
  label: 'Giới tính',
  required: true,
  choices: [
    { value: '1', label: 'Nam' },
    { value: '2', label: 'Nữ' },
  ],
})}
${textField({ key: 'identityNumber', label: 'Số Căn cước', value: person.idNumber, required: true, pattern: '\\d{9}|\\d{12}' })}
${dateField({ key: 'identityDate', label: 'Ngày cấp' })}
${textField({ key: 'identityAgency', label: 'Nơi cấp' })}
${textField({ key: 'phoneNumber', label: 'Số điện thoại', type: 'tel', value: person.phone, required: true, pattern: '0\\d{9}' })}
${textField({ key: 'email', label: 'Thư điện tử', type: 'email', value: person.email })}
${choicesField({ key: 'province', label: 'Tỉnh/Thành phố', required: true, choices: provinces })}
${choicesField({ key: 'district', label: 'Phường/Xã', required: true, waits: true })}
${textField({ key: 'address', label: 'Địa chỉ chi tiết', required: true })}
</div>
${textArea({ key: 'noidungyeucaugiaiquyet', label: 'Nội dung yêu cầu giải quyết', required: true })}
${textArea({ key: 'note', label: 'Ghi chú' })}
${privacyLine(LIFE_PATHS)}
</div>
<div class="btn-row"><button type="button" class="btn btn-primary btn_next" data-part="next applicant-next">Tiếp tục</button></div>`;

const copyKinds = [
  { value: '1', label: 'Bản chính' },
  { value: '2', label: 'Bản sao' },
];

const documentRow = (
  slot: string,
  name: string,
  required: boolean,
): Markup => html`<tr data-slot="${slot}" data-required="${String(required)}">
<td data-label="Tên giấy tờ"><span class="document-name">${name}</span>${required ? ' *' : ''}</td>
<td data-label="Loại bản">${matSelect({ id: `loaiBan-${slot}`, name: 'loaiBan', label: 'Loại bản', choices: copyKinds, value: '1' })}</td>
<td data-label="Số bản"><input class="form-control quantity" type="number" min="1" max="9" value="1" aria-label="Số bản: ${name}"></td>
<td data-label="Tệp tin"><label class="btn file-button" for="tep-${slot}">Chọn tệp tin<input type="file" id="tep-${slot}" multiple
 accept=".pdf,.doc,.docx,.jpg,.jpeg,.png" aria-label="Chọn tệp tin: ${name}"></label><p class="file-note" role="status"></p><ul class="files"></ul></td></tr>`;

const documentsPanel = (eForm: Markup): Markup => html`<h2>Thành phần hồ sơ</h2>
<table class="table dossier-documents"><thead><tr><th scope="col">Tên giấy tờ</th><th scope="col">Loại bản</th><th scope="col">Số bản</th>
<th scope="col">Tệp tin</th></tr></thead><tbody>${DOCUMENTS.map(({ slot, name, required }) => documentRow(slot, name, required))}</tbody></table>
<div class="btn-row"><button type="button" class="btn add-document">Thêm giấy tờ</button></div>
${eForm}
<div class="btn-row"><button type="button" class="btn btn_previous">Quay lại</button>
<button type="button" class="btn btn-primary btn_next" data-part="next">Tiếp tục</button></div>`;

/** The label of the button that files differs between portals and with the fee. */
const submitLabel = (portal: FleetPortal, offered: OfferedService): string => {
  if (portal.draw % 3 === 0) return 'Nộp hồ sơ';
  if (portal.draw % 3 === 1) return 'Tiếp tục';
  return offered.feeVnd > 0 ? 'Thanh toán' : 'Nộp hồ sơ';
};

const feesPanel = (portal: FleetPortal, offered: OfferedService): Markup => html`<h2>Thông tin phí</h2>
<table class="table"><thead><tr><th scope="col">Phí, lệ phí</th><th scope="col">Số tiền (giả lập)</th></tr></thead><tbody><tr>
<td data-label="Phí, lệ phí">Lệ phí giải quyết thủ tục</td><td data-label="Số tiền">${offered.feeVnd.toLocaleString('vi')} đ</td></tr></tbody></table>
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
  (): Markup => html`<template id="document-row">${documentRow('them-0', '', false)}</template>
<template id="add-document"><mat-dialog-container class="mat-dialog-container" role="dialog" aria-modal="true" aria-labelledby="add-document-title">
<h2 id="add-document-title">Thêm giấy tờ</h2><form><div class="form-group"><label for="documentName" class="required">Tên giấy tờ</label>
<input class="form-control" id="documentName" name="documentName" required></div>
<div class="btn-row"><button type="button" class="btn cancel">Hủy</button><button type="submit" class="btn btn-primary">Đồng ý</button></div></form>
</mat-dialog-container></template>
<template id="filing-waits"><p class="notice"><span class="spinner" aria-hidden="true"></span> Hệ thống đang xử lý hồ sơ, vui lòng chờ...</p></template>
<template id="filing-done"><div class="alert alert-success"><h2>Nộp hồ sơ thành công</h2><p>Hồ sơ đang chờ tiếp nhận</p></div>
<dl class="facts"></dl><p class="remark"></p><p><a class="btn" href="/vi/dossier/search">Tra cứu hồ sơ</a></p><div class="after-filing"></div></template>`;
