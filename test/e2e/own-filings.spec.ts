import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { Effect, Journey, PortalActs } from '#src/model/journey.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { openTestWalker, rowFor, type TestWalker } from './walk.ts';

/* Citizens have dossiers, drafts and papers of their own at a portal: what a journey takes back is never one of these. */

const OURS = 'H49.22-261121-0001';
const OLDER = 'H49.22-250101-0007';

/** A button that tells the server at once, as scripts of portals do. */
const acts = (name: string, path: string): string =>
  `<button onclick="fetch('${path}', { method: 'POST' }).then(() => location.reload())">${name}</button>`;

const page = (body: string): string => `<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Cổng thử</title><link rel="icon" href="data:,">
<header><a href="/">Trang chủ</a> <a href="/ho-so">Hồ sơ của tôi</a></header><main>${body}</main></html>`;

let pages: Readonly<Record<string, string>> = {};
let posted: string[] = [];
let server: Server;
let walker: TestWalker;
let home: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.method === 'POST') posted.push(request.url ?? '');
    const body = pages[new URL(request.url ?? '/', 'http://portal.example').pathname];
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  walker = await openTestWalker(undefined, 15_000);
});

test.beforeEach(() => {
  posted = [];
});

test.afterAll(async () => {
  await walker.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const walk = (effect: Effect, act: (portal: PortalActs) => Promise<unknown>): Promise<Attempt> => {
  const journey: Journey = {
    id: 'test/own-filings',
    title: { vi: 'Thử', en: 'Test' },
    service: null,
    audience: 'citizen',
    walk: async ({ portal, step }) => {
      await step({ vi: 'Làm', en: 'Act' }, effect, () => act(portal));
    },
  };
  return walker.walk(rowFor(home, 'sandbox'), journey);
};

const dossierList = (own: string): string =>
  page(`<h1>Hồ sơ của tôi</h1><table><tbody><tr><td>${OURS}</td><td>Đăng ký thường trú</td><td>${own}</td></tr>
<tr><td>${OLDER}</td><td>Đăng ký khai sinh</td><td>${acts('Rút hồ sơ', '/rut/cu')}</td></tr></tbody></table>`);

test('a dossier without a way to withdraw it leaves the others of the list alone', async () => {
  pages = { '/': page('<h1>Cổng thử</h1>'), '/ho-so': dossierList('Mới nộp') };
  const { evidence } = await walk('submits', (portal) => portal.withdraw(OURS));
  expect(posted).toEqual([]);
  expect(evidence.afterFiling).toEqual([expect.objectContaining({ act: 'withdrawal', offered: false })]);
});

test('a press that leads to another list withdraws nothing of it', async () => {
  pages = {
    '/': page('<h1>Cổng thử</h1>'),
    '/ho-so': dossierList('<a href="/tat-ca">Xem</a>'),
    '/tat-ca': page(`<h1>Tất cả hồ sơ</h1><div>${OURS} Mới nộp</div>
<div>${OLDER} ${acts('Rút hồ sơ', '/rut/cu')}</div>`),
  };
  const { evidence } = await walk('submits', (portal) => portal.withdraw(OURS));
  expect(posted).toEqual([]);
  expect(evidence.steps.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['cantTell', 'adapter-cannot'],
  ]);
});

test('a dossier that the list withdraws without a question is the only one withdrawn', async () => {
  pages = { '/': page('<h1>Cổng thử</h1>'), '/ho-so': dossierList(acts('Rút hồ sơ', '/rut/moi')) };
  await walk('submits', (portal) => portal.withdraw(OURS));
  expect(new Set(posted)).toEqual(new Set(['/rut/moi']));
});

/** The page of the service, then the citizen's own dossiers. */
const withService = (own: string): typeof pages => ({
  '/': page('<h1>Cổng thử</h1><ul><li><a href="/tt">Đăng ký thường trú</a></li></ul>'),
  '/tt': page('<h1>Đăng ký thường trú</h1><p>Mã thủ tục: 1.004222</p>'),
  '/ho-so': page(`<h1>Hồ sơ của tôi</h1><table><tbody>${own}</tbody></table>`),
});

const discard = (): Promise<Attempt> =>
  walk('drafts', async (portal) => {
    await portal.openService('ESS-03');
    await portal.discardDraft();
  });

test('throwing the draft away withdraws and cancels no dossier', async () => {
  pages = withService(
    [
      ['Xóa đăng ký thường trú', 'Lưu tạm', acts('Xóa', '/xoa/khac')],
      ['Đăng ký thường trú', 'Chờ tiếp nhận', acts('Rút hồ sơ', '/rut/cho')],
      ['Đăng ký thường trú', `${OLDER} Nháp`, acts('Hủy hồ sơ', '/huy/cu')],
      ['Đăng ký thường trú', 'Mới tạo', acts('Xóa', '/xoa/chua-biet')],
    ]
      .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      .join(''),
  );
  const { outcome, evidence } = await discard();
  expect(outcome, JSON.stringify(evidence.steps)).toBe('passed');
  expect(posted).toEqual([]);
});

test('of two drafts of one service neither is thrown away, of one that one', async () => {
  const draft = (at: number): string =>
    `<tr><td>Đăng ký thường trú</td><td>Lưu tạm</td><td>${acts('Xóa', `/xoa/${at}`)}</td></tr>`;
  pages = withService(draft(1) + draft(2));
  await discard();
  expect(posted).toEqual([]);
  pages = withService(draft(1));
  await discard();
  expect(posted).toEqual(['/xoa/1']);
});

test('a draft whose row only files or pays is not opened', async () => {
  pages = withService(
    `<tr><td>Đăng ký thường trú</td><td>Chưa nộp</td><td>${acts('Nộp hồ sơ', '/nop')} ${acts('Tiếp tục thanh toán', '/tra')}</td></tr>`,
  );
  const { evidence } = await walk('drafts', async (portal) => {
    await portal.openService('ESS-03');
    await portal.resumeDraft();
  });
  expect(posted).toEqual([]);
  expect(evidence.steps.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['cantTell', 'adapter-cannot'],
  ]);
});
