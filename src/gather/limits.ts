import type { Page } from 'playwright';

/** Largest single answer that a journey accepts, bytes. No page of a public service needs a tenth of it. */
const MOST_BYTES = 50_000_000;

/** Calls `breach` as soon as an answer announces more than the limit. */
export const limitBytes = (page: Page, breach: (bytes: number) => void): void => {
  page.context().on('response', (response) => {
    const bytes = Number(response.headers()['content-length'] ?? 0);
    if (bytes > MOST_BYTES) breach(bytes);
  });
};
