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
    await route.continue().catch(() => undefined);
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
 * hop of a redirect.
 */
const holdByProtocol = async (
  page: Page,
  which: { readonly resourceType?: 'Document' },
  refuse: Refuse,
  verdict: (request: SeenRequest) => RefusedRequest['why'] | null,
): Promise<void> => {
  const hold = async (each: Page): Promise<void> => {
    const session = await each.context().newCDPSession(each);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    session.on('Fetch.requestPaused', ({ requestId, request, resourceType, frameId }) => {
      const seen: SeenRequest = {
        url: request.url,
        method: request.method,
        navigation: resourceType === 'Document',
        type: resourceType.toLowerCase(),
      };
      const why = verdict(seen);
      // A page's main frame has the id of its target.
      if (why !== null)
        refuse(why, seen, each === page && seen.navigation && frameId === targetInfo.targetId);
      session
        .send(
          why === null ? 'Fetch.continueRequest' : 'Fetch.failRequest',
          why === null ? { requestId } : { requestId, errorReason: 'BlockedByClient' },
        )
        .catch(() => undefined);
    });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', ...which }] });
  };
  page.context().on('page', (popUp) => {
    hold(popUp).catch(() => popUp.close().catch(() => undefined));
  });
  await hold(page);
};
