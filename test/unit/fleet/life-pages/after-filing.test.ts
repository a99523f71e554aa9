import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { families } from '#src/fleet/families.ts';
import { PAYMENT_LASTS_MS } from '#src/fleet/payment-front.ts';
import { hrefOf, type LifeDesk, lifeDesk, PAPER } from './life-desk.ts';

describe.each(families.map(({ standsFor }) => standsFor))('after filing at %s', (family) => {
  let desk: LifeDesk;
  beforeEach(async () => {
    desk = await lifeDesk(family);
  });
  afterEach(() => vi.useRealTimers());

  const dossiers = async (): Promise<string> =>
    hrefOf(await desk.text('/', 'citizen'), 'Hồ sơ của tôi') || menu();
  const menu = async (): Promise<string> =>
    hrefOf(
      await (await desk.get((await desk.get('/')).headers.get('location') ?? '/')).text(),
      'Hồ sơ của tôi',
    );

  const payAt = async (path: string, token: string, answer: string): Promise<string> => {
    const sent = await desk.post(path, { tokencsrf: token, donVi: 'b' });
    const front = new URL(sent.headers.get('location') ?? '');
    const back = await desk.front.app.request(front.pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `traLoi=${answer}`,
    });
    const { pathname, search } = new URL(back.headers.get('location') ?? '');
    return desk.text(`${pathname}${search}`);
  };

  it('gives back every paper as it was handed in, and the result that the national store holds', async () => {
    const draft = desk.filed('ESS-03');
    const page = await desk.text(`${await dossiers()}/${draft.id}`);
    const files = [...page.matchAll(/href="([^"]+(?:\/tep\/f1|\/ket-qua))"/g)].map(([, href = '']) => href);
    expect(files).toHaveLength(2);
    const bytes = await Promise.all(files.map(async (file) => (await desk.get(file)).arrayBuffer()));
    expect(Buffer.from(bytes[0] ?? new ArrayBuffer())).toEqual(PAPER);
    const [result] = desk.portal.nationalData.store.list(draft.person.idNumber, desk.portal.row.id);
    expect(result?.name).toBe(`${draft.dossierCode}-KQ1`);
    expect(Buffer.from(bytes[1] ?? new ArrayBuffer())).toEqual(result?.content());
  });

  it('shows nobody else the dossier, its papers or its payment', async () => {
    const draft = desk.filed('ESS-03');
    const at = `${await dossiers()}/${draft.id}`;
    for (const path of [at, `${at}/tep/f1`, `${at}/ket-qua`])
      expect((await desk.get(path, 'other')).status).toBe(404);
    expect((await desk.get(at, 'nobody')).status).toBe(302);
  });

  it('takes a dossier back, and says so at the public look-up', async () => {
    const draft = desk.filed('ESS-03');
    const at = `${await dossiers()}/${draft.id}`;
    expect((await desk.post(`${at}/rut`, { tokencsrf: 'wrong' })).status).toBe(403);
    const told = await (await desk.post(`${at}/rut`, { tokencsrf: draft.token })).text();
    expect(told).toContain(`Đã rút hồ sơ ${draft.dossierCode}`);
    expect(desk.portal.dossiers.get(draft.dossierCode ?? '')?.status).toBe('Đã rút hồ sơ');
    expect(await desk.text(at)).not.toContain('>Rút hồ sơ</button>');
  });

  it('tells in the inbox of the dossier by its code', async () => {
    const draft = desk.filed('ESS-09');
    const page = await desk.text(await dossiers());
    expect(await desk.text(hrefOf(page, 'Hộp thư'))).toContain(`Hồ sơ ${draft.dossierCode}`);
  });

  it('offers two intermediaries with their charges and says that the fee was paid', async () => {
    const draft = desk.filed('ESS-03');
    const path = hrefOf(await desk.text(`${await dossiers()}/${draft.id}`), 'Thanh toán');
    const page = await desk.text(path);
    expect(page).toContain('Số tiền</dt><dd>30.000 đồng');
    expect(page).toContain(draft.dossierCode ?? 'no code');
    expect(page.match(/name="donVi"/g)).toHaveLength(2);
    expect(page).toContain('phí dịch vụ: 1.100 đồng');
    const paid = await payAt(path, draft.token, 'thanh-toan');
    expect(paid).toContain('Thanh toán thành công');
    expect(paid).toContain('Đã thanh toán');
    expect(await desk.text(path)).not.toContain('name="donVi"');
  });

  it('says that nothing was paid where the citizen declines, and lets him try again', async () => {
    const draft = desk.filed('ESS-03');
    const path = hrefOf(await desk.text(`${await dossiers()}/${draft.id}`), 'Thanh toán');
    const told = await payAt(path, draft.token, 'tu-choi');
    expect(told).toContain('không thành công');
    expect(told).toContain('Chưa thanh toán');
    expect(hrefOf(told, 'Thanh toán lại')).toBe(path);
  });

  it('lets a transaction that nobody answered run out', async () => {
    const draft = desk.filed('ESS-03');
    const path = hrefOf(await desk.text(`${await dossiers()}/${draft.id}`), 'Thanh toán');
    const sent = await desk.post(path, { tokencsrf: draft.token, donVi: 'a' });
    const { pathname } = new URL(sent.headers.get('location') ?? '');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + PAYMENT_LASTS_MS + 1 });
    const front = await (await desk.front.app.request(pathname)).text();
    expect(front).toContain('Giao dịch đã hết hạn');
    expect(front).not.toContain('Xác nhận thanh toán');
    const { pathname: at, search } = new URL(hrefOf(front, 'Quay lại cổng dịch vụ công'));
    expect(await desk.text(`${at}${search}`)).toContain('giao dịch đã hết hạn');
  });

  it('takes no payment where the service is free', async () => {
    const draft = desk.filed('ESS-09');
    const page = await desk.text(`${await dossiers()}/${draft.id}`);
    expect(page).toContain('Không thu phí, lệ phí');
    expect(hrefOf(page, 'Thanh toán')).toBe('');
  });

  it('takes a rating of three levels, and no other', async () => {
    const draft = desk.filed('ESS-09');
    const page = await desk.text(`${await dossiers()}/${draft.id}`);
    const action = /<form class="rating"[^>]*action="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(page.match(/name="mucDo"/g)).toHaveLength(3);
    const thuTuc = draft.service.number;
    expect(await (await desk.post(action, { thuTuc, mucDo: 'Rất hài lòng' })).text()).toContain('Cảm ơn');
    expect((await desk.post(action, { thuTuc, mucDo: 'Tuyệt vời' })).status).toBe(404);
    expect(desk.portal.life.ratings).toEqual([{ service: thuTuc, level: 'Rất hài lòng' }]);
  });
});
