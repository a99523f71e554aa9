import type { Page } from 'playwright';
import type { Desk } from '../ask.ts';
import { pressHere, reveal } from '../controls.ts';
import { openHome } from '../find-service.ts';
import { beside } from './beside.ts';
import type { HelpPlaces } from './help-words.ts';
import { isOwnPage } from './own-page.ts';

/**
 * Reads what an entry of the page leads to: a link in a tab of its own; where only a press leads there, on the citizen's
 * page, which then goes home. Null where no entry fits or it leads nowhere.
 */
export const follow = async <T>(
  desk: Desk,
  { links }: HelpPlaces,
  fits: (text: string) => boolean,
  read: (page: Page) => Promise<T>,
): Promise<{ readonly value: T; readonly url: string } | null> => {
  const entries = links.filter(({ text }) => fits(text));
  const here = async (page: Page): Promise<{ value: T; url: string }> => ({
    value: await read(page),
    url: page.url(),
  });
  const link = entries.find(({ href }) => isOwnPage(desk.stage, href));
  if (link !== undefined) return beside(desk.stage, link.href, here);
  const [entry] = entries;
  if (entry === undefined || entry.href.startsWith('http')) return null;
  const { page, patienceMs } = desk.stage;
  const target = await reveal(page, entry.text);
  if (target === null) return null;
  const from = await page.locator('body').innerText();
  await desk.ask({
    what: entry.text,
    expected: `what "${entry.text}" leads to`,
    press: () => pressHere(target, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        last || (await page.locator('body').innerText()) !== from ? true : undefined,
      ),
  });
  const found = await here(page);
  await openHome(desk);
  return found;
};
