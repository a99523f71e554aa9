import { html, raw } from 'hono/html';
import { shownName } from '../faults-services.ts';
import { paymentLink } from '../life-pages/payment-pages.ts';
import { documentsDuty, summarySection } from '../life-pages/summary.ts';
import { privacyLine } from '../life-pages/site-shell.ts';
import type { Markup } from '../markup.ts';
import type { Paper } from '../procedures/procedure.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { consentBoxes } from '../reuse/consents.ts';
import { SAVED } from '../reuse/drafts.ts';
import { acceptOf, limitWords } from '../reuse/file-limits.ts';
import { type FilledRow, printLink } from '../reuse/filled-form.ts';
import { keepOffer } from '../reuse/keeping.ts';
import { pickOffer } from '../reuse/picking.ts';
import { type Prefill, prefilledItem } from '../reuse/prefill.ts';
import { FETCHED } from '../reuse/reuse-routes.ts';
import { topMessage } from '../reuse/field-fault.ts';
import { validationOf } from '../reuse/validation.ts';
import { eFormSection } from '../signing-pages/e-form.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import { shownValue } from './applicant.ts';
import { type Agency, type ApplicantField, applicantSections, CAPTCHA } from './forms.ts';
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

/** What the applicant page shows beside the draft: who prefills, what is wrong, and that the draft was saved. */
export type ApplicantView = {
  readonly prefill: Prefill;
  readonly faults: ReadonlyMap<string, string>;
  readonly saved: boolean;
};

export const applicantPage = (
  portal: FleetPortal,
  visit: Visit,
  draft: Draft,
  view: ApplicantView,
): Markup => {
  const validation = validationOf(portal);
  const blank = blankOffer(portal, draft);
  return filingPage(portal, visit, {
    step: 1,
    service: draft.service,
    token: draft.token,
    error: topMessage(validation, [...view.faults.values()]),
    draft,
    saved: view.saved,
    body: html`${blank}${applicantSections(portal, draft.service).map(
      ({ title, items }) =>
        html`<fieldset class="form-section"><legend>${title}</legend><div class="grid-2">${items.map((item) =>
          applicantField(portal, draft, item, view),
        )}</div></fieldset>`,
    )}<div class="consents">${consentBoxes(portal).map((box) => {
      const kept = draft.fields.get(box.name);
      return html`<label class="check"><input type="checkbox" name="${box.name}" value="co"${
        (kept === undefined ? box.ticked : kept !== '') ? raw(' checked') : ''
      }${box.required ? raw(' required') : ''}> <span${box.required ? raw(' class="required"') : ''}>${box.label}</span></label><p class="field-error">${view.faults.get(box.name) ?? ''}</p>`;
    })}</div>${privacyLine(portal, pathsOf(portal).life)}`,
  });
};

const blankOffer = (portal: FleetPortal, draft: Draft): Markup => {
  const { blank } = askedForm(portal, draft.service);
  return blank === null
    ? html``
    : html`<p>${blank.text} <a href="${pathsOf(portal).reuse.blank}/${draft.service.number}">${blank.label}</a></p>`;
};

export const documentsPage = (
  portal: FleetPortal,
  visit: Visit,
  draft: Draft,
  error: string,
  saved = false,
): Markup => {
  const at = pathsOf(portal);
  const { papers } = askedForm(portal, draft.service);
  const uploads = papers.filter(({ fetchedByOffice }) => !fetchedByOffice);
  return filingPage(portal, visit, {
    step: 2,
    service: draft.service,
    token: draft.token,
    error,
    draft,
    saved,
    body: html`${
      papers.length === 0
        ? html`<p>(Hồ sơ không có giấy tờ kèm theo)</p>`
        : html`${blankOffer(portal, draft)}<table class="table" id="giay-to-kem-theo" data-upload="${at.upload}?sid=${draft.id}" data-remove="${at.remove}?sid=${draft.id}">
<thead><tr><th scope="col">Chọn</th><th scope="col">Tên giấy tờ</th><th scope="col">Số bản</th><th scope="col">Tệp tin</th></tr></thead>
<tbody>${papers.map((paper) =>
            paper.fetchedByOffice
              ? fetchedRow(paper)
              : paperRow(portal, draft, paper, uploads.indexOf(paper)),
          )}</tbody></table>
<div class="modal" id="hop-thoai-tep" role="dialog" aria-modal="true" aria-labelledby="hop-thoai-tep-ten" hidden><div class="modal-content">
<h2 id="hop-thoai-tep-ten">Tệp tin đính kèm</h2><p class="limits"></p>
<input type="file" id="tep" hidden>
<p class="alert" role="alert"></p><p class="busy" role="status"></p>
<div class="btn-row"><button class="btn btn-primary pick-file" type="button">Chọn tệp tin</button>
<button class="btn close-files" type="button">Đóng</button></div></div></div>`
    }
${documentsDuty(portal)}${eFormSection(portal, draft.service, at.signing, draft.id)}
<h2>Thông tin khác</h2>
<div class="form-group"><label for="_fcNoiDung">Nội dung yêu cầu giải quyết</label>
<textarea class="form-control" id="_fcNoiDung" name="_fcNoiDung" rows="3">${draft.fields.get('_fcNoiDung') ?? ''}</textarea></div>`,
  });
};

const fetchedRow = ({ label }: Paper): Markup => html`<tr><td data-label="Chọn"></td>
<td data-label="Tên giấy tờ">${label}</td><td data-label="Số bản">0</td>
<td data-label="Tệp tin"><span class="fetched">${FETCHED}</span></td></tr>`;

const paperRow = (portal: FleetPortal, draft: Draft, paper: Paper, at: number): Markup => {
  const { id, label, required } = paper;
  const keep = keepOffer(portal);
  return html`<tr data-slot="${id}" data-accept="${acceptOf(paper)}"><td data-label="Chọn"><input type="checkbox" name="chon" value="${id}" aria-label="Chọn: ${label}"></td>
<td data-label="Tên giấy tờ"><span${required ? raw(' class="required"') : ''}>${label}</span></td>
<td data-label="Số bản">1</td>
<td data-label="Tệp tin"><div class="acts"><button class="btn open-files" type="button">Chọn tệp tin</button>${pickButton(portal, draft, paper, at)}</div>
<p class="limits">${limitWords(portal, paper)}</p>
${
  keep.box
    ? html`<label class="check"><input type="checkbox" name="luuKho_${id}" value="co" data-keep="${pathsOf(portal).reuse.picker}/${draft.id}/${id}/giu" data-token="${draft.token}"${keep.ticked ? raw(' checked') : ''}${
        keep.disabled ? raw(' disabled') : ''
      }> <span>${keep.label}</span></label>`
    : html`<p class="limits">${keep.label}</p>`
}
<p class="field-error" role="status"></p>
<ul class="files">${draft.files
    .filter((file) => file.slot === id)
    .map(
      (file) =>
        html`<li data-file="${file.id}">${file.name} <button class="btn remove-file" type="button">Xóa</button></li>`,
    )}</ul></td></tr>`;
};

const pickButton = (portal: FleetPortal, draft: Draft, paper: Paper, at: number): Markup => {
  const offer = pickOffer(portal, paper, at);
  if (offer.kind === 'nothing') return html``;
  if (offer.kind === 'words') return html`<span class="limits">${offer.text}</span>`;
  return html`<button class="btn" type="button" data-store-picker="${pathsOf(portal).reuse.picker}/${draft.id}/${paper.id}" data-token="${draft.token}"${
    offer.disabled ? raw(' disabled') : ''
  }>${offer.label}</button>`;
};

export const feePage = (portal: FleetPortal, visit: Visit, draft: Draft, error: string): Markup =>
  filingPage(portal, visit, {
    step: 3,
    draft,
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
<dt>Cước phát trả kết quả hồ sơ</dt><dd id="cuoc-phat">Đang tính...</dd></dl>${paymentLink(portal, pathsOf(portal).life, draft)}
${shapeOf(portal) === 'feeLast' ? summarySection(portal, draft, filledRows(portal, draft)) : ''}`,
  });

export const confirmPage = (portal: FleetPortal, visit: Visit, draft: Draft, error: string): Markup =>
  filingPage(portal, visit, {
    step: 4,
    service: draft.service,
    token: draft.token,
    error,
    button: 'Nộp hồ sơ',
    captcha: portal.captcha,
    draft,
    body: html`${summarySection(portal, draft, filledRows(portal, draft))}
<h2>Lệ phí hồ sơ</h2><p>${money(draft.service.feeVnd)}</p>`,
  });

/** What the applicant page holds, for the summary and for printing. */
export const filledRows = (portal: FleetPortal, draft: Draft): readonly FilledRow[] =>
  applicantSections(portal, draft.service)
    .flatMap(({ items }) => items)
    .map(({ name, label }) => ({ label, value: draft.fields.get(name) ?? '' }))
    .filter(({ value }) => value !== '');

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
  /** What can be saved and printed; absent before there is a draft. */
  readonly draft?: Draft;
  readonly saved?: boolean;
};

const filingPage = (portal: FleetPortal, visit: Visit, filing: Filing): Markup => {
  const titles = shapeOf(portal) === 'seven' ? TITLES : TITLES.slice(0, 4);
  const part = filing.step === 1 ? 'next applicant-next' : 'next';
  return familyPage(portal, visit, {
    title: TITLES[filing.step],
    signs: filing.step === 2,
    picks: filing.step === 2,
    body: html`<h1>${shownName(portal, filing.service)}</h1>
<ol class="steps">${titles.map(
      (title, index) => html`<li${index === filing.step ? raw(' aria-current="step"') : ''}>${title}</li>`,
    )}</ol>
<form id="mainForm" method="post" data-part="form" novalidate>
<input type="hidden" name="tokencsrf" value="${filing.token}">
<p class="alert" role="alert" id="loi">${filing.error}</p>
${filing.saved ? html`<p class="alert alert-success" role="status">${SAVED}</p>` : ''}
<section class="panel panel-default"><h2 class="panel-heading">${TITLES[filing.step]}</h2><div class="panel-body">
${filing.body}
${filing.captcha ? captchaField : ''}
</div></section>
<div class="btn-row"><button class="btn btn-primary" id="btn-next" type="submit" data-part="${part}" disabled${
      filing.waits ? raw(' data-waits') : ''
    }>${filing.button ?? 'Đồng ý và tiếp tục'}</button>${
      filing.draft === undefined
        ? ''
        : html`${
            filing.step < 3
              ? html`<button class="btn" type="submit" name="viec" value="luu-nhap">Lưu nháp</button>`
              : ''
          }${printLink(portal, filing.draft.id, pathsOf(portal).reuse)}`
    }</div>
</form>`,
  });
};

const captchaField = html`<div class="form-group captcha"><p aria-hidden="true"><s>${[...CAPTCHA].join(' ')}</s></p>
<label class="required" for="captcha">Mã xác nhận</label>
<input class="form-control" id="captcha" name="captcha" autocomplete="off"></div>`;

const applicantField = (
  portal: FleetPortal,
  draft: Draft,
  item: ApplicantField,
  { prefill, faults }: ApplicantView,
): Markup => {
  const { name, label, required, kind } = item;
  const value = shownValue(draft, prefill, item);
  const { locked } = prefilledItem(prefill, item);
  const fault = validationOf(portal).place === 'field' ? (faults.get(name) ?? '') : '';
  const common = html`class="form-control" id="${name}" name="${name}" aria-describedby="${name}-loi"${
    fault === '' ? '' : raw(' aria-invalid="true"')
  }${required ? raw(' required') : ''}`;
  const control = (): Markup => {
    if (kind === 'choice')
      return html`<select ${common}${
        item.loads ? html` data-load="${pathsOf(portal).wards}" data-value="${value}"` : ''
      }><option value="">-- Chọn --</option>${(item.loads && value !== '' ? [value] : item.options).map(
        (option) => html`<option${option === value ? raw(' selected') : ''}>${option}</option>`,
      )}</select>`;
    if (kind === 'long') return html`<textarea ${common} rows="2">${value}</textarea>`;
    return html`<input ${common} type="${INPUT_TYPES[item.format] ?? 'text'}"${
      kind === 'date' ? raw(' placeholder="dd/mm/yyyy" inputmode="numeric"') : ''
    } value="${value}"${locked ? raw(' readonly') : ''}>`;
  };
  return html`<div class="form-group"><label for="${name}"${required ? raw(' class="required"') : ''}>${label}</label>${control()}<p class="field-error" id="${name}-loi">${fault}</p></div>`;
};

// The form is `novalidate`: the types only choose the phone's keyboard.
const INPUT_TYPES: Readonly<Record<string, string>> = { phone: 'tel', email: 'email' };
