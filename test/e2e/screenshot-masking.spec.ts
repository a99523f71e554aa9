import { expect, type Page, test } from '@playwright/test';
import { takeScreenshot } from '#src/gather/gatherers/screenshot.ts';
import { hiddenPatterns } from '#src/redact/hidden-patterns.ts';
import { citizenSecrets } from '#src/redact/redactor.ts';
import { citizens } from '../../scenarios/identities/citizens.ts';

const citizen = citizens.find(({ id }) => id === 'thu-nghiem-3');
if (citizen === undefined) throw new Error('the citizen of this test is gone');
const { idNumber, fullName, email, phone } = citizen;
const secrets = citizenSecrets(citizen);
const patterns = hiddenPatterns([...secrets, { placeholder: '«citizen.oneTimeCode»', value: '904817' }]);

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How far the brightness of a box of the picture spreads, 0 to 255: next to nothing where no letter is seen. */
const spreadOf = async (viewer: Page, jpeg: Uint8Array, box: Box): Promise<number> =>
  await viewer.evaluate(
    async ({ base64, x, y, width, height }) => {
      const bytes = Uint8Array.from(atob(base64), (one) => one.codePointAt(0) ?? 0);
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(
        Math.round(x + 4),
        Math.round(y + 3),
        Math.max(1, Math.round(width - 8)),
        Math.max(1, Math.round(height - 6)),
      );
      let least = 255;
      let most = 0;
      for (let at = 0; at < data.length; at += 4) {
        const bright = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
        least = Math.min(least, bright);
        most = Math.max(most, bright);
      }
      return most - least;
    },
    { base64: Buffer.from(jpeg).toString('base64'), ...box },
  );

/** The edges of a box ring a little in a compressed picture. */
const HIDDEN = 60;
const SEEN = 100;

const pictureOf = async (page: Page): Promise<Uint8Array | null> => {
  let taken: Uint8Array | null = null;
  await takeScreenshot(
    page,
    {
      save: async (bytes) => {
        taken = bytes;
        return 'picture.jpg';
      },
    },
    patterns,
  );
  return taken;
};

const withoutMarks = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const spans = (text: string): string => [...text].map((one) => `<span>${one}</span>`).join('');
const grouped = idNumber.replaceAll(/(\d{3})(?=\d)/g, '$1 ');

/** Each marks with `id="it"` what must not be seen. */
const hides: Readonly<Record<string, string>> = {
  'a number in a text': `Số: <b id="it">${idNumber}</b>`,
  'a number in groups': `<p>Số <b id="it">${grouped}</b></p>`,
  'a number split over elements': `<p>Số CCCD:<b id="it">${spans(idNumber)}</b>Ngày cấp</p>`,
  'a number with a box a digit': `<div id="it" style="display:inline-flex;background:#444;color:#fff">${[...idNumber].map((one) => `<span><div>${one}</div></span>\n`).join('')}</div>`,
  'a stranger’s number split over elements': `<p>Số CCCD:<b id="it"><i>079</i><i>188</i><i>004</i><i>321</i></b> Ngày cấp</p>`,
  'a name without marks, in capitals': `<p>Xin chào <b id="it">${withoutMarks(fullName).toUpperCase()}</b></p>`,
  'a name that the style capitalises': `<p>Xin chào <b id="it" style="text-transform:uppercase">${fullName.toLowerCase()}</b></p>`,
  'a name with a line break in the source': `<p>Xin <b id="it">${fullName.replaceAll(' ', `\n${' '.repeat(20)}`)}</b></p>`,
  'a decomposed name': `<p>Xin chào <b id="it">${fullName.normalize('NFD')}</b></p>`,
  'a name of two colours': `<p>Xin chào <b id="it" style="background:linear-gradient(red,blue);-webkit-background-clip:text;-webkit-text-fill-color:transparent">${fullName}</b></p>`,
  'a field': `<input id="it" value="${idNumber}">`,
  'a field that insists on its colour': `<style>#it { color: black !important; background: white !important; transition: all 3s }</style><input id="it" value="${idNumber}">`,
  'an area': `<textarea id="it" cols="40" style="resize:none">${fullName}</textarea>`,
  'a chosen entry': `<select id="it"><option>${email}</option></select>`,
  'a password that is shown': `<input id="it" value="${citizen.credentials.password}">`,
  'a password field with another value': `<input type="password" id="it" value="khong-ai-biet">`,
  'a one-time code': `<input id="it" value="904817">`,
  'a code with a field a digit': `<p id="it" style="display:inline-block;background:#444">${[...'904817'].map((one) => `<input maxlength="1" size="1" value="${one}" style="border:0;padding:0;vertical-align:middle">`).join('')}</p>`,
  'a date field': `<style>::-webkit-calendar-picker-indicator { display: none }</style><input type="date" id="it" value="${citizen.birthDate}">`,
  'a component': `<div id="it" style="display:inline-block;background:#444"><template shadowrootmode="open"><style>* { background: #fff; border: 0 }</style><b>${idNumber}</b><input value="${phone}"></template></div>`,
  'a closed component': `<x-y id="it" style="display:inline-block"><template shadowrootmode="closed"><b>${idNumber}</b></template></x-y>`,
  'a drawing': `<canvas id="it" width="300" height="40"></canvas><script>const to = document.querySelector('canvas').getContext('2d'); to.font = '24px sans-serif'; to.fillText('${idNumber}', 4, 30)</script>`,
  'letters of a vector drawing': `<svg id="it" width="300" height="40"><text x="4" y="30" font-size="24">${idNumber}</text></svg>`,
  'text that is selected': `<p><b id="it">${idNumber}</b></p><script>getSelection().selectAllChildren(document.querySelector('#it'))</script>`,
};

test.describe('a picture does not show', () => {
  for (const [what, html] of Object.entries(hides))
    test(what, async ({ page, context }) => {
      await page.setContent(
        `<body style="font:24px sans-serif;background:#fff;line-height:1.6"><h1 id="other">Tra cứu hồ sơ H49.22-261121-0001</h1>${html}</body>`,
      );
      const box = await page.locator('#it').boundingBox();
      const other = await page.locator('#other').boundingBox();
      const jpeg = await pictureOf(page);
      const plain = await page.screenshot({ type: 'jpeg' });
      const viewer = await context.newPage();
      if (jpeg === null || box === null || other === null) throw new Error('no picture');
      // What is tested is seen in a picture that nobody masked.
      expect(await spreadOf(viewer, plain, box)).toBeGreaterThan(SEEN);
      expect(await spreadOf(viewer, jpeg, box)).toBeLessThan(HIDDEN);
      expect(await spreadOf(viewer, jpeg, other)).toBeGreaterThan(SEEN);
    });
});

test('a frame of the same site is masked, one of another site is not shown', async ({ page, context }) => {
  await page.route('https://*.test/**', async (route) => {
    const inner = `<body style="margin:0;font:24px sans-serif"><p style="margin:0;white-space:nowrap">${new URL(route.request().url()).hostname === 'cong.test' ? '' : 'Ai '}<b id="it">${idNumber}</b></p><p>Một dòng khác</p></body>`;
    await route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: route.request().url().endsWith('/in')
        ? inner
        : '<body><iframe id="own" src="/in" width="400" height="120"></iframe><br><iframe id="foreign" src="https://khac.test/in" width="400" height="120"></iframe></body>',
    });
  });
  await page.goto('https://cong.test/');
  const jpeg = await pictureOf(page);
  const viewer = await context.newPage();
  const number = await page.frameLocator('#own').locator('#it').boundingBox();
  const line = await page.frameLocator('#own').getByText('Một dòng khác').boundingBox();
  const foreign = await page.frameLocator('#foreign').locator('#it').boundingBox();
  if (jpeg === null || number === null || line === null || foreign === null) throw new Error('no picture');
  expect(await spreadOf(viewer, jpeg, number)).toBeLessThan(HIDDEN);
  expect(await spreadOf(viewer, jpeg, foreign)).toBeLessThan(HIDDEN);
  expect(await spreadOf(viewer, jpeg, line)).toBeGreaterThan(SEEN);
});

test('the page is as before, and its observers saw nothing', async ({ page }) => {
  await page.setContent(
    `<body><p>${idNumber}</p><input value="${fullName}"><div><template shadowrootmode="open">${email}</template></div></body>`,
  );
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver((records) => seen.push(...records.map(({ type }) => type))).observe(document, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const before = await page.content();
  expect(await pictureOf(page)).not.toBeNull();
  expect(await page.content()).toBe(before);
  expect(
    await page.evaluate(() => [
      Reflect.get(globalThis, 'seen'),
      CSS.highlights.size,
      document.adoptedStyleSheets.length,
      document.querySelector('div')?.shadowRoot?.adoptedStyleSheets.length,
    ]),
  ).toEqual([[], 0, 0, 0]);
});

test('what cannot be covered gives no picture, and the page is left as it was', async ({ page }) => {
  await page.setContent(
    `<body><p>${idNumber}</p><input style="-webkit-text-fill-color: red !important" value="${fullName}"></body>`,
  );
  expect(await pictureOf(page)).toBeNull();
  expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([
    0, 0,
  ]);
});

test('a number that comes while the picture is taken gives no picture', async ({ page }) => {
  await page.setContent(`<body><p></p></body>`);
  await page.evaluate((number) => {
    const put = (): void => {
      const p = document.querySelector('p') as HTMLElement;
      p.replaceChildren(`${number}`);
      requestAnimationFrame(put);
    };
    requestAnimationFrame(put);
  }, idNumber);
  expect(await pictureOf(page)).toBeNull();
});
