import { expect, test } from '@playwright/test';
import { countTurns, lookAfterStep } from '#src/gather/gatherers/after-step.ts';
import { gatherLeaks } from '#src/gather/gatherers/leaks.ts';
import { datumOf } from '#src/platforms/applicant.ts';
import { prefillOf } from '#src/platforms/prefill.ts';
import { readControls } from '#src/platforms/read-controls.ts';
import { readPapers } from '#src/platforms/read-papers.ts';
import { readStorePage } from '#src/platforms/read-store-page.ts';
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
    ['Sổ hộ khẩu', 'household-book', false, false, true, false, null, 'none'],
    ['Tờ khai', 'declaration', true, false, true, false, null, 'none'],
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
