import { Configuration, PlaywrightCrawler } from '@crawlee/playwright';
import { type BrowserContextOptions, chromium } from 'playwright';
import type { CatalogueEvidence, RefusedRequest } from '#src/model/evidence.ts';
import type { Network } from '#src/model/network.ts';
import type { Portal, Service } from '#src/model/portal.ts';
import { proofHolds } from './browsers.ts';
import { guard } from './guard.ts';

/** Pages opened at the most: enough for a home page, its sections and the 25 services. */
const MOST_PAGES = 60;

/** Clicks from the home page at the most. */
const DEEPEST = 3;

export type CrawlOptions = {
  readonly portal: Portal;
  readonly services: readonly Service[];
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly network: Network;
  readonly context: BrowserContextOptions;
  readonly patienceMs: number;
  readonly isPortal: (url: string) => boolean;
  readonly robotsAllow: (url: string) => boolean;
  readonly signal: AbortSignal;
};

/** Crawlee's defaults that would falsify a crawl, each set; `test/e2e/crawlee-defaults.spec.ts` holds them. */
const HONEST = {
  maxConcurrency: 1,
  maxRequestRetries: 0,
  maxSessionRotations: 0,
  useSessionPool: false,
  persistCookiesPerSession: false,
  retryOnBlocked: false,
} as const;

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Walks a portal's public pages by its own links, reading only: which of the essential services it
 * offers, and which links lead nowhere. One page at a time.
 */
export const crawlCatalogue = async (
  options: CrawlOptions,
): Promise<{ readonly catalogue: CatalogueEvidence; readonly refused: readonly RefusedRequest[] }> => {
  const services = new Map<string, string>();
  const broken: CatalogueEvidence['broken'][number][] = [];
  const links = new Set<string>();
  const refused: RefusedRequest[] = [];
  const names = options.services.map(({ id, name }) => ({ id, name: plain(name.vi) }));
  let pages = 0;
  const crawler = new PlaywrightCrawler(
    {
      ...HONEST,
      maxRequestsPerCrawl: MOST_PAGES,
      navigationTimeoutSecs: options.patienceMs / 1_000,
      requestHandlerTimeoutSecs: options.patienceMs / 1_000 + 10,
      browserPoolOptions: {
        useFingerprints: false,
        postLaunchHooks: [
          async (_id, controller) => await proofHolds(controller.browser as never, options.network),
        ],
        prePageCreateHooks: [
          (_id, _controller, pageOptions) => {
            Object.assign(pageOptions ?? {}, options.context);
          },
        ],
      },
      launchContext: {
        launcher: chromium,
        useIncognitoPages: true,
        launchOptions: {
          executablePath: options.executablePath,
          headless: true,
          args: [...options.args],
          proxy: { server: 'http://127.0.0.1:9', bypass: '*' },
        },
      },
      preNavigationHooks: [
        async ({ page }, goto) => {
          goto.waitUntil = 'domcontentloaded';
          const watch = await guard({
            page,
            mode: 'observe',
            clock: { nowMs: () => performance.now(), step: () => 0 },
            effect: () => 'reads',
            declared: () => [],
            isPortal: options.isPortal,
            isNational: () => false,
            isSignIn: () => false,
            robotsAllow: options.robotsAllow,
          });
          page.once('close', () => refused.push(...watch.refused));
        },
      ],
      requestHandler: async ({ page, request, response, enqueueLinks }) => {
        pages += 1;
        const status = response?.status() ?? 0;
        const from = String(request.userData['from'] ?? '');
        if (status >= 400) {
          broken.push({ url: request.url, from, status });
          return;
        }
        const found = await page.evaluate(() =>
          [...document.querySelectorAll('a[href], h1, h2, td, [role=row], li')].map((element) => ({
            text: (element.textContent ?? '').slice(0, 500),
            href: element instanceof HTMLAnchorElement ? element.href : null,
          })),
        );
        for (const { text, href } of found) {
          const said = plain(text);
          for (const { id, name } of names)
            if (said.includes(name) && !services.has(id)) services.set(id, page.url());
          if (href !== null && options.isPortal(href)) links.add(href.split('#')[0] ?? href);
        }
        const depth = Number(request.userData['depth'] ?? 0);
        if (depth < DEEPEST && !options.signal.aborted)
          await enqueueLinks({
            strategy: 'same-hostname',
            userData: { depth: depth + 1, from: page.url() },
            transformRequestFunction: (next) => (options.robotsAllow(next.url) ? next : false),
          });
      },
      failedRequestHandler: ({ request }, error) => {
        pages += 1;
        // A link to a file leads somewhere; the browser only has no page to show for it.
        if (error.message.includes('Download is starting')) return;
        broken.push({ url: request.url, from: String(request.userData['from'] ?? ''), status: null });
      },
    },
    // The environment could switch the plain `persistStorage` back on; this one it cannot.
    new Configuration({ storageClientOptions: { persistStorage: false }, purgeOnStart: false }),
  );
  options.signal.addEventListener('abort', () => void crawler.autoscaledPool?.abort(), { once: true });
  await crawler.run([{ url: options.portal.url, userData: { depth: 0 } }]);
  return {
    catalogue: {
      pages,
      services: [...services].map(([service, url]) => ({ service, url })),
      links: links.size,
      broken,
      truncated: pages >= MOST_PAGES,
    },
    refused,
  };
};
