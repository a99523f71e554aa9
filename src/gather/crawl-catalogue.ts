import { BrowserLaunchError } from '@crawlee/browser-pool';
import { Configuration, PlaywrightCrawler } from '@crawlee/playwright';
import { type BrowserContextOptions, chromium, type Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { CatalogueEvidence, RefusedRequest } from '#src/model/evidence.ts';
import type { Network } from '#src/model/network.ts';
import type { Portal, Service } from '#src/model/portal.ts';
import { launchOptions, proofHolds } from './browsers.ts';
import { crawlFault } from './crawl-fault.ts';
import { type Guard, guard } from './guard.ts';
import { meetObstacle } from './obstacles.ts';

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

export type Crawled = {
  readonly catalogue: CatalogueEvidence;
  readonly refused: readonly RefusedRequest[];
  /** Why there was no home page to begin at; null where there was one. */
  readonly home: PortalFault | Obstacle | null;
};

/** Texts and links of a page, each text cut. */
const look = async (
  page: Page,
): Promise<readonly { readonly text: string; readonly href: string | null }[]> =>
  await page.evaluate(() =>
    [...document.querySelectorAll('a[href], h1, h2, td, [role=row], li')].map((element) => ({
      text: (element.textContent ?? '').slice(0, 500),
      href: element instanceof HTMLAnchorElement ? element.href : null,
    })),
  );

/** Statuses by which a portal lets nobody in who has not signed in, or no crawler. */
const CLOSED: ReadonlySet<number> = new Set([401, 403]);

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Walks a portal's public pages by its own links, reading only: which of the essential services it
 * offers, and which links lead nowhere. One page at a time. What kept us from asking for a page or from looking at
 * it is no fault of the portal's: such a page is in no number.
 * @throws UsageError `network-lost`
 */
export const crawlCatalogue = async (options: CrawlOptions): Promise<Crawled> => {
  const services = new Map<string, string>();
  const broken: CatalogueEvidence['broken'][number][] = [];
  const links = new Set<string>();
  const refused: RefusedRequest[] = [];
  const names = options.services.map(({ id, name }) => ({ id, name: plain(name.vi) }));
  const watches = new Map<string, Guard>();
  let pages = 0;
  let unseen = 0;
  let home: PortalFault | Obstacle | null = null;
  let lost: unknown = null;
  const none = (from: string, met: PortalFault | Obstacle): void => {
    if (from === '') home = met;
    if (met instanceof Obstacle) unseen += 1;
    else pages += 1;
  };
  const crawler = new PlaywrightCrawler(
    {
      ...HONEST,
      maxRequestsPerCrawl: MOST_PAGES,
      navigationTimeoutSecs: options.patienceMs / 1_000,
      requestHandlerTimeoutSecs: options.patienceMs / 1_000 + 10,
      browserPoolOptions: {
        useFingerprints: false,
        postLaunchHooks: [
          async (_id, controller) =>
            await proofHolds(controller.browser as never, options.network).catch((error: unknown) => {
              lost = error;
              throw error;
            }),
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
        launchOptions: launchOptions({ ...options, headless: true }),
      },
      preNavigationHooks: [
        async ({ page, request }, goto) => {
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
            isSibling: () => false,
            robotsAllow: options.robotsAllow,
          });
          watches.set(request.uniqueKey, watch);
          page.once('close', () => refused.push(...watch.refused));
        },
      ],
      requestHandler: async ({ page, request, response, enqueueLinks }) => {
        const status = response?.status() ?? 0;
        const from = String(request.userData['from'] ?? '');
        if (status >= 400) {
          if (from === '') {
            await meetObstacle(page, response ?? null);
            if (CLOSED.has(status)) throw new Obstacle('blocked', `Expected the home page; ${status} came.`);
          }
          broken.push({ url: request.url, from, status });
          none(from, new PortalFault('http-error', `Expected the home page; the portal answered ${status}.`));
          return;
        }
        const found = await look(page).catch(async () => {
          // A page that leads on by a script takes our look with it.
          await page.waitForLoadState('load');
          return await look(page);
        });
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
        pages += 1;
      },
      failedRequestHandler: ({ request }, error) => {
        const from = String(request.userData['from'] ?? '');
        // A link to a file leads somewhere; the browser only has no page to show for it.
        if (error.message.includes('Download is starting')) {
          pages += 1;
          return;
        }
        const met = crawlFault(error, watches.get(request.uniqueKey)?.refused ?? []);
        if (met instanceof PortalFault) broken.push({ url: request.url, from, status: null });
        none(from, met);
      },
    },
    // The environment could switch the plain `persistStorage` back on; this one it cannot.
    new Configuration({ storageClientOptions: { persistStorage: false }, purgeOnStart: false }),
  );
  options.signal.addEventListener('abort', () => void crawler.autoscaledPool?.abort(), { once: true });
  try {
    await crawler.run([{ url: options.portal.url, userData: { depth: 0 } }]);
  } catch (error) {
    if (!(error instanceof BrowserLaunchError)) throw error;
    home = new Obstacle('browser-died', 'Expected a browser; none could be launched.', { cause: error });
  }
  if (lost !== null) throw lost;
  return {
    catalogue: {
      pages,
      services: [...services].map(([service, url]) => ({ service, url })),
      links: links.size,
      broken,
      truncated: pages + unseen >= MOST_PAGES,
    },
    refused,
    home,
  };
};
