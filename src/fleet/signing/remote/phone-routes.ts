import { Hono } from 'hono';
import { html } from 'hono/html';
import { providerPage } from './provider-page.ts';
import type { Provider } from './provider.ts';

/**
 * The citizen's phone as a page: requests that wait (`?so=<number>`), each to be confirmed with the passcode or
 * rejected. Only behaviour `by-hand` needs it, but it works for every request that waits.
 */
export const phoneRoutes = ({ accounts, desk }: Provider): Hono => {
  const app = new Hono();
  app.get('/', (c) => {
    const username = c.req.query('so') ?? '';
    const waiting = desk.waitingFor(username);
    return c.html(
      providerPage(
        'Yêu cầu ký số',
        html`${waiting.length === 0 ? html`<p>Không có yêu cầu nào đang chờ.</p>` : ''}
${waiting.map(
  (each) => html`<form method="post" action="/tra-loi">
<p>${each.description}: ${each.hashes.length} tài liệu, bên yêu cầu ${each.clientId}</p>
<input type="hidden" name="giao-dich" value="${each.id}">
<label>Nhập passcode <input type="password" name="passcode" inputmode="numeric" autocomplete="off" maxlength="6"></label>
<button name="tra-loi" value="dong-y">Xác nhận</button>
<button name="tra-loi" value="tu-choi">Từ chối</button>
</form>`,
)}`,
      ),
    );
  });
  app.post('/tra-loi', async (c) => {
    const form = await c.req.formData();
    const field = (name: string): string => String(form.get(name) ?? '');
    const transaction = desk.find(field('giao-dich'));
    if (transaction === null) return c.html(providerPage('Không có yêu cầu này', html``), 404);
    const confirms = field('tra-loi') === 'dong-y';
    if (confirms && !accounts.pinIsRight(transaction.credential.owner, field('passcode')))
      return c.html(providerPage('Passcode không đúng', html``), 403);
    const pressed = desk.press(transaction, confirms ? 'confirmed' : 'rejected');
    if (!pressed) return c.html(providerPage('Yêu cầu đã hết hạn', html``), 409);
    return c.html(providerPage(confirms ? 'Đã xác nhận' : 'Đã từ chối', html``));
  });
  return app;
};
