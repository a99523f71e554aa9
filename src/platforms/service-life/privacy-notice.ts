import type { Locator, Page } from 'playwright';
import type { PrivacyNoticeEvidence } from '#src/model/filing.ts';
import type { Stage } from '../adapter.ts';
import { cleanUrl } from '../clean-url.ts';
import { pressHere } from '../controls.ts';
import { contentLines } from '../content-lines.ts';
import { front } from '../front.ts';
import { beside } from './beside.ts';
import { isOwnPage } from './own-page.ts';
import { readPlaces } from './read-links.ts';
import { isNoticeName, noticeItemsIn } from './site-words.ts';

type Notice = Omit<PrivacyNoticeEvidence, 'step'>;

/** So many items on the page itself are the notice, not a line that mentions it. */
const WHOLE_NOTICE = 4;

/**
 * The notice on personal data from the page that collects them: on the page itself, behind one press, or behind what
 * that press leads to. Presses are null where the page shows no way to one.
 */
export const noticeFrom = async (stage: Stage, page: Page): Promise<Notice> => {
  const here = noticeItemsIn(await contentLines(page).catch(() => []));
  if (here.length >= WHOLE_NOTICE) return { url: cleanUrl(page.url()), presses: 0, items: here };
  const { links } = await readPlaces(page);
  const entries = links.filter(({ text }) => isNoticeName(text));
  const link = entries.find(({ href }) => isOwnPage(stage, href));
  if (link !== undefined) {
    const found = await beside(stage, link.href, itemsOf);
    if (found !== null) return { url: cleanUrl(link.href), presses: 1, items: found };
  }
  for (const { text, href } of entries)
    if (!href.startsWith('http') || href.endsWith('#')) {
      const dialog = await inDialog(stage, page, text);
      if (dialog !== null) return { url: cleanUrl(page.url()), presses: 1, items: dialog };
    }
  return { url: null, presses: null, items: [] };
};

const itemsOf = async (page: Page): Promise<Notice['items']> =>
  noticeItemsIn(await contentLines(page).catch(() => []));

/** Presses what may open the notice over the page, reads it there and closes it; null where nothing came up. */
const inDialog = async (stage: Stage, page: Page, name: string): Promise<Notice['items'] | null> => {
  const target: Locator = page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .filter({ visible: true })
    .first();
  if (!(await target.isVisible())) return null;
  const before = (await page.locator('body').innerText()).split('\n');
  const pressed = await pressHere(target, Math.min(3000, stage.patienceMs)).then(
    () => true,
    () => false,
  );
  if (!pressed) return null;
  await page.waitForLoadState('load').catch(() => undefined);
  const scope = await front(page);
  const lines = (await scope.innerText().catch(() => '')).split('\n');
  const items = noticeItemsIn(lines.filter((line) => !before.includes(line)));
  await page.keyboard.press('Escape');
  return items.length === 0 ? null : items;
};
