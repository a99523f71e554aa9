import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import type { PaymentFront, PaymentOrder, PaymentState } from './payment-order.ts';
import { written } from './procedure-database.ts';
import { syntheticBanner } from './synthetic-banner.ts';

/** Where citizens pay: a host of its own, as payment intermediaries have. */
export const PAYMENT_HOST = 'thanh-toan.fleet.invalid';

/** An open transaction lives so long, milliseconds. */
export const PAYMENT_LASTS_MS: number = 15 * 60_000;

type Transaction = { readonly order: PaymentOrder; readonly openedAt: number; answered: PaymentState };

export const makePaymentFront = (): PaymentFront => {
  const transactions = new Map<string, Transaction>();
  const state = ({ answered, openedAt }: Transaction): PaymentState =>
    answered === 'open' && Date.now() - openedAt > PAYMENT_LASTS_MS ? 'expired' : answered;
  const back = (id: string, { order }: Transaction): string => {
    const url = new URL(order.backUrl);
    url.searchParams.set('giao-dich', id);
    return url.href;
  };
  const app = new Hono();
  app.get('/giao-dich/:id', (c) => {
    const id = c.req.param('id');
    const found = transactions.get(id);
    if (found === undefined) return c.html(page('Không tìm thấy giao dịch', html``), 404);
    if (state(found) !== 'open')
      return c.html(page(state(found) === 'expired' ? EXPIRED : ENDED, backLink(back(id, found))));
    return c.html(page('Xác nhận thanh toán', orderForm(found.order, back(id, found))));
  });
  app.post('/giao-dich/:id', async (c) => {
    const id = c.req.param('id');
    const found = transactions.get(id);
    if (found === undefined) return c.html(page('Không tìm thấy giao dịch', html``), 404);
    const { traLoi } = await c.req.parseBody();
    if (state(found) === 'open') found.answered = traLoi === 'thanh-toan' ? 'paid' : 'declined';
    return c.redirect(back(id, found), 303);
  });
  return {
    app,
    open: (order) => {
      const id = randomBytes(8).toString('hex');
      transactions.set(id, { order, openedAt: Date.now(), answered: 'open' });
      return `https://${PAYMENT_HOST}/giao-dich/${id}`;
    },
    stateOf: (id, reference) => {
      const found = transactions.get(id);
      return found?.order.reference === reference ? state(found) : null;
    },
  };
};

const EXPIRED = 'Giao dịch đã hết hạn';
const ENDED = 'Giao dịch đã kết thúc';

const backLink = (href: string): Markup =>
  html`<p><a class="btn" href="${href}">Quay lại cổng dịch vụ công</a></p>`;

const orderForm = (order: PaymentOrder, back: string): Markup => html`<dl class="facts">
<dt>Đơn vị thanh toán</dt><dd>${order.provider}</dd><dt>Đơn vị thụ hưởng</dt><dd>${order.payee}</dd>
<dt>Mã tham chiếu</dt><dd>${order.reference}</dd>
<dt>Số tiền</dt><dd>${written(order.amountVnd)}</dd><dt>Phí dịch vụ trung gian</dt><dd>${written(order.chargeVnd)}</dd>
<dt>Tổng cộng</dt><dd>${written(order.amountVnd + order.chargeVnd)}</dd></dl>
<p>Giao dịch hết hạn sau 15 phút. Không có khoản tiền thật nào được chuyển.</p>
<form method="post"><div class="btn-row"><button class="btn btn-primary" name="traLoi" value="thanh-toan">Xác nhận thanh toán</button>
<button class="btn" name="traLoi" value="tu-choi">Từ chối thanh toán</button></div></form>${backLink(back)}`;

const page = (title: string, body: Markup): Markup => html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} (giả lập)</title><link rel="icon" href="/assets/emblem.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/portal.css"></head>
<body>${syntheticBanner(null)}<main class="wrap"><h1>${title}</h1>${body}</main></body></html>`;
