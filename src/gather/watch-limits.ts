import type { Page } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import { limitBytes } from './limits.ts';

export type Limits = {
  /** Rejects with the `Obstacle` that cut the journey off; never resolves. */
  readonly cut: Promise<never>;
  /** Why it was cut off; null while it was not. */
  readonly why: () => string | null;
  /** Ends the watch over time and over the operator; the page's own end is seen until it is closed. */
  readonly release: () => void;
};

/** What ends a journey from outside its script: too many bytes, a crash, its time (milliseconds), the operator. */
export const watchLimits = (page: Page, journeyMs: number, signal: AbortSignal): Limits => {
  const breach = new AbortController();
  const end = (code: Obstacle['code'], message: string): void => breach.abort(new Obstacle(code, message));
  limitBytes(page, (bytes) =>
    end('limit-bytes', `Expected pages under the limit; one answer has ${bytes} bytes.`),
  );
  page.once('crash', () => end('browser-died', 'The page crashed.'));
  const timer = setTimeout(
    () => end('limit-time', `Expected the journey to end within ${journeyMs} ms.`),
    journeyMs,
  );
  const stop = (): void => end('stopped', 'The sweep was stopped.');
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const cut = new Promise<never>((_resolve, reject) => {
    const tell = (): void => reject(breach.signal.reason as Error);
    if (breach.signal.aborted) tell();
    else breach.signal.addEventListener('abort', tell, { once: true });
  });
  cut.catch(() => undefined);
  return {
    cut,
    why: () => (breach.signal.aborted ? (breach.signal.reason as Obstacle).message : null),
    release: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
};
