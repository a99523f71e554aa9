import type { Page, Request, Route } from 'playwright';
import type { RefusedRequest } from '#src/model/evidence.ts';
import { Obstacle } from '#src/model/errors.ts';
import type { Effect } from '#src/model/journey.ts';
import type { Mode } from '#src/model/portal.ts';
import type { DeclaredRequest } from '#src/platforms/adapter.ts';
import type { Clock } from './clock.ts';
import { allows, effectRank } from './mode.ts';

/**
 * GET addresses whose wording says that they change something. Portals do exist where a plain link
 * deletes, files or pays; below `sandbox` such a request is refused unless the adapter declares it.
 */
const KNOWN_ACTIONS =
  /(^|[/?&=_.-])(submit|delete|remove|cancel|withdraw|approve|pay|payment|checkout|save|create|update|xoa|huy|rut-?ho-?so|gui-?ho-?so|luu-?ho-?so|thanh-?toan|thuc-?hien-?nop)([/?&=_.-]|$)/i;

const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Scripts that reach around the guard's sight are taken away before the page's own run. */
const DISARM = `(() => {
  const refuse = (name) => function () { throw new DOMException(name + ' is not available', 'SecurityError'); };
  for (const name of ['Worker', 'SharedWorker', 'WebTransport', 'RTCPeerConnection'])
    Object.defineProperty(globalThis, name, { configurable: false, writable: false, value: refuse(name) });
})();`;

export type GuardOptions = {
  readonly page: Page;
  readonly mode: Mode;
  readonly clock: Clock;
  /** Effect that the step under way declared; null between steps. */
  readonly effect: () => Effect | null;
  /** Requests that the platform in use declares; empty until it is known. */
  readonly declared: () => readonly DeclaredRequest[];
  readonly isPortal: (url: string) => boolean;
  readonly isNational: (url: string) => boolean;
  readonly isSignIn: (url: string) => boolean;
  /** Whether the owner's robots.txt lets the crawler open this document. */
  readonly robotsAllow: (url: string) => boolean;
};

type Refuse = (why: RefusedRequest['why'], method: string, url: string, isDocument: boolean) => void;

export type Guard = {
  readonly refused: readonly RefusedRequest[];
  /** Whether every request is held up and looked at (which also switches the HTTP cache off). */
  readonly intercepts: boolean;
  /** Rejects with an `Obstacle` when a page's own navigation is refused from now on: nothing will come. */
  readonly nextRefusedDocument: () => Promise<never>;
};

/**
 * The guard stands in the browser, not in the script. Below `sandbox` it is an allow-list that fails
 * closed: a request that can change state passes only when the adapter declares it for an effect that both
 * the step and the mode allow. In every mode documents come only from the row's and the national hosts.
 */
export const guard = async (options: GuardOptions): Promise<Guard> => {
  const { page, mode, clock } = options;
  const refused: RefusedRequest[] = [];
  let stopWaiting: ((obstacle: Obstacle) => void) | null = null;
  const refuse: Refuse = (why, method, url, isDocument) => {
    refused.push({ step: clock.step(), method, url, why, atMs: Math.round(clock.nowMs()) });
    if (isDocument)
      stopWaiting?.(
        new Obstacle(
          why === 'robots' ? 'robots' : 'mode',
          `The guard refused a ${method} navigation (${why}).`,
        ),
      );
  };
  const nextRefusedDocument = async (): Promise<never> => {
    const refusal = new Promise<never>((_resolve, reject) => {
      stopWaiting = reject;
    });
    refusal.catch(() => undefined);
    return await refusal;
  };
  if (mode === 'sandbox') {
    await confineDocuments(options, refuse);
    return { refused, intercepts: false, nextRefusedDocument };
  }
  const verdict = (request: Request): RefusedRequest['why'] | null => {
    const url = request.url();
    const own = options.isPortal(url) || options.isNational(url);
    if (request.isNavigationRequest() && !own && /^(https?|ftp):/.test(url)) return 'foreign-host';
    if (request.isNavigationRequest() && !options.robotsAllow(url)) return 'robots';
    const declared = options.declared().filter((each) => fits(each, request, options));
    if (declared.length > 0) {
      const effect = options.effect();
      const least = Math.min(...declared.map((each) => effectRank(each.effect)));
      return effect !== null &&
        least <= effectRank(effect) &&
        declared.some((each) => allows(mode, each.effect))
        ? null
        : 'state-changing';
    }
    if (!READ_METHODS.has(request.method())) return 'state-changing';
    return own && KNOWN_ACTIONS.test(pathOf(url)) ? 'known-action' : null;
  };
  await page.context().route('**/*', async (route: Route, request: Request) => {
    const why = verdict(request);
    if (why === null) await route.continue().catch(() => undefined);
    else {
      refuse(why, request.method(), request.url(), request.isNavigationRequest());
      await route.abort('blockedbyclient').catch(() => undefined);
    }
  });
  await page.context().routeWebSocket(/.*/, async (socket) => {
    refuse('web-socket', 'GET', socket.url(), false);
    await socket.close({ code: 1008, reason: 'read only' });
  });
  await page.context().addInitScript({ content: DISARM });
  return { refused, intercepts: true, nextRefusedDocument };
};

const pathOf = (url: string): string => {
  try {
    const { pathname, search } = new URL(url);
    return decodeURI(pathname + search);
  } catch {
    return url;
  }
};

const fits = (declared: DeclaredRequest, request: Request, options: GuardOptions): boolean =>
  declared.method === request.method() &&
  (declared.to === 'signIn' ? options.isSignIn(request.url()) : options.isPortal(request.url())) &&
  declared.path.test(pathOf(request.url()));

/** In `sandbox` only documents are held up, so that caches and times stay what a citizen has. */
const confineDocuments = async (
  { page, isPortal, isNational, robotsAllow }: GuardOptions,
  refuse: Refuse,
): Promise<void> => {
  const confine = async (each: Page): Promise<void> => {
    const session = await each.context().newCDPSession(each);
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      const home = isPortal(request.url) || isNational(request.url) || !/^https?:/.test(request.url);
      const stays = home && robotsAllow(request.url);
      if (!stays) refuse(home ? 'robots' : 'foreign-host', request.method, request.url, true);
      session
        .send(
          stays ? 'Fetch.continueRequest' : 'Fetch.failRequest',
          stays ? { requestId } : { requestId, errorReason: 'BlockedByClient' },
        )
        .catch(() => undefined);
    });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
  };
  await confine(page);
  page.context().on('page', (popUp) => {
    confine(popUp).catch(() => popUp.close().catch(() => undefined));
  });
};
