import type { Page } from 'playwright';
import type { PageMarks } from './adapter.ts';

/** Reads a loaded page's marks without touching it. */
export const readMarks = async (page: Page, selectors: readonly string[]): Promise<PageMarks> => {
  const { addresses, fits, version } = await page.evaluate((asked) => {
    const places = [
      location.href,
      ...[...document.querySelectorAll('a[href], link[href]')].map((node) => node.getAttribute('href') ?? ''),
      ...[...document.querySelectorAll('script[src], iframe[src]')].map(
        (node) => node.getAttribute('src') ?? '',
      ),
      ...[...document.querySelectorAll('form[action]')].map((node) => node.getAttribute('action') ?? ''),
    ];
    const meta = document.querySelector('meta[name="version" i], meta[name="generator" i]');
    return {
      addresses: [...new Set(places)].map((place) => {
        const url = URL.parse(place, location.href);
        return url === null ? place : url.pathname + url.search + url.hash;
      }),
      fits: asked.filter((selector) => document.querySelector(selector) !== null),
      version: meta?.getAttribute('content') ?? null,
    };
  }, selectors);
  return { addresses, fits: new Set(fits), version: version === '' ? null : version };
};
