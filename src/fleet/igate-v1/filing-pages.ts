import { html, raw } from 'hono/html';
import { shownName } from '../faults-services.ts';
import { paymentLink } from '../life-pages/payment-pages.ts';
import { privacyLine } from '../life-pages/site-shell.ts';
import type { Markup } from '../markup.ts';
import { eFormSection } from '../signing-pages/e-form.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import { type Agency, APPLICANT_FIELDS, type ApplicantField, CAPTCHA, documentSlots } from './forms.ts';
import { familyPage, money, type Visit } from './pages.ts';
import { pathsOf, shapeOf } from './paths.ts';

const TITLES = [
  'Chọn trường hợp hồ sơ',
  'Thông tin người nộp hồ sơ',
  'Thành phần hồ sơ',
  'Lệ phí hồ sơ và hình thức nhận kết quả',
  'Xác nhận và nộp',
] as const;

export const chooseCasePage = (
  portal: FleetPortal,
  visit: Visit,
  offered: OfferedService,
  agencies: readonly Agency[],
  token: string,
): Markup =>
  filingPage(portal, visit, {
    step: 0,
    service: offered,
    token,
    error: '',
    body: html`<div class="form-group"><label class="required" for="coQuan">Cơ quan giải quyết hồ sơ</label>
<select class="form-control" id="coQuan" name="coQuan" required data-cases="${pathsOf(portal).cases}?ma-thu-tuc-public=${offered.number}">
<option value="">-- Chọn cơ quan --</option>${agencies.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<div class="form-group"><label class="required" for="truongHop">Trường hợp giải quyết</label>
<select class="form-control" id="truongHop" name="truongHop" required><option value="">-- Chọn trường hợp --</option></select></div>`,
  });

export const applicantPage = (portal: FleetPortal, visit: Visit, draft: Draft, error: string): Markup =>
  filingPage(portal, visit, {
    step: 1,
    service: draft.service,
    token: draft.token,
    error,
    body: html`<div class="grid-2">${APPLICANT_FIELDS.map((field) => applicantField(portal, draft, field))}</div>${privacyLine(pathsOf(portal).life)}`,
  });

export const documentsPage = (portal: FleetPortal, visit: Visit, draft: Draft, error: string): Markup => {
  const at = pathsOf(portal);
  const slots = documentSlots(draft.service);
  return filingPage(portal, visit, {
    step: 2,
    service: draft.service,
    token: draft.token,
    error,
    body: html`${
      slots.length === 0
        ? html`<p>(Hồ sơ không có giấy tờ kèm theo)</p>`
        : html`<table class="table" id="giay-to-kem-theo" data-upload="${at.upload}?sid=${draft.id}" data-remove="${at.remove}?sid=${draft.id}">
<thead><tr><th scope="col">Chọn</th><th scope="col">Tên giấy tờ</th><th scope="col">Số bản</th><th scope="col">Tệp tin</th></tr></thead>
<tbody>${slots.map(
            (
              slot,
            ) => html`<tr data-slot="${slot.id}"><td data-label="Chọn"><input type="checkbox" name="chon" value="${slot.id}" aria-label="Chọn: ${slot.name}"></td>
<td data-label="Tên giấy tờ"${slot.required ? raw(' class="required"') : ''}>${slot.name}</td>
<td data-label="Số bản">1</td>
<td data-label="Tệp tin"><button class="btn open-files" type="button">Chọn tệp tin</button>
<ul class="files">${draft.files
              .filter((file) => file.slot === slot.id)
              .map(
                (file) =>
                  html`<li data-file="${file.id}">${file.name} <button class="btn remove-file" type="button">Xóa</button></li>`,
              )}</ul></td></tr>`,
          )}</tbody></table>
<div class="modal" id="hop-thoai-tep" role="dialog" aria-modal="true" aria-labelledby="hop-thoai-tep-ten" hidden><div class="modal-content">
<h2 id="hop-thoai-tep-ten">Tệp tin đính kèm</h2><p>Tệp PDF, tối đa 10 MB.</p>
<input type="file" id="tep" accept=".pdf,application/pdf" hidden>
<p class="alert" role="alert"></p><p class="busy" role="status"></p>
<div class="btn-row"><button class="btn btn-primary pick-file" type="button">Chọn tệp tin</button>
<button class="btn close-files" type="button">Đóng</button></div></div></div>`
    }
${eFormSection(portal, draft.service, at.signing, draft.id)}
<h2>Thông tin khác</h2>
<div class="form-group"><label for="_fcNoiDung">Nội dung yêu cầu giải quyết</label>
<textarea class="form-control" id="_fcNoiDung" name="_fcNoiDung" rows="3">${draft.fields.get('_fcNoiDung') ?? ''}</textarea></div>`,
  });
};

export const feePage = (portal: FleetPortal, visit: Visit, draft: Draft, error: string): Markup =>
  filingPage(portal, visit, {
    step: 3,
    service: draft.service,
    token: draft.token,
    error,
    waits: true,
    captcha: shapeOf(portal) === 'feeLast' && portal.captcha,
    body: html`<div class="form-group"><label for="hinhThucNhan">Hình thức nhận kết quả</label>
<select class="form-control" id="hinhThucNhan" name="hinhThucNhan" data-fee="${pathsOf(portal).feeAmount}?sid=${draft.id}">
<option value="truc-tuyen">Nhận kết quả điện tử</option><option value="truc-tiep">Nhận tại bộ phận một cửa</option><option value="buu-chinh">Nhận tại nhà qua dịch vụ bưu chính</option></select></div>
<h2>Lệ phí hồ sơ</h2>
<dl class="facts"><dt>Thanh toán cho cơ quan giải quyết</dt><dd id="le-phi">Đang tính...</dd>
<dt>Cước phát trả kết quả hồ sơ</dt><dd id="cuoc-phat">Đang tính...</dd></dl>${paymentLink(portal, pathsOf(portal).life, draft)}`,
  });

export const confirmPage = (portal: FleetPortal, visit: Visit, draft: Draft, error: string): Markup =>
  filingPage(portal, visit, {
    step: 4,
    service: draft.service,
    token: draft.token,
    error,
    button: 'Nộp hồ sơ',
    captcha: portal.captcha,
    body: html`<h2>Thông tin người nộp hồ sơ</h2>
<dl class="facts">${APPLICANT_FIELDS.filter(({ name }) => (draft.fields.get(name) ?? '') !== '').map(
      ({ name, label }) => html`<dt>${label}</dt><dd>${draft.fields.get(name)}</dd>`,
    )}</dl>
<h2>Thành phần hồ sơ</h2>
${draft.files.length === 0 ? html`<p>(Hồ sơ không có giấy tờ kèm theo)</p>` : html`<ul>${draft.files.map(({ name }) => html`<li>${name}</li>`)}</ul>`}
<h2>Lệ phí hồ sơ</h2><p>${money(draft.service.feeVnd)}</p>`,
  });

type Filing = {
  readonly step: 0 | 1 | 2 | 3 | 4;
  readonly service: OfferedService;
  readonly token: string;
  readonly error: string;
  readonly body: Markup;
  readonly button?: string;
  readonly captcha?: boolean;
  /** The button waits for a request of the page, not only for its script. */
  readonly waits?: boolean;
};

const filingPage = (portal: FleetPortal, visit: Visit, filing: Filing): Markup => {
  const titles = shapeOf(portal) === 'seven' ? TITLES : TITLES.slice(0, 4);
  const part = filing.step === 1 ? 'next applicant-next' : 'next';
  return familyPage(portal, visit, {
    title: TITLES[filing.step],
    signs: filing.step === 2,
    body: html`<h1>${shownName(portal, filing.service)}</h1>
<ol class="steps">${titles.map(
      (title, index) => html`<li${index === filing.step ? raw(' aria-current="step"') : ''}>${title}</li>`,
    )}</ol>
<form id="mainForm" method="post" data-part="form" novalidate>
<input type="hidden" name="tokencsrf" value="${filing.token}">
<p class="alert" role="alert" id="loi">${filing.error}</p>
<section class="panel panel-default"><h2 class="panel-heading">${TITLES[filing.step]}</h2><div class="panel-body">
${filing.body}
${filing.captcha ? captchaField : ''}
</div></section>
<div class="btn-row"><button class="btn btn-primary" id="btn-next" type="submit" data-part="${part}" disabled${
      filing.waits ? raw(' data-waits') : ''
    }>${filing.button ?? 'Đồng ý và tiếp tục'}</button></div>
</form>`,
  });
};

const captchaField = html`<div class="form-group captcha"><p aria-hidden="true"><s>${[...CAPTCHA].join(' ')}</s></p>
<label class="required" for="captcha">Mã xác nhận</label>
<input class="form-control" id="captcha" name="captcha" autocomplete="off"></div>`;

const applicantField = (portal: FleetPortal, draft: Draft, field: ApplicantField): Markup => {
  const kept = draft.fields.get(field.name);
  const value = field.fixed?.(draft.person) ?? kept ?? field.hint?.(draft.person) ?? '';
  const label = html`<label for="${field.name}"${field.required ? raw(' class="required"') : ''}>${field.label}</label>`;
  if (field.options !== undefined || field.loads !== undefined)
    return html`<div class="form-group">${label}<select class="form-control" id="${field.name}" name="${field.name}"${
      field.loads ? html` data-load="${pathsOf(portal).wards}" data-value="${value}"` : ''
    }><option value="">-- Chọn --</option>${(field.options ?? []).map(
      (option) => html`<option${option === value ? raw(' selected') : ''}>${option}</option>`,
    )}</select></div>`;
  return html`<div class="form-group">${label}<input class="form-control" id="${field.name}" name="${field.name}" type="${
    field.type ?? 'text'
  }" value="${value}"${field.fixed ? raw(' readonly') : ''}${field.required ? raw(' required') : ''}></div>`;
};
