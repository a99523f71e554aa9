import type { Page } from 'playwright';
import type { HelpPlaces } from './help-words.ts';

/** What can be pressed on the page, in its order and with the place it leads to, and every visible line. */
export const readPlaces = (page: Page): Promise<HelpPlaces> =>
  page
    .evaluate(() => {
      const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
      const links = [
        ...document.querySelectorAll<HTMLElement>(
          'a, button, [role="link"], [role="menuitem"], [role="button"]',
        ),
      ]
        .map((node) => ({
          // Entries of a folded menu have no room of their own and can still be reached.
          text: one(node.textContent) || one(node.getAttribute('aria-label') ?? node.getAttribute('title')),
          href: node instanceof HTMLAnchorElement ? node.href : '',
        }))
        .filter(({ text, href }) => text !== '' || href !== '')
        .slice(0, 1000);
      const lines = (document.body?.innerText ?? '')
        .split('\n')
        .map(one)
        .filter((line) => line !== '');
      return { links, lines: lines.slice(0, 5000) };
    })
    .catch(() => ({ links: [], lines: [] }));
