import type { Frame, Page, Request, Route } from 'playwright';
import type { RefusedRequest } from '#src/model/evidence.ts';
import { Obstacle } from '#src/model/errors.ts';
import type { Clock } from './clock.ts';
import { requestVerdict, type SeenRequest, type VerdictRules } from './request-verdict.ts';

/** Scripts that reach around the guard's sight are taken away before the page's own run. */
const DISARM = `(() => {
  const refuse = (name) => function () { throw new DOMException(name + ' is not available', 'SecurityError'); };
  for (const name of ['Worker', 'SharedWorker', 'WebTransport', 'RTCPeerConnection'])
    Object.defineProperty(globalThis, name, { configurable: false, writable: false, value: refuse(name) });
})();`;

const ASKS_AGAIN = '<!doctype html><script>location.reload()</script>';

export type GuardOptions = VerdictRules & { readonly page: Page; readonly clock: Clock };

type Refuse = (why: RefusedRequest['why'], request: SeenRequest, endsTheWait: boolean) => void;

export type Guard = {
  readonly refused: readonly RefusedRequest[];
  /** Whether every request is held up and looked at (which also switches the HTTP cache off). */
  readonly intercepts: boolean;
  /** Rejects with an `Obstacle` when the page's own navigation, not a frame's, is refused from now on: nothing will come. */
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
  const refuse: Refuse = (why, { method, url }, endsTheWait) => {
    refused.push({ step: clock.step(), method, url, why, atMs: Math.round(clock.nowMs()) });
    if (endsTheWait)
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
    await holdByProtocol(page, { resourceType: 'Document' }, refuse, ({ url }) => {
      const home = options.isPortal(url) || options.isNational(url) || !/^https?:/.test(url);
      return home ? (options.robotsAllow(url) ? null : 'robots') : 'foreign-host';
    });
    return { refused, intercepts: false, nextRefusedDocument };
  }
  // Playwright's routes see no redirect: it follows each by itself. The protocol holds every hop.
  const hold = await holdByProtocol(page, {}, refuse, (request, isHop) =>
    isHop ? requestVerdict(request, options) : null,
  );
  /** Windows whose requests are all made under the protocol's eye. */
  const settled = new WeakSet<Page>([page]);
  await page.context().route('**/*', async (route: Route, request: Request) => {
    const seen: SeenRequest = {
      url: request.url(),
      method: request.method(),
      navigation: request.isNavigationRequest(),
      type: request.resourceType(),
    };
    const why = requestVerdict(seen, options);
    if (why !== null) {
      refuse(why, seen, seen.navigation && frameOf(request) === page.mainFrame());
      await route.abort('blockedbyclient').catch(() => undefined);
      return;
    }
    const window = frameOf(request)?.page() ?? null;
    if (window !== null && settled.has(window)) {
      await route.continue().catch(() => undefined);
      return;
    }
    // The protocol shows no hop of what was under way before it held a window: that is made to ask again.
    if (window !== null) {
      await hold(window);
      settled.add(window);
    }
    if (seen.navigation && seen.method === 'GET') {
      await route.fulfill({ contentType: 'text/html', body: ASKS_AGAIN }).catch(() => undefined);
      return;
    }
    refuse('state-changing', seen, false);
    await route.abort('blockedbyclient').catch(() => undefined);
  });
  await page.context().routeWebSocket(/.*/, async (socket) => {
    refuse('web-socket', { url: socket.url(), method: 'GET', navigation: false, type: 'websocket' }, false);
    await socket.close({ code: 1008, reason: 'read only' });
  });
  await page.context().addInitScript({ content: DISARM });
  return { refused, intercepts: true, nextRefusedDocument };
};

/** Null where the request was made before its page or frame is known, as in a window that has just opened. */
const frameOf = (request: Request): Frame | null => {
  try {
    return request.frame();
  } catch {
    return null;
  }
};

/**
 * Holds requests up by the browser's own protocol, which, unlike routes, leaves the HTTP cache on and shows each
 * hop of a redirect. Returns what holds a further window, once.
 */
const holdByProtocol = async (
  page: Page,
  which: { readonly resourceType?: 'Document' },
  refuse: Refuse,
  verdict: (request: SeenRequest, isHop: boolean) => RefusedRequest['why'] | null,
): Promise<(window: Page) => Promise<void>> => {
  const hold = async (each: Page): Promise<void> => {
    const session = await each.context().newCDPSession(each);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    session.on(
      'Fetch.requestPaused',
      ({ requestId, request, resourceType, frameId, redirectedRequestId }) => {
        const seen: SeenRequest = {
          url: request.url,
          method: request.method,
          navigation: resourceType === 'Document',
          type: resourceType.toLowerCase(),
        };
        const why = verdict(seen, redirectedRequestId !== undefined);
        // A page's main frame has the id of its target.
        if (why !== null)
          refuse(why, seen, each === page && seen.navigation && frameId === targetInfo.targetId);
        session
          .send(
            why === null ? 'Fetch.continueRequest' : 'Fetch.failRequest',
            why === null ? { requestId } : { requestId, errorReason: 'BlockedByClient' },
          )
          .catch(() => undefined);
      },
    );
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', ...which }] });
  };
  const held = new WeakMap<Page, Promise<void>>();
  /** A request of a new window may come before the window itself is told of. */
  const holdOnce = async (window: Page): Promise<void> => {
    const holding =
      held.get(window) ?? hold(window).catch(async () => await window.close().catch(() => undefined));
    held.set(window, holding);
    await holding;
  };
  page.context().on('page', (popUp) => {
    holdOnce(popUp).catch(() => undefined);
  });
  const first = hold(page);
  held.set(page, first);
  await first;
  return holdOnce;
};
