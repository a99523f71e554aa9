import { html, raw } from 'hono/html';
import { codeDelayMs, shownCode } from '../faults-filing.ts';
import { shownName } from '../faults-services.ts';
import { privacyLine } from '../life-pages/site-shell.ts';
import type { Markup } from '../markup.ts';
import { eFormSection } from '../signing-pages/e-form.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import { type Controls, clientId, uniqueName } from './controls.ts';
import {
  agenciesFor,
  APPLICANT,
  CAPTCHA,
  documentSlots,
  PROVINCES,
  RECEIPTS,
  SEXES,
  shownValue,
  wardsOf,
} from './filing-fields.ts';
import { money } from './money.ts';
import { PATHS } from './paths.ts';
import type { ControlState } from './view-state.ts';

/** Steps of filing, all at one address; which one is shown stands in the view state alone. */
export const STEPS = {
  agency: 'Chọn cơ quan thực hiện',
  applicant: 'Thông tin người nộp hồ sơ',
  papers: 'Thành phần hồ sơ',
  fee: 'Phí, lệ phí',
  review: 'Kiểm tra và nộp hồ sơ',
  result: 'Kết quả nộp hồ sơ',
} as const;
export type FilingStep = keyof typeof STEPS;

export const stepOf = (state: ControlState): FilingStep => {
  const { step = '' } = state;
  return step in STEPS ? (step as FilingStep) : 'agency';
};

/** Whether choosing a file posts it at once; else it goes with the step's own button. */
const sendsAtOnce = (portal: FleetPortal): boolean => portal.draw % 2 === 1;

export type Drawn = {
  readonly portal: FleetPortal;
  readonly offered: OfferedService;
  readonly state: ControlState;
  readonly controls: Controls;
};

/** The page of one step; every step but the first has a draft. */
export const drawStep = (drawn: Drawn, draft: Draft | null): Markup => {
  const { portal, offered, state, controls } = drawn;
  const step = stepOf(state);
  if (step === 'result' && draft !== null) return drawResult(drawn, draft);
  const steps = (Object.keys(STEPS) as FilingStep[]).filter((each) => each !== 'result');
  return html`<h1>${shownName(portal, offered)}</h1>
<ol class="steps">${steps.map((each) => html`<li${each === step ? raw(' aria-current="step"') : ''}>${STEPS[each]}</li>`)}</ol>
<div data-part="form"><section class="panel panel-default"><h2 class="panel-heading">${STEPS[step]}</h2><div class="panel-body">
${draft === null ? drawAgency(drawn) : BODIES[step](drawn, draft)}
</div></section>
<div class="btn-row">${
    step === 'review'
      ? controls.button('btnNop', 'Nộp hồ sơ', {
          primary: true,
          part: 'next',
          ...(portal.draw % 3 === 0 && { confirms: 'Bạn có chắc chắn muốn nộp hồ sơ?' }),
        })
      : controls.button('btnTiepTuc', step === 'agency' ? 'Đồng ý và tiếp tục' : 'Tiếp tục', {
          primary: true,
          part: step === 'applicant' ? 'next applicant-next' : 'next',
        })
  } ${step === 'agency' || step === 'applicant' ? '' : controls.button('btnQuayLai', 'Quay lại')}</div></div>`;
};

const drawAgency = ({ portal, offered, state, controls }: Drawn): Markup => {
  const agencies = agenciesFor(portal, offered);
  const cases = agencies.find(({ value }) => value === state['ddlCoQuan'])?.cases ?? [];
  return html`${controls.list('ddlCoQuan', agencies, { label: 'Cơ quan giải quyết hồ sơ', required: true, posts: true })}
${controls.list(
  'ddlTruongHop',
  cases.map((text) => ({ value: text, text })),
  { label: 'Trường hợp giải quyết', required: true },
)}`;
};

const drawApplicant = ({ state, controls }: Drawn): Markup => {
  const fieldOf = (id: string): Markup => {
    const field = APPLICANT.find((each) => each.id === id);
    const parts = { label: field?.label ?? id, required: field?.required === true };
    if (id === 'rblGioiTinh') return controls.radios(id, SEXES, parts);
    if (id === 'ddlTinh') return controls.list(id, PROVINCES, { ...parts, posts: true });
    if (id === 'ddlXa') return controls.list(id, wardsOf(state['ddlTinh']), parts);
    return controls.text(id, {
      ...parts,
      ...(field?.type !== undefined && { type: field.type }),
      ...(field?.locked !== undefined && { locked: field.locked }),
    });
  };
  const plain = APPLICANT.filter(({ id }) => !['ddlTinh', 'ddlXa', 'txtDiaChi'].includes(id));
  return html`<div class="grid-2">${plain.map(({ id }) => fieldOf(id))}</div>
${controls.panel('upDiaChi', html`<div class="grid-2">${fieldOf('ddlTinh')}${fieldOf('ddlXa')}</div>`)}
${fieldOf('txtDiaChi')}${privacyLine(PATHS.life)}`;
};

const drawPapers = ({ portal, offered, controls }: Drawn, draft: Draft): Markup => {
  const slots = documentSlots(offered);
  return html`${
    slots.length === 0
      ? html`<p>(Hồ sơ không có giấy tờ kèm theo)</p>`
      : html`<p>Tệp PDF, tối đa 10 MB.</p><table class="table" id="${clientId('gvGiayTo')}"><thead><tr><th scope="col">Tên giấy tờ</th><th scope="col">Số bản</th><th scope="col">Tệp tin</th></tr></thead>
<tbody>${slots.map(
          (
            slot,
            at,
          ) => html`<tr><td data-label="Tên giấy tờ"${slot.required ? raw(' class="required"') : ''}>${slot.name}</td><td data-label="Số bản">1</td>
<td data-label="Tệp tin">${controls.file(fileControl(at), `Chọn tệp tin: ${slot.name}`, sendsAtOnce(portal))}
<ul class="files">${draft.files
            .filter((file) => file.slot === slot.id)
            .map(
              (file) =>
                html`<li>${file.name} ${controls.link(`gvGiayTo$ctl0${at + 2}$lnkXoa`, 'Xóa', file.id)}</li>`,
            )}</ul></td></tr>`,
        )}</tbody></table>`
  }
${eFormSection(portal, offered, PATHS.signing, draft.id)}
<h2>Thông tin khác</h2>${controls.text('txtNoiDung', { label: 'Nội dung yêu cầu giải quyết', lines: 3 })}`;
};

/** Id of the file control of a row: grids count their rows from ctl02. */
export const fileControl = (row: number): string => `gvGiayTo$ctl0${row + 2}$fuTep`;

const drawFee = ({ offered, state, controls }: Drawn): Markup =>
  html`${controls.radios('rblHinhThuc', RECEIPTS, { label: 'Hình thức nhận kết quả', required: true, posts: true })}
<dl class="facts"><dt>Lệ phí hồ sơ</dt><dd>${money(offered.feeVnd)}</dd>
<dt>Cước phát trả kết quả hồ sơ</dt><dd>${money(state['rblHinhThuc'] === 'buu-chinh' ? 25_000 : 0)}</dd></dl>`;

const drawReview = ({ portal, offered, controls }: Drawn, draft: Draft): Markup =>
  html`<h3>Thông tin người nộp hồ sơ</h3>
<dl class="facts">${APPLICANT.filter(({ id }) => shownValue(draft, id) !== '').map(
    ({ id, label }) => html`<dt>${label}</dt><dd>${shownValue(draft, id)}</dd>`,
  )}</dl>
<h3>Thành phần hồ sơ</h3>
${draft.files.length === 0 ? html`<p>(Hồ sơ không có giấy tờ kèm theo)</p>` : html`<ul>${draft.files.map(({ name }) => html`<li>${name}</li>`)}</ul>`}
<h3>Phí, lệ phí</h3><dl class="facts"><dt>Lệ phí hồ sơ</dt><dd>${money(offered.feeVnd)}</dd>
<dt>Hình thức nhận kết quả</dt><dd>${shownValue(draft, 'rblHinhThuc')}</dd></dl>
${
  portal.captcha
    ? html`<p aria-hidden="true"><s>${[...CAPTCHA].join(' ')}</s></p>${controls.text('txtCaptcha', { label: 'Mã xác nhận', required: true })}`
    : ''
}`;

const BODIES: { readonly [S in FilingStep]: (drawn: Drawn, draft: Draft) => Markup } = {
  agency: drawAgency,
  applicant: drawApplicant,
  papers: drawPapers,
  fee: drawFee,
  review: drawReview,
  result: () => html``,
};

const drawResult = ({ portal, offered, state, controls }: Drawn, draft: Draft): Markup => {
  const dossier = portal.dossiers.get(draft.dossierCode ?? '');
  const waits = Date.now() - Number(state['filedAt'] ?? '0') < codeDelayMs(portal);
  const shown = shownCode(portal, dossier?.code ?? '');
  const told = waits
    ? html`<p role="status"><span class="spinner" aria-hidden="true"></span> Hệ thống đang xử lý hồ sơ...</p>
<span id="${clientId('tmrKetQua')}" data-timer="${uniqueName('tmrKetQua')}" data-interval="1000" data-raises="${controls.event('tmrKetQua')}"></span>`
    : html`<p class="alert alert-success" role="status">Nộp hồ sơ thành công</p>
<dl class="facts">${shown.label ? html`<dt>Mã hồ sơ</dt><dd class="code"><span id="${clientId('lblMaHoSo')}">${shown.code}</span></dd>` : ''}
<dt>Thủ tục</dt><dd>${shownName(portal, offered)}</dd><dt>Cơ quan tiếp nhận</dt><dd>${dossier?.body ?? ''}</dd></dl>
${shown.remark === null ? '' : html`<p>${shown.remark}</p>`}`;
  return html`<h1>${STEPS.result}</h1>${controls.panel('upKetQua', told)}
<div class="btn-row"><a class="btn" href="${PATHS.lookUp}">Tra cứu hồ sơ</a></div>`;
};
