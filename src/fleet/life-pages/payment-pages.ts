import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { PaymentState } from '../payment-order.ts';
import { type Draft, type FleetPortal, variantOf } from '../state.ts';
import type { LifePaths } from './life-paths.ts';
import {
  askedWords,
  chargesSentence,
  chargeWords,
  feeState,
  feeWords,
  payOffer,
  PROVIDERS,
  referenceOf,
} from './offered-payment.ts';

/** Amount, reference and the choice of an intermediary. */
export const paymentPage = (portal: FleetPortal, paths: LifePaths, draft: Draft, error: string): Markup => {
  const state = feeState(portal, draft);
  return html`<h1>Thanh toán</h1>
<dl class="facts"><dt>Thủ tục</dt><dd>${draft.service.service.name.vi}</dd>
<dt>Mã tham chiếu</dt><dd>${referenceOf(draft)}</dd>
<dt>Số tiền</dt><dd>${askedWords(portal, draft.service)}</dd>
<dt>Trạng thái thanh toán</dt><dd>${feeWords(portal, draft)}</dd></dl>
${state === 'unpaid' ? providerForm(portal, draft, error) : ''}
<p><a class="btn" href="${paths.dossiers}">Hồ sơ của tôi</a></p>`;
};

const providerForm = (portal: FleetPortal, draft: Draft, error: string): Markup => html`<form method="post">
<input type="hidden" name="tokencsrf" value="${draft.token}"><p class="alert" role="alert">${error}</p>
${chargesSentence(portal) === null ? '' : html`<p>${chargesSentence(portal)}</p>`}
<fieldset class="ways"><legend>Chọn đơn vị trung gian thanh toán</legend>${PROVIDERS.map(
  (provider) =>
    html`<label class="check"><input type="radio" name="donVi" value="${provider.id}"> ${provider.name}${chargeWords(portal, provider)}</label>`,
)}</fieldset>
<div class="btn-row"><button class="btn btn-primary" type="submit">Thanh toán</button></div></form>`;

const OUTCOMES: { readonly [S in PaymentState]: string } = {
  paid: 'Thanh toán thành công',
  declined: 'Thanh toán không thành công: giao dịch bị từ chối',
  expired: 'Thanh toán không thành công: giao dịch đã hết hạn',
  open: 'Giao dịch chưa hoàn tất',
};

/** A fault tells of a paid fee as of an unpaid one. */
const outcomeWords = (portal: FleetPortal, draft: Draft, outcome: PaymentState): string => {
  const variant = outcome === 'paid' ? variantOf(portal, 'payment-success-untold') : null;
  if (variant === 'ok') return 'Đã nộp phí, lệ phí thành công';
  return variant === null ? OUTCOMES[outcome] : feeWords(portal, draft);
};

/** What the portal says when the citizen comes back from paying. */
export const paymentResultPage = (
  portal: FleetPortal,
  paths: LifePaths,
  draft: Draft,
  outcome: PaymentState,
): Markup => html`<h1>Kết quả thanh toán</h1>
<p class="alert ${outcome === 'paid' && feeWords(portal, draft).startsWith('Đã') ? 'alert-success' : 'alert-plain'}" role="status">${outcomeWords(portal, draft, outcome)}</p>
<dl class="facts"><dt>Mã tham chiếu</dt><dd>${referenceOf(draft)}</dd><dt>Số tiền</dt><dd>${askedWords(portal, draft.service)}</dd>
<dt>Trạng thái thanh toán</dt><dd>${feeWords(portal, draft)}</dd></dl>
<div class="btn-row">${
  outcome === 'paid'
    ? ''
    : html`<a class="btn btn-primary" href="${paths.payment}/${draft.id}">Thanh toán lại</a>`
}<a class="btn" href="${paths.dossiers}">Hồ sơ của tôi</a></div>`;

/** On a page of the fee: the way to pay it before the dossier is filed. */
export const paymentLink = (portal: FleetPortal, paths: LifePaths, draft: Draft): Markup => {
  const { label, words } = payOffer(portal, draft);
  if (words !== null) return html`<p>${words}</p>`;
  return label === null
    ? html``
    : html`<p><a class="btn" href="${paths.payment}/${draft.id}">${label}</a></p>`;
};
