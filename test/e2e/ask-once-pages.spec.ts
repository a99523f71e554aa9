import { expect, test } from '@playwright/test';
import { countTurns, lookAfterStep } from '#src/gather/gatherers/after-step.ts';
import { gatherLeaks } from '#src/gather/gatherers/leaks.ts';
import { datumOf } from '#src/platforms/applicant.ts';
import { contentControl, control } from '#src/platforms/controls.ts';
import { controlThat, reachControl } from '#src/platforms/named-controls.ts';
import { prefillOf } from '#src/platforms/prefill.ts';
import { readControls } from '#src/platforms/read-controls.ts';
import { readPapers } from '#src/platforms/read-papers.ts';
import { readStorePage } from '#src/platforms/read-store-page.ts';
import { removes, savesDraft, STORES } from '#src/platforms/reuse-words.ts';
import { canaryOf } from '#src/redact/canary.ts';
import { citizens } from '../../scenarios/identities/citizens.ts';

const [citizen, other] = citizens;
if (citizen === undefined || other === undefined) throw new Error('expected two synthetic citizens');

test('a form tells what it holds of whom, and what is locked', async ({ page }) => {
  await page.setContent(`<form>
<fieldset><legend>Thông tin người nộp hồ sơ</legend>
<label>Họ và tên * <input readonly value="${citizen.fullName.toUpperCase()}"></label>
<label for="so">Số Căn cước</label><input id="so" disabled value="000******017">
<label>Ngày sinh <input placeholder="dd/mm/yyyy" value="${other.birthDate.split('-').reverse().join('/')}"></label>
<label>Dân tộc <select><option value="">-- Chọn --</option><option>Kinh</option></select></label>
<label>Quốc tịch <select><option>Việt Nam</option></select></label>
<div role="radiogroup" aria-label="Giới tính"><label><input type="radio" name="gt"> Nam</label><label><input type="radio" name="gt" checked> Nữ</label></div>
<label hidden>Email <input value="x@example.com"></label>
</fieldset>
<h3>Thông tin người được khai sinh</h3><label>Họ và tên <input value="Trần Thị Bé"></label>
<label>Họ và tên cha <input></label></form>`);
  const seen = (await readControls(page.locator('form'))).map((control) => {
    const datum = datumOf(control, { names: {}, labels: {} });
    return [datum, prefillOf(datum, control.empty ? '' : control.shown, citizen, []), control.locked];
  });
  expect(seen).toEqual([
    ['fullName', 'own', true],
    ['idNumber', 'own', true],
    ['birthDate', 'another', false],
    ['ethnicity', 'nothing', false],
    ['nationality', 'own', false],
    ['sex', 'own', false],
    [null, 'unclear', false],
    [null, 'nothing', false],
  ]);
});

test('the site’s own header and footer are no part of a form', async ({ page }) => {
  await page.setContent(`<header><a href="/nop">Nộp hồ sơ</a><label>Từ khóa <input></label></header>
<nav><button>Nộp hồ sơ</button></nav><main><form><label>Họ và tên <input></label>
<section><header><label>Email <input></label></header></section></form><footer><button id="own">Nộp hồ sơ</button></footer></main>
<footer><label>Nhận bản tin <input type="email"></label></footer>`);
  const labels = (await readControls(page.locator('body'))).map(({ label }) => label);
  expect(labels).toEqual(['Họ và tên', 'Email']);
  const [own, any] = [contentControl(page, 'Nộp hồ sơ'), control(page, 'Nộp hồ sơ')];
  expect(await own.getAttribute('id')).toBe('own');
  expect(await any.getAttribute('href')).toBe('/nop');
  expect(await contentControl(page.locator('body'), 'Nộp hồ sơ').getAttribute('id')).toBe('own');
});

test('the header and footer of a dialog are its own', async ({ page }) => {
  await page.setContent(`<header><button>Nộp hồ sơ</button></header>
<div role="dialog"><header><label>Họ và tên <input></label></header><footer><button id="own">Nộp hồ sơ</button></footer></div>`);
  const dialog = page.getByRole('dialog');
  expect(await contentControl(dialog, 'Nộp hồ sơ').getAttribute('id')).toBe('own');
  expect((await readControls(dialog)).map(({ label }) => label)).toEqual(['Họ và tên']);
});

test('a page that is one form has its header in it all the same', async ({ page }) => {
  await page.setContent(`<form><header><a href="/nop">Nộp hồ sơ</a><label>Từ khóa <input></label></header>
<label>Họ và tên <input></label><input type="submit" id="own" value="Nộp hồ sơ"></form>`);
  expect((await readControls(page.locator('body'))).map(({ label }) => label)).toEqual(['Họ và tên']);
  expect(await contentControl(page.locator('body'), 'Nộp hồ sơ').getAttribute('id')).toBe('own');
});

test('a dossier tells its papers, what the office fetches, and what each row offers', async ({ page }) => {
  await page.setContent(`<nav><ul><li>Không phải nộp giấy tờ</li></ul></nav><form>
<table><thead><tr><th>STT</th><th>Tên giấy tờ</th><th>Tệp tin</th></tr></thead><tbody>
<tr><td>1</td><td><span class="required">Giấy chứng sinh</span><br><small>Định dạng: pdf, jpg. Dung lượng tối đa: 2 MB</small></td>
<td><button type="button">Chọn tệp tin</button><button type="button">Lấy từ kho</button><label><input type="checkbox"> Lưu vào kho dữ liệu điện tử</label></td></tr>
<tr><td>2</td><td>Bản sao Căn cước</td><td><button type="button">Chọn tệp tin</button><button type="button" disabled>Lấy từ kho</button></td></tr>
<tr><td>3</td><td>Giấy chứng nhận kết hôn</td><td>Cơ quan giải quyết tự khai thác trong cơ sở dữ liệu</td></tr>
<tr><td>4</td><td>Sổ hộ khẩu</td><td><button type="button">Chọn tệp tin</button><br>Chỉ chấp nhận *.pdf, *.doc<br>* Xem thêm hướng dẫn</td></tr>
<tr><td>5</td><td>Tờ khai <b style="color:red">*</b></td><td><button type="button">Chọn tệp tin</button> Chỉ chấp nhận *.pdf</td></tr>
</tbody></table></form>`);
  const rows = await readPapers(page.locator('form'), { rows: 'tr, li', choose: ['Chọn tệp tin'] });
  expect(
    rows.map(({ label, document, required, fetchedByOffice, uploads, picks, limit, keep }) => [
      label,
      document,
      required,
      fetchedByOffice,
      uploads,
      picks,
      limit.formats,
      keep,
    ]),
  ).toEqual([
    ['Giấy chứng sinh', 'birth-notice', true, false, true, true, 'pdf, jpg', 'unticked'],
    ['Bản sao Căn cước', 'id-card', false, false, true, false, null, 'none'],
    ['Giấy chứng nhận kết hôn', 'marriage-certificate', false, true, false, false, null, 'none'],
    ['Sổ hộ khẩu', 'household-book', false, false, true, false, '*.pdf, *.doc', 'none'],
    ['Tờ khai', 'declaration', true, false, true, false, '*.pdf', 'none'],
  ]);
});

test('a store shows the kinds that something stands under', async ({ page }) => {
  const row =
    '<table><tbody><tr><td>Giấy A<br>a.pdf</td><td><a href="/a">Tải về</a><button>Xóa</button></td></tr></tbody></table>';
  await page.setContent(`<main><h1>Hồ sơ điện tử</h1><h2>Dữ liệu cá nhân cơ bản</h2><dl><dt>Họ và tên</dt><dd>A</dd></dl>
<h2>Kho kết quả thủ tục hành chính</h2><p>Chưa có dữ liệu.</p><h2>Kho giấy tờ riêng</h2>${row}</main>`);
  expect(await readStorePage(page)).toEqual({ kinds: ['personal', 'components'], items: 1, removes: true });
  await page.setContent('<main><h2>Dữ liệu cá nhân cơ bản</h2><p>Chưa có dữ liệu.</p></main>');
  expect(await readStorePage(page)).toEqual({ kinds: [], items: 0, removes: false });
});

test('a store tells its papers from what leads about the site, and a way to remove by whatever names it', async ({
  page,
}) => {
  const store = (inner: string): string =>
    `<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li></ol><aside><ul><li><a href="/a">Hồ sơ của tôi</a></li></ul></aside>
<main><h2>Kho giấy tờ riêng</h2>${inner}<ul class="pagination"><li><a href="?p=1">1</a></li></ul></main>`;
  const row = (acts: string): string =>
    store(`<table><tbody><tr><td>a.pdf</td><td>${acts}</td></tr></tbody></table>`);
  const read = async (html: string): Promise<readonly [number, boolean | null]> => {
    await page.setContent(html);
    const seen = await readStorePage(page);
    return [seen.items, seen.removes];
  };
  expect(await read(store('<p>Chưa có dữ liệu.</p>'))).toEqual([0, false]);
  expect(await read(row('<a href="/x">Tải về</a>'))).toEqual([1, false]);
  expect(await read(row('<a href="#" title="Xóa"><i class="fa fa-trash"></i></a>'))).toEqual([1, true]);
  expect(await read(row('<button><mat-icon aria-hidden="true">delete</mat-icon>Xóa</button>'))).toEqual([
    1,
    true,
  ]);
  expect(await read(row('<a href="#"><i class="fa fa-trash"></i></a>'))).toEqual([1, null]);
  expect(await read(row('<button aria-haspopup="menu">Thao tác</button>'))).toEqual([1, null]);
  const menu =
    '<button class="dropdown-toggle">Thao tác</button><ul class="dropdown-menu" hidden><li><a href="#">Xóa</a></li></ul>';
  expect(await read(row(menu))).toEqual([1, true]);
});

test('what is pressed goes by its words, without the letters that its picture is made of', async ({
  page,
}) => {
  await page.setContent(
    '<button><mat-icon aria-hidden="true">save</mat-icon>Lưu hồ sơ</button><a href="#" title="Xóa"><i class="fa"></i></a>',
  );
  expect((await controlThat(page, savesDraft))?.name).toBe('Lưu hồ sơ');
  expect((await controlThat(page, removes))?.name).toBe('Xóa');
});

test('an entry is found behind the last of many menus that is drawn frames after the press', async ({
  page,
}) => {
  const menus = Array.from(
    { length: 6 },
    (_, at) => `<li><a href="#" aria-haspopup="true">Mục ${at}</a></li>`,
  );
  await page.setContent(`<header><ul>${menus.join('')}</ul><a href="#" class="user-menu" aria-haspopup="true">A</a></header>
<main><h3><a href="/tin">Hướng dẫn sử dụng kho dữ liệu điện tử</a></h3></main><script>
document.querySelector('.user-menu').addEventListener('click', () => {
  let frames = 12;
  const draw = () => {
    if ((frames -= 1) > 0) return requestAnimationFrame(draw);
    document.body.insertAdjacentHTML('beforeend', '<div role="menu"><a role="menuitem" href="/kho">Kho dữ liệu điện tử</a></div>');
  };
  draw();
});</script>`);
  expect((await reachControl(page, ...STORES))?.path).toEqual(['A', 'Kho dữ liệu điện tử']);
});

test('a box is told as it came, however often it was turned', async ({ page }) => {
  await countTurns(page);
  await page.route('http://a.test/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<label><input type="checkbox" id="a"> Tôi đồng ý A</label><label><input type="checkbox" id="b"> Tôi đồng ý B</label>
<script>document.getElementById('b').checked = true</script><a href="/x">Đăng xuất</a>`,
    }),
  );
  await page.goto('http://a.test/');
  await page.getByLabel('A').check();
  await page.getByLabel('B').uncheck();
  await page.getByLabel('B').check();
  expect(await lookAfterStep(page, false)).toMatchObject({
    boxes: [
      { label: 'Tôi đồng ý A', tickedBefore: false },
      { label: 'Tôi đồng ý B', tickedBefore: true },
    ],
    signsOut: true,
    text: '',
  });
});

test('the citizen’s data are found where they must not be, and nowhere else', async ({ page }) => {
  const { leaks, publicPage } = gatherLeaks(page, { nowMs: () => 0, step: () => 3 }, canaryOf(citizen), {
    isOwn: (url) => url.startsWith('http://a.test/'),
    isNational: (url) => url.startsWith('http://quoc-gia.test/'),
  });
  await page.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'access-control-allow-origin': '*' },
      body: '<p>Cổng</p>',
    }),
  );
  const ask = (url: string, body?: string): Promise<unknown> =>
    page.evaluate(
      ([address, sent]) =>
        fetch(address ?? '', sent === undefined ? {} : { method: 'POST', body: sent }).catch(() => null),
      [url, body],
    );
  await page.goto('http://a.test/');
  await ask('http://a.test/tra-cuu', `so=${citizen.idNumber}`);
  await ask('http://khac.test/dem', `{"so":"${other.idNumber}"}`);
  publicPage('http://a.test/tra-cuu', '000******017, Nguyễn Thị T*** N***');
  expect(leaks).toEqual([]);

  await ask(`http://a.test/tra-cuu?so=${citizen.idNumber}`);
  await ask('http://khac.test/dem', `{"ten":"${citizen.fullName}"}`);
  await ask(`http://khac.test/dem?d=${Buffer.from(`x${citizen.phone}`).toString('base64')}`);
  await page.evaluate(
    (mail) => history.pushState(null, '', `/ho-so?thu=${encodeURIComponent(mail)}`),
    citizen.email,
  );
  await page.evaluate((number) => console.log(`người dùng ${number}`), citizen.idNumber);
  publicPage('http://a.test/tra-cuu', `Chủ hồ sơ: ${citizen.fullName}`);
  publicPage('http://khac.test/', citizen.fullName);
  await expect.poll(() => leaks.length).toBe(6);
  expect(leaks.map(({ datum, where, host }) => `${datum} ${where} ${host}`).toSorted()).toEqual([
    'email url a.test',
    'fullName public-page a.test',
    'fullName third-party khac.test',
    'idNumber console a.test',
    'idNumber url a.test',
    'phone third-party khac.test',
  ]);
});

test('what a page of a national service does with the citizen’s data is not held against the portal', async ({
  page,
}) => {
  const { leaks } = gatherLeaks(page, { nowMs: () => 0, step: () => 0 }, canaryOf(citizen), {
    isOwn: (url) => url.startsWith('http://a.test/'),
    isNational: (url) => url.startsWith('http://quoc-gia.test/'),
  });
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<p>Cổng</p>' }),
  );
  const go = async (url: string): Promise<void> => {
    await Promise.all([
      page.waitForURL(url),
      page.evaluate((to) => {
        location.href = to;
      }, url),
    ]);
  };
  await page.goto('http://quoc-gia.test/');
  await page.evaluate((number) => console.log(number), citizen.idNumber);
  await go(`http://quoc-gia.test/dang-nhap?so=${citizen.idNumber}`);
  await go(`http://khac.test/dem?so=${citizen.idNumber}`);
  expect(leaks).toEqual([]);

  await page.goto('http://a.test/');
  await go(`http://quoc-gia.test/dang-nhap?goi-y=${citizen.idNumber}`);
  expect(leaks).toEqual([{ step: 0, datum: 'idNumber', where: 'url', host: 'quoc-gia.test' }]);
});
