import type { Page } from 'playwright';

/** Where portals tell what came of something: the places of failures, and those of success beside them. */
const NOTICES = [
  '[role="alert"]',
  '[role="status"]',
  '[role="alertdialog"]',
  '[aria-live="polite"]',
  '[aria-live="assertive"]',
  '.alert',
  '.toast',
  '.toast-success',
  '.toast-error',
  'snack-bar-container',
  'mat-snack-bar-container',
  'mat-error',
  '.invalid-feedback',
  '.ant-message-notice',
].join(', ');

/** What the page says now: each notice in one line, and every line of visible text. */
export type Said = { readonly notices: readonly string[]; readonly lines: readonly string[] };

export const readSaid = (page: Page): Promise<Said> =>
  page
    .evaluate((places) => {
      const one = (text: string): string => text.replace(/\s+/g, ' ').trim();
      const notices = [...document.querySelectorAll<HTMLElement>(places)]
        .filter((node) => node.checkVisibility({ visibilityProperty: true }))
        .map((node) => one(node.innerText))
        .filter((text) => text !== '' && text.length < 400);
      const lines = (document.body?.innerText ?? '')
        .split('\n')
        .map(one)
        .filter((text) => text !== '' && text.length < 400);
      return { notices, lines };
    }, NOTICES)
    .catch(() => ({ notices: [], lines: [] }));

/** What is said now and was not said before. */
export const newlySaid = (before: Said, now: Said): Said => ({
  notices: now.notices.filter((text) => !before.notices.includes(text)),
  lines: now.lines.filter((text) => !before.lines.includes(text)),
});
