import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { pointLatest } from '#src/report/latest.ts';
import { writeReport } from '#src/report/write-report.ts';
import { buildComparison } from '../unit/report/comparison-builder.ts';
import { hostileSent } from '../unit/report/hostile.ts';

const WIDTHS = [320, 390, 1280, 2560] as const;

/** One grey pixel, so that pictures load from the evidence folder. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoBgAAgQCAWfe/fwAAAABJRU5ErkJggg==',
  'base64',
);

let root = '';
const address = (...parts: readonly string[]): string => pathToFileURL(join(root, ...parts)).href;

async function write(name: string, options: Parameters<typeof buildComparison>[0]): Promise<void> {
  const evidenceFolder = join(root, name, 'evidence');
  await mkdir(join(evidenceFolder, 'shot'), { recursive: true });
  for (const device of ['phone', 'desktop'])
    await writeFile(join(evidenceFolder, 'shot', `${device}.png`), PIXEL);
  await writeReport({ comparison: buildComparison(options), folder: join(root, name), evidenceFolder });
}

test.beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'report-pages-'));
  await write('full', {});
  const sent = hostileSent();
  await write('hostile', {
    portals: 4,
    sent,
    edit: (portal) => ({
      ...portal,
      id: sent(portal.id),
      name: { vi: sent(portal.name.vi), en: sent(portal.name.en) },
      region: { vi: sent('Vùng'), en: sent('Region') },
      url: sent(portal.url),
    }),
  });
  await pointLatest(root, 'full');
});
test.afterAll(() => rm(root, { recursive: true }));

/** Everything that the page asked for, and everything that went wrong on it. */
function watch(page: Page): { readonly requests: string[]; readonly wrongs: string[] } {
  const seen = { requests: [] as string[], wrongs: [] as string[] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('console', (message) => seen.wrongs.push(message.text()));
  page.on('pageerror', (error) => seen.wrongs.push(error.message));
  page.on('dialog', (dialog) => {
    seen.wrongs.push(dialog.message());
    void dialog.dismiss();
  });
  return seen;
}

const onePageOfEachKind = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(join(root, folder));
  const first = (start: string): string => names.find((name) => name.startsWith(start)) ?? `no ${start} page`;
  return [
    'index.html',
    'methodology.html',
    first('portal-ministry-01'),
    first('run-ministry-01-residence'),
    'reuse.html',
  ];
};

/** How far anything sticks out of the page to the right, in CSS px. */
const excess = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

test('every kind of page works from the file system alone, at every width', async ({ page }) => {
  const { requests, wrongs } = watch(page);
  for (const name of await onePageOfEachKind('full')) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address('full', name));
      expect(await excess(page), `${name} at ${width}`).toBeLessThanOrEqual(0);
    }
    expect(await page.locator('h1').count()).toBe(1);
    await expect(page.getByText('DỮ LIỆU GIẢ LẬP').first()).toBeVisible();
  }
  expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect(wrongs).toEqual([]);
});

test('hostile text from a portal runs nothing and breaks nothing', async ({ page }) => {
  const { requests, wrongs } = watch(page);
  const names = (await readdir(join(root, 'hostile'))).filter((name) => name.endsWith('.html'));
  for (const name of names) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address('hostile', name));
      expect(await excess(page), `${name} at ${width}`).toBeLessThanOrEqual(0);
    }
    await unfold(page);
    expect(await excess(page), `${name}, unfolded`).toBeLessThanOrEqual(0);
    const told = await page.evaluate(() => ({
      hacked: 'hacked' in window,
      scripts: document.scripts.length,
      structure: [...document.body.children].map((child) => child.localName),
      handlers: [...document.querySelectorAll('*')].filter((element) =>
        [...element.attributes].some((attribute) => attribute.name.startsWith('on')),
      ).length,
      schemes: [...document.links].map((link) => link.protocol).filter((scheme) => scheme !== 'file:'),
    }));
    expect(told, name).toEqual({
      hacked: false,
      scripts: 1,
      structure: ['a', 'div', 'header', 'main', 'footer'],
      handlers: 0,
      schemes: [],
    });
  }
  expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect(wrongs).toEqual([]);
});

test('the language changes texts, title, attributes and choices, and is kept', async ({ page }) => {
  const [, , portal = ''] = await onePageOfEachKind('full');
  await page.goto(address('full', 'index.html'));
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'vi');
  await expect(page).toHaveTitle('Tổng quan – PortalSweep');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle('Overview – PortalSweep');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /Citizen journeys on public-service portals$/,
  );
  expect(await page.locator('select[name=platform] option').first().textContent()).toBe('All');
  expect(await page.locator('.chart text:visible').filter({ hasText: 'giây' }).count()).toBe(0);

  await page.goto(address('full', portal));
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(page.locator('.pictures img').first()).toHaveAttribute('alt', /^Screenshot after step 1/);
  await page.goto(`${address('full', 'methodology.html')}?lang=vi`);
  await expect(page).toHaveTitle('Phương pháp – PortalSweep');
});

test('the tables sort and filter', async ({ page }) => {
  await page.goto(address('full', 'index.html'));
  const table = page.locator('table.league').first();
  const failed = table.locator('tbody tr td:nth-child(8)');
  const head = table.getByRole('columnheader', { name: 'Không đạt' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const counts = (await failed.allTextContents()).map(Number);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts[0]).toBeGreaterThan(0);

  await page.getByRole('searchbox').fill('tinh thu nghiem 42');
  await expect(page.locator('.filters output')).toHaveText(/^1 \/ 83/);
  await expect(page.locator('table.matrix tr[data-p]:visible')).toHaveCount(1);
  await expect(page.locator('table.signing-matrix tr[data-p]:visible')).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('checkbox').check();
  for (const row of await page.locator('table.league tr[data-p]:visible').all()) {
    expect(Number(await row.getAttribute('data-f'))).toBeGreaterThan(0);
  }
});

test('pictures of the evidence load, with their size and a text', async ({ page }) => {
  const [, , portal = '', run = ''] = await onePageOfEachKind('full');
  for (const name of [portal, run]) {
    await page.goto(address('full', name));
    const picture = page.locator('main img').first();
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveAttribute('loading', 'lazy');
    await expect(picture).toHaveAttribute('alt', /\S/);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  }
});

test('every scrolling box can be reached by keyboard and has a name', async ({ page }) => {
  for (const name of await onePageOfEachKind('full')) {
    await page.goto(address('full', name));
    await unfold(page);
    for (const box of await page.locator('.scroll').all()) {
      await expect(box).toHaveAttribute('tabindex', '0');
      await expect(box).toHaveAccessibleName(/\S/);
    }
  }
});

test('the newest report is one opening away', async ({ page }) => {
  await page.goto(address('latest', 'index.html'));
  await expect(page).toHaveURL(address('full', 'index.html'));
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the page reads in its first language and shows no dead control', async ({ page }) => {
    await page.goto(address('full', 'index.html'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hành trình của người dân');
    await expect(page.locator('.filters')).toBeHidden();
    await expect(page.locator('.languages')).toBeHidden();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`text stands out from its ground in the ${colorScheme} theme (WCAG 1.4.3)`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(address('full', 'index.html'));
    const ratios = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const luminance = (name: string): number => {
        const probe = document.createElement('i');
        probe.style.color = style.getPropertyValue(name);
        document.body.append(probe);
        const channels = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).slice(0, 3).map((channel) => {
          const share = Number(channel) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        probe.remove();
        const [red = 0, green = 0, blue = 0] = channels;
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const ratio = (a: string, b: string): number => {
        const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
        return (light + 0.05) / (dark + 0.05);
      };
      return [
        ...['--ink', '--soft', '--accent', '--bad'].flatMap((ink) => [
          ratio(ink, '--paper'),
          ratio(ink, '--ground'),
        ]),
        ratio('--stamp', '--stamp-ground'),
      ];
    });
    for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(4.5);
  });
}
