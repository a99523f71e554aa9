import { setTimeout as delay } from 'node:timers/promises';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Stage } from './adapter.ts';
import { shortUrl } from './clean-url.ts';
import { type FormMemory, newMemory } from './form-memory.ts';
import { netFault } from './net-fault.ts';
import type { Broken, PageWatch } from './page-watch.ts';
import { watchPage } from './page-watch.ts';
import { captchaWaits, nextTrouble, quote, troublesNow } from './trouble.ts';

/** One thing that the citizen does and what must come of it. */
export type Question<T> = {
  /** Names the wait in the evidence. */
  readonly what: string;
  /** For the message of a failure: `expected …, but …`. */
  readonly expected: string;
  readonly press: () => Promise<unknown>;
  /** Waits for the next usable state; gives up quietly when the signal is aborted. */
  readonly ready: (signal: AbortSignal) => Promise<T>;
};

/** An adapter's hands and ears on one page. */
export type Desk = {
  readonly stage: Stage;
  readonly watch: PageWatch;
  /**
   * Presses, then waits for what is expected. Whatever the portal does instead ends it: an error page, a
   * visible error message, a lost connection, a redirect loop, silence beyond the stage's patience.
   * @throws PortalFault, Obstacle
   */
  readonly ask: <T>(question: Question<T>) => Promise<T>;
  /**
   * Looks at the page until `look` finds something other than undefined. `last` is true once the page is
   * loaded, nothing is under way and its content has stood still: what is not there then will not come by itself.
   */
  readonly lookOn: <T>(signal: AbortSignal, look: (last: boolean) => Promise<T | undefined>) => Promise<T>;
  /** What the citizen gave to the service that is filed now. */
  readonly memory: () => FormMemory;
  /** True when it is asked for these words for the first time in this attempt. */
  readonly firstTime: (words: string) => boolean;
};

/** Waits shorter than this are not watched for error messages: most answers are there by then. */
const LISTEN_AFTER_MS = 400;
/** How long the expected page may still come after a message that reads like a failure. */
const LAST_WORD_MS = 1200;
/** Of the looks that fall while the portal has not answered, one in so many is taken. */
const LOOKS_SKIPPED = 4;
/** Content that stands still for so long while nothing is loading is what the citizen gets. */
const STILL_MS = 500;

/** Sits down at a stage's page; once for each attempt. */
export const openDesk = (stage: Stage): Desk => {
  const watch = watchPage(stage.page);

  const settled = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const still =
        watch.pending() === 0 && (await stage.page.evaluate(standsStill, STILL_MS).catch(() => false));
      if (still && watch.pending() === 0) return;
      // A document on its way destroys the page's world; look again in the next one.
      if (!still) await delay(50, undefined, { signal }).catch(() => undefined);
    }
  };

  const lookOn = async <T>(
    signal: AbortSignal,
    look: (last: boolean) => Promise<T | undefined>,
  ): Promise<T> => {
    let quiet = false;
    settled(signal).then(
      () => {
        quiet = true;
      },
      () => undefined,
    );
    for (let round = 0; ; round += 1) {
      signal.throwIfAborted();
      // Read before looking, so that what appeared just before the page fell quiet is still seen.
      const last = quiet;
      // While an answer is under way little can appear, and looking costs the page's own time.
      if (last || watch.pending() === 0 || round % LOOKS_SKIPPED === LOOKS_SKIPPED - 1) {
        const found = await look(last).catch((error: unknown) => {
          // A document on its way destroys the page's world; look again in the next one.
          if (!/Execution context was destroyed|because of a navigation/i.test(String(error))) throw error;
          return undefined;
        });
        if (found !== undefined) return found;
      }
      await delay(Math.min(30 + round * 20, 200), undefined, { signal });
    }
  };

  const attempt = async <T>(question: Question<T>, before: readonly string[]): Promise<T> => {
    const losers = new AbortController();
    const { signal } = losers;
    const ways: Promise<T>[] = [
      question.ready(signal),
      watch.broken().then((broken) => {
        throw new Breakage(broken);
      }),
      Promise.race([listen(stage, before, signal), hear(watch, signal)]).then((text) => {
        throw new PortalFault(
          'portal-fault',
          `expected ${question.expected}, but the portal said: "${quote(text)}"`,
        );
      }),
      delay(stage.patienceMs, undefined, { signal }).then(() => {
        throw new TooLong();
      }),
    ];
    for (const way of ways) way.catch(() => undefined);
    try {
      return await Promise.race(ways);
    } finally {
      losers.abort();
    }
  };

  const ask = async <T>(question: Question<T>): Promise<T> => {
    const before = await troublesNow(stage.page);
    watch.begin();
    let again = true;
    const until = async (): Promise<T> => {
      for (;;) {
        try {
          return await attempt(question, before);
        } catch (error) {
          const seconds = error instanceof Breakage ? pauseAsked(error.broken, stage.patienceMs) : null;
          if (seconds === null || !again) throw await explain(error, question, stage, watch);
          again = false;
          await delay(seconds * 1000);
          watch.begin();
          await stage.page.reload({ waitUntil: 'commit', timeout: stage.patienceMs }).catch(() => undefined);
        }
      }
    };
    const press = async (): Promise<void> => {
      try {
        await question.press();
      } catch (error) {
        throw await explain(error, question, stage, watch);
      }
    };
    return stage.wait(question.what, press, until);
  };

  const memories = new Map<string | null, FormMemory>();
  const memory = (): FormMemory => {
    const service = stage.service.current?.id ?? null;
    const own = memories.get(service) ?? newMemory();
    memories.set(service, own);
    return own;
  };
  const times = new Set<string>();
  const firstTime = (words: string): boolean => times.size < times.add(words).size;

  return { stage, watch, ask, lookOn, memory, firstTime };
};

class Breakage extends Error {
  readonly broken: Broken;
  constructor(broken: Broken) {
    super('the document cannot be had');
    this.broken = broken;
  }
}

class TooLong extends Error {}

/** Seconds that a busy portal asked to be left alone for, where a citizen would wait and reload; else null. */
const pauseAsked = (broken: Broken, patienceMs: number): number | null =>
  broken.kind === 'status' &&
  (broken.status === 503 || broken.status === 429) &&
  broken.method === 'GET' &&
  broken.retryAfterS !== null &&
  broken.retryAfterS * 1000 <= patienceMs
    ? broken.retryAfterS
    : null;

const listen = async (stage: Stage, before: readonly string[], signal: AbortSignal): Promise<string> => {
  await delay(LISTEN_AFTER_MS, undefined, { signal });
  const text = await nextTrouble(stage.page, before, signal);
  // A notice on the page that was expected anyway is no failure: let that page have its say.
  await delay(LAST_WORD_MS, undefined, { signal });
  return text;
};

/** An `alert()` that tells of a failure; the page that was expected may still come behind it. */
const hear = async (watch: PageWatch, signal: AbortSignal): Promise<string> => {
  const text = await watch.alerted();
  await delay(LAST_WORD_MS, undefined, { signal });
  return text;
};

const explain = async (
  error: unknown,
  { expected }: Question<unknown>,
  stage: Stage,
  watch: PageWatch,
): Promise<unknown> => {
  if (!(error instanceof Error)) return error;
  // What the portal does without a request that we stopped is not its fault.
  if (watch.refused() && (error instanceof PortalFault || error instanceof Breakage))
    return refusal(expected);
  if (error instanceof Breakage) return blame(error.broken, expected);
  const network = /net::(ERR_\w+)/.exec(error.message)?.[1];
  if (network !== undefined)
    return blame({ kind: 'network', error: network, url: stage.page.url() }, expected);
  if (!(error instanceof TooLong) && error.name !== 'TimeoutError') return error;
  if (watch.refused()) return refusal(expected);
  if (await captchaWaits(stage.page).catch(() => false))
    return new Obstacle('captcha', `expected ${expected}, but a captcha waits for a person`);
  const call = watch.failedCall();
  if (call !== null)
    return new PortalFault(
      'http-error',
      `expected ${expected}, but a call of the page was answered by HTTP ${call.status} (${shortUrl(call.url)})`,
    );
  const seconds = Math.round(stage.patienceMs / 1000);
  return new PortalFault(
    'timeout',
    `expected ${expected}, but nothing came within ${seconds} s (${shortUrl(stage.page.url())})`,
    { cause: error },
  );
};

const refusal = (expected: string): Obstacle =>
  new Obstacle('blocked', `expected ${expected}, but the guard refused a request that it needs`);

const blame = (broken: Broken, expected: string): Error => {
  const place = shortUrl(broken.url);
  if (broken.kind === 'loop')
    return new PortalFault(
      'redirect-loop',
      `expected ${expected}, but the portal redirects for ever (${place})`,
    );
  if (broken.kind === 'network') {
    if (/BLOCKED_BY_CLIENT/.test(broken.error)) return refusal(expected);
    return /TOO_MANY_REDIRECTS/.test(broken.error)
      ? new PortalFault('redirect-loop', `expected ${expected}, but the portal redirects for ever (${place})`)
      : netFault(broken.error, `expected ${expected}`);
  }
  const message = `expected ${expected}, but HTTP ${broken.status} came (${place})`;
  if (broken.status === 429) return new Obstacle('rate-limited', message);
  if (broken.status === 503 && broken.retryAfterS !== null) return new Obstacle('maintenance', message);
  // Firewalls answer crawlers so; after a form was sent it is the portal's own answer (a wrong token).
  if (broken.status === 403 && broken.method === 'GET') return new Obstacle('blocked', message);
  return new PortalFault('http-error', message, { status: broken.status });
};

/** In the page: whether the document is loaded and drawn, and stands still for so long. */
export const standsStill = async (stillMs: number): Promise<boolean> => {
  if (document.readyState === 'loading') return false;
  // A part that takes its room and is not drawn is about to be: snippets against flicker hold pages back so.
  const heldBack = [...document.querySelectorAll('body, main, [role="main"], body > *, body > * > *')].some(
    (part) =>
      part.checkVisibility() &&
      !part.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      part.clientWidth > innerWidth / 2 &&
      part.clientHeight > innerHeight / 4 &&
      !/fixed|absolute/.test(getComputedStyle(part).position),
  );
  if (heldBack) {
    await new Promise((resolve) => setTimeout(resolve, stillMs));
    return false;
  }
  return new Promise((resolve) => {
    const finish = (still: boolean): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(still);
    };
    const observer = new MutationObserver(() => finish(false));
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    const timer = setTimeout(() => finish(true), stillMs);
  });
};
