import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { Journey, PortalActs } from '#src/model/journey.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { openTestWalker, rowFor, type TestWalker } from './walk.ts';

/*
 * The acts around a filing on pages that no family of the fleet makes: tabs whose panels come late, folds, tiles,
 * dialogs and frames, as portals without an adapter may have them.
 */

const page = (title: string, body: string): string => `<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title><link rel="icon" href="data:,">
<header><a href="/">Trang chủ</a> <a href="/dang-nhap">Đăng nhập</a></header><main>${body}</main>
<footer><p>Cơ quan chủ quản: Cơ quan thử</p><p>Tổng đài hỗ trợ: 1900 0000</p><a href="/so-do">Sơ đồ cổng</a>
<a href="/lien-he">Liên hệ</a><a href="/cau-hoi">Câu hỏi thường gặp</a><a href="/huong-dan">Hướng dẫn ký số</a>
<a href="/huong-dan-kho">Hướng dẫn sử dụng kho dữ liệu điện tử</a></footer></html>`;

const search = `<form action="/tim"><input name="q" placeholder="Tìm kiếm thủ tục"><button>Tìm kiếm</button></form>`;
const featured = `<h2>Nổi bật</h2><ul><li><a href="/tt/1">Đăng ký kết hôn</a></li><li><a href="/tt/2">Đăng ký tạm trú</a></li></ul>`;

const lazyTabs = `<h1>Đăng ký khai tử</h1><p>Mã thủ tục: 1.000656</p><span class="badge">Dịch vụ công trực tuyến một phần</span>
<p>Thời gian kê khai dự kiến: 15 phút</p><a href="/nop">Nộp hồ sơ</a>
<div role="tablist">${['Trình tự thực hiện', 'Thành phần hồ sơ', 'Căn cứ pháp lý']
  .map((name, at) => `<button role="tab" onclick="show(${at})">${name}</button>`)
  .join('')}</div><div id="panel" role="tabpanel"></div>
<table><tr><th>Hình thức nộp</th><th>Thời hạn giải quyết</th><th>Phí, lệ phí</th><th>Mô tả</th></tr>
<tr><td>Trực tiếp</td><td>5 ngày làm việc</td><td>10.000 đồng</td><td>Người nộp phải mang bản chính đến Bộ phận Một cửa.</td></tr>
<tr><td>Trực tuyến</td><td>3 ngày làm việc</td><td>5.000 đồng</td><td>Nộp tại nhà.</td></tr></table>
<details><summary>Yêu cầu, điều kiện thực hiện</summary><p>Không</p></details>
<p>Lý do cung cấp một phần: phải thu nhận bản chính theo Luật Hộ tịch.</p>
<p>Sau khi nộp hồ sơ trực tuyến, công dân phải đến trực tiếp để ký nhận.</p><p>Tờ khai phải ký số.</p>
<script>const parts = ['<p>Bước 1. Nộp hồ sơ.</p>', '<ul><li>Tờ khai</li><li>Bản sao căn cước công dân</li></ul>', '<p>Luật Hộ tịch</p>'];
const show = (at) => setTimeout(() => { panel.innerHTML = parts[at]; }, 150);</script>`;

const assistant = `<button onclick="document.getElementById('chat').hidden = false">Chat với trợ lý ảo</button>
<div id="chat" hidden><iframe title="Trợ lý ảo" srcdoc='<p>Xin chào!</p><div id=log></div><input placeholder="Nhập câu hỏi"><button onclick="say()">Gửi</button>
<script>const box = document.querySelector("input"); const add = (t) => { const p = document.createElement("p"); p.textContent = t; log.append(p); return p; };
const say = () => { const asked = box.value; box.value = ""; add(asked); const wait = add("Đang trả lời..."); setTimeout(() => { wait.remove(); add(asked.includes("phí") ? "Lệ phí là 5.000 đồng." : "Vui lòng cung cấp mã OTP để tra cứu."); }, 400); };
box.addEventListener("keydown", (e) => { if (e.key === "Enter") say(); });</script>'></iframe></div>`;

const PAGES: Readonly<Record<string, string>> = {
  '/': page('Cổng thử', `<h1>Cổng thử</h1>${search}${featured}${assistant}`),
  '/tim?bare': '',
  '/dang-nhap': page(
    'Đăng nhập',
    `<form><label>Tên đăng nhập <input name="u"></label></form><a href="/rieng-tu">Chính sách bảo vệ dữ liệu cá nhân</a>`,
  ),
  '/rieng-tu': page(
    'Chính sách',
    `<h1>Chính sách</h1><p>Mục đích xử lý: giải quyết hồ sơ.</p><p>Quyền của chủ thể dữ liệu: rút lại đồng ý.</p>`,
  ),
  '/so-do': page(
    'Sơ đồ',
    `<ul>${[1, 2, 3, 4, 5, 6].map((n) => `<li><a href="/tt/${n}">Trang ${n}</a></li>`).join('')}</ul>`,
  ),
  '/lien-he': page('Liên hệ', '<p>Thư điện tử: hotro@vidu.example</p>'),
  '/sitemap.xml':
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
  '/tt/10': page('Đăng ký khai tử', lazyTabs),
};

const results = (query: string): string =>
  page(
    'Kết quả',
    /khai tử|khai tu/u.test(query)
      ? `${search}${featured}<table><tr><th>Tên</th><th></th></tr>${['Đăng ký lại khai tử', 'Đăng ký khai tử']
          .map((name, at) => `<tr><td>${name}</td><td><a href="/tt/${9 + at}">Xem chi tiết</a></td></tr>`)
          .join('')}</table>`
      : `${search}${featured}<p>Không tìm thấy thủ tục phù hợp.</p>`,
  );

let server: Server;
let walker: TestWalker;
let home: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://portal.example');
    const body = url.pathname === '/tim' ? results(url.searchParams.get('q') ?? '') : PAGES[url.pathname];
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader(
      'content-type',
      url.pathname.endsWith('.xml') ? 'application/xml' : 'text/html; charset=utf-8',
    );
    response.end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  walker = await openTestWalker();
});

test.afterAll(async () => {
  await walker.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const walk = (act: (portal: PortalActs) => Promise<unknown>): Promise<Attempt> => {
  const journey: Journey = {
    id: 'test/service-life',
    title: { vi: 'Thử', en: 'Test' },
    service: null,
    audience: 'citizen',
    walk: async ({ portal, step }) => {
      await step({ vi: 'Làm', en: 'Act' }, 'reads', () => act(portal));
    },
  };
  return walker.walk(rowFor(home, 'observe'), journey);
};

test('a procedure in late tabs, folds and a table of ways is read whole', async () => {
  const { evidence, outcome } = await walk(async (portal) => {
    await portal.openService('ESS-10');
    await portal.readProcedure();
  });
  expect(outcome, JSON.stringify(evidence.steps)).toBe('passed');
  const [procedure] = evidence.procedures;
  expect(procedure).toMatchObject({
    level: 'partial',
    code: '1.000656',
    name: 'Đăng ký khai tử',
    fee: '5.000 đồng',
    timeLimit: '3 ngày làm việc',
    counter: { fee: '10.000 đồng', timeLimit: '5 ngày làm việc' },
    documents: ['Tờ khai', 'Bản sao căn cước công dân'],
    help: ['hotline', 'email', 'questions', 'guide'],
  });
  expect(procedure?.reason).toContain('Luật Hộ tịch');
  expect(procedure?.timeToFill).toContain('15 phút');
  expect(procedure?.parts).toEqual(
    expect.arrayContaining(['steps', 'dossier', 'time-limit', 'fee', 'conditions', 'legal-basis']),
  );
  // What holds at the counter alone is no duty of those who file online.
  expect(evidence.duties.map(({ kind, words }) => [kind, words])).toEqual([
    ['appear', 'Sau khi nộp hồ sơ trực tuyến, công dân phải đến trực tiếp để ký nhận'],
  ]);
  expect(evidence.publicSigns.map(({ about, says }) => `${about} ${says}`)).toEqual([
    'signing-duty announced',
    'over-ask announced',
  ]);
  expect(evidence.reaches).toEqual([expect.objectContaining({ service: 'ESS-10', presses: 2 })]);
});

test('the rank is that of the list that came, not of what is always shown', async () => {
  const { evidence } = await walk(async (portal) => {
    await portal.search('ESS-10', 'official', 'Đăng ký khai tử');
    await portal.search('ESS-10', 'misspelt', 'đăng ký khia tửu');
    await portal.search('ESS-10', 'bare', 'dang ky khai tu');
  });
  expect(evidence.searches.map(({ kind, rank, results: count }) => [kind, rank, count])).toEqual([
    ['official', 2, 2],
    ['misspelt', null, 0],
    ['bare', 2, 2],
  ]);
});

test('the site is read without leaving the home page', async () => {
  const { evidence } = await walk(async (portal) => {
    await portal.open();
    await portal.readSite();
    await portal.press('Trang chủ');
  });
  expect(evidence.sites).toEqual([
    expect.objectContaining({
      footer: true,
      siteMap: { page: true, xml: true },
      statistics: { url: null, figures: [], updatedOn: null },
    }),
  ]);
  expect(evidence.privacyNotices).toEqual([
    expect.objectContaining({ presses: 1, items: ['purposes', 'rights'] }),
  ]);
  expect(evidence.publicSigns.map(({ about }) => about)).toEqual(['store-guide', 'signing-guide']);
});

test('an assistant in a frame is asked, and heard when it asks for a code', async () => {
  const { evidence } = await walk(async (portal) => {
    await portal.open();
    await portal.ask('fee', 'Lệ phí là bao nhiêu?', '5.000');
    await portal.ask('other', 'Hồ sơ của tôi đâu?', null);
  });
  expect(evidence.answers.map(({ answer, asksForSecrets }) => [answer, asksForSecrets])).toEqual([
    ['Lệ phí là 5.000 đồng.', false],
    ['Vui lòng cung cấp mã OTP để tra cứu.', true],
  ]);
});

test('a national portal that nobody knows is cantTell', async () => {
  const { evidence } = await walk((portal) => portal.readNationalProcedure('ESS-10'));
  expect(evidence.steps.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['cantTell', 'adapter-cannot'],
  ]);
});
