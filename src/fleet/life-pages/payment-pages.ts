import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { PaymentState } from '../payment-order.ts';
import { written } from '../procedure-database.ts';
import type { Draft, FleetPortal } from '../state.ts';
import type { LifePaths } from './life-paths.ts';
import { FEE_WORDS, feeState, PROVIDERS, referenceOf } from './offered-payment.ts';

/** Amount, reference and the choice of an intermediary. */
export const paymentPage = (portal: FleetPortal, paths: LifePaths, draft: Draft, error: string): Markup => {
  const state = feeState(portal, draft);
  return html`<h1>Thanh toán</h1>
<dl class="facts"><dt>Thủ tục</dt><dd>${draft.service.service.name.vi}</dd>
<dt>Mã tham chiếu</dt><dd>${referenceOf(draft)}</dd>
<dt>Số tiền</dt><dd>${written(draft.service.feeVnd)}</dd>
<dt>Trạng thái thanh toán</dt><dd>${FEE_WORDS[state]}</dd></dl>
${state === 'unpaid' ? providerForm(draft, error) : ''}
<p><a class="btn" href="${paths.dossiers}">Hồ sơ của tôi</a></p>`;
};

const providerForm = (draft: Draft, error: string): Markup => html`<form method="post">
<input type="hidden" name="tokencsrf" value="${draft.token}"><p class="alert" role="alert">${error}</p>
<fieldset class="ways"><legend>Chọn đơn vị trung gian thanh toán</legend>${PROVIDERS.map(
  ({ id, name, chargeVnd }) =>
    html`<label class="check"><input type="radio" name="donVi" value="${id}"> ${name} – phí dịch vụ: ${
      chargeVnd === 0 ? 'miễn phí' : written(chargeVnd)
    }</label>`,
)}</fieldset>
<div class="btn-row"><button class="btn btn-primary" type="submit">Thanh toán</button></div></form>`;

const OUTCOMES: { readonly [S in PaymentState]: string } = {
  paid: 'Thanh toán thành công',
  declined: 'Thanh toán không thành công: giao dịch bị từ chối',
  expired: 'Thanh toán không thành công: giao dịch đã hết hạn',
  open: 'Giao dịch chưa hoàn tất',
};

/** What the portal says when the citizen comes back from paying. */
export const paymentResultPage = (
  portal: FleetPortal,
  paths: LifePaths,
  draft: Draft,
  outcome: PaymentState,
): Markup => html`<h1>Kết quả thanh toán</h1>
<p class="alert ${outcome === 'paid' ? 'alert-success' : 'alert-plain'}" role="status">${OUTCOMES[outcome]}</p>
<dl class="facts"><dt>Mã tham chiếu</dt><dd>${referenceOf(draft)}</dd><dt>Số tiền</dt><dd>${written(draft.service.feeVnd)}</dd>
<dt>Trạng thái thanh toán</dt><dd>${FEE_WORDS[feeState(portal, draft)]}</dd></dl>
<div class="btn-row">${
  outcome === 'paid'
    ? ''
    : html`<a class="btn btn-primary" href="${paths.payment}/${draft.id}">Thanh toán lại</a>`
}<a class="btn" href="${paths.dossiers}">Hồ sơ của tôi</a></div>`;

/** On a page of the fee, before the dossier is filed. */
export const paymentLink = (portal: FleetPortal, paths: LifePaths, draft: Draft): Markup =>
  feeState(portal, draft) === 'unpaid'
    ? html`<p><a class="btn" href="${paths.payment}/${draft.id}">Thanh toán</a></p>`
    : html``;
