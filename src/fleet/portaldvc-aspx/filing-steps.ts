import { html, raw } from 'hono/html';
import { shownName } from '../faults-services.ts';
import { paymentLink } from '../life-pages/payment-pages.ts';
import { summarySection } from '../life-pages/summary.ts';
import { privacyLine } from '../life-pages/site-shell.ts';
import type { Markup } from '../markup.ts';
import type { FormItem } from '../procedures/procedure.ts';
import { consentBoxes } from '../reuse/consents.ts';
import { printLink } from '../reuse/filled-form.ts';
import { prefilledItem } from '../reuse/prefill.ts';
import { validationOf } from '../reuse/validation.ts';
import type { Draft } from '../state.ts';
import { agenciesFor } from './agencies.ts';
import { blankOffer } from './blank-offer.ts';
import { type Choice, clientId } from './controls.ts';
import {
  controlId,
  filledRows,
  type ItemStep,
  MOST_RADIOS,
  placesFor,
  PROVINCE,
  sectionsOf,
  WARD,
} from './filing-items.ts';
import type { Drawn } from './drawn.ts';
import { drawResult } from './filing-result.ts';
import { money } from './money.ts';
import { drawPapers } from './papers-step.ts';
import { PATHS } from './paths.ts';
import { faultKey } from './shown-once.ts';
import type { ControlState } from './view-state.ts';

/** Steps of filing, all at one address; which one is shown stands in the view state alone. */
export const STEPS = {
  agency: 'Chọn cơ quan thực hiện',
  applicant: 'Thông tin người nộp hồ sơ',
  declare: 'Kê khai thông tin',
  papers: 'Thành phần hồ sơ',
  fee: 'Phí, lệ phí',
  review: 'Kiểm tra và nộp hồ sơ',
  result: 'Kết quả nộp hồ sơ',
} as const;
export type FilingStep = keyof typeof STEPS;
export const ORDER: readonly FilingStep[] = Object.keys(STEPS) as FilingStep[];

export const stepOf = (state: ControlState): FilingStep =>
  ORDER.find((step) => step === state['step']) ?? 'agency';

/** Digits of the test captcha, the same on every page. */
export const CAPTCHA = '4719';

const RECEIPTS: readonly Choice[] = [
  { value: 'truc-tuyen', text: 'Nhận kết quả điện tử' },
  { value: 'truc-tiep', text: 'Nhận tại bộ phận một cửa' },
  { value: 'buu-chinh', text: 'Nhận tại nhà qua dịch vụ bưu chính' },
];

/** The page of one step; every step but the first has a draft. */
export const drawStep = (drawn: Drawn, draft: Draft | null): Markup => {
  const { portal, offered, state } = drawn;
  const step = stepOf(state);
  if (step === 'result' && draft !== null) return html`<h1>${STEPS.result}</h1>${drawResult(drawn, draft)}`;
  return html`<h1>${shownName(portal, offered)}</h1>
<ol class="steps">${ORDER.slice(0, -1).map((each) => html`<li${each === step ? raw(' aria-current="step"') : ''}>${STEPS[each]}</li>`)}</ol>
<div data-part="form"><section class="panel panel-default"><h2 class="panel-heading">${STEPS[step]}</h2><div class="panel-body">
${draft === null ? drawAgency(drawn) : BODIES[step](drawn, draft)}
</div></section>
<div class="btn-row">${buttons(drawn, step)}${draft === null ? '' : printLink(portal, draft.id, PATHS.reuse)}</div></div>`;
};

const buttons = ({ portal, controls }: Drawn, step: FilingStep): Markup => {
  const on =
    step === 'review'
      ? controls.button('btnNop', 'Nộp hồ sơ', {
          primary: true,
          part: 'next',
          ...(portal.draw % 3 === 0 && { confirms: 'Bạn có chắc chắn muốn nộp hồ sơ?' }),
        })
      : controls.button('btnTiepTuc', step === 'agency' ? 'Đồng ý và tiếp tục' : 'Tiếp tục', {
          primary: true,
          part: step === 'applicant' ? 'next applicant-next' : 'next',
        });
  const hasBack = !['agency', 'applicant'].includes(step);
  const saves = ['applicant', 'declare', 'papers'].includes(step);
  return html`${on} ${hasBack ? controls.button('btnQuayLai', 'Quay lại') : ''}${saves ? controls.button('btnLuuNhap', 'Lưu nháp') : ''}`;
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

const drawItem = ({ portal, state, controls, prefill }: Drawn, item: FormItem): Markup => {
  const id = controlId(item);
  const fault = validationOf(portal).place === 'field' ? (state[faultKey(id)] ?? '') : '';
  const parts = { label: item.label, required: item.required, fault };
  if (id === PROVINCE || id === WARD)
    return controls.list(id, placesFor(id, state), { ...parts, posts: id === PROVINCE });
  if (item.kind === 'choice') {
    const choices = item.options.map((text) => ({ value: text, text }));
    return (choices.length > MOST_RADIOS ? controls.list : controls.radios)(id, choices, parts);
  }
  return controls.text(id, {
    ...parts,
    locked: prefilledItem(prefill, item).locked,
    ...(item.kind === 'long' && { lines: 3 }),
    ...(item.kind === 'date' && { placeholder: 'dd/mm/yyyy' }),
    ...(item.format === 'phone' && { type: 'tel' }),
  });
};

const drawItems = (drawn: Drawn, step: ItemStep): Markup =>
  html`${sectionsOf(drawn.portal, drawn.offered, step).map(({ title, items }) => {
    const places = items.filter((item) => [PROVINCE, WARD].includes(controlId(item)));
    const plain = items.filter((item) => !places.includes(item));
    return html`<fieldset class="form-section"><legend>${title}</legend><div class="grid-2">${plain.map((item) => drawItem(drawn, item))}</div>${
      places.length === 0
        ? ''
        : drawn.controls.panel(
            'upDiaChi',
            html`<div class="grid-2">${places.map((item) => drawItem(drawn, item))}</div>`,
          )
    }</fieldset>`;
  })}`;

const drawApplicant = (drawn: Drawn): Markup =>
  html`${drawItems(drawn, 'applicant')}${privacyLine(drawn.portal, PATHS.life)}`;

const drawDeclare = (drawn: Drawn): Markup => {
  const { portal, offered, state, controls } = drawn;
  return html`${blankOffer(portal, offered)}${drawItems(drawn, 'declare')}<div class="consents">${consentBoxes(
    portal,
  ).map(({ name, label, required }) =>
    controls.tick(name, label, { required, fault: state[faultKey(name)] ?? '' }),
  )}</div>`;
};

const drawFee = ({ portal, offered, state, controls }: Drawn, draft: Draft): Markup =>
  html`${controls.radios('rblHinhThuc', RECEIPTS, { label: 'Hình thức nhận kết quả', required: true, posts: true })}
<dl class="facts"><dt>Lệ phí hồ sơ</dt><dd>${money(offered.feeVnd)}</dd>
<dt>Cước phát trả kết quả hồ sơ</dt><dd>${money(state['rblHinhThuc'] === 'buu-chinh' ? 25_000 : 0)}</dd></dl>${paymentLink(portal, PATHS.life, draft)}`;

const drawReview = ({ portal, offered, state, controls }: Drawn, draft: Draft): Markup =>
  html`<div id="${clientId('dlKeKhai')}">${summarySection(portal, draft, filledRows(portal, draft))}</div>
<h3>Phí, lệ phí</h3><dl class="facts"><dt>Lệ phí hồ sơ</dt><dd>${money(offered.feeVnd)}</dd>
<dt>Hình thức nhận kết quả</dt><dd>${RECEIPTS.find(({ value }) => value === state['rblHinhThuc'])?.text ?? ''}</dd></dl>
${
  portal.captcha
    ? html`<p aria-hidden="true"><s>${[...CAPTCHA].join(' ')}</s></p>${controls.text('txtCaptcha', { label: 'Mã xác nhận', required: true })}`
    : ''
}`;

const BODIES: { readonly [S in FilingStep]: (drawn: Drawn, draft: Draft) => Markup } = {
  agency: drawAgency,
  applicant: drawApplicant,
  declare: drawDeclare,
  papers: drawPapers,
  fee: drawFee,
  review: drawReview,
  result: () => html``,
};
