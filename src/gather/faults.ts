import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import { netFault } from '#src/platforms/net-fault.ts';

/**
 * What an error that came out of an act means. Playwright's messages can quote the page and what was
 * typed, so only their kind is kept.
 */
export const faultFrom = (error: unknown, page: Page): PortalFault | Obstacle | null => {
  if (error instanceof PortalFault || error instanceof Obstacle) return error;
  const message = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (message.includes('ERR_TOO_MANY_REDIRECTS'))
    return new PortalFault('redirect-loop', 'Expected a page; the portal redirected without end.', options);
  if (message.includes('net::ERR_BLOCKED_BY_CLIENT'))
    return new Obstacle('mode', 'The guard refused a request that the mode does not allow.', options);
  const code = message.match(/net::(ERR_[A-Z0-9_]+)/)?.[1];
  if (code !== undefined) return netFault(code, 'Expected an answer', options);
  if (
    /crashed|Target page, context or browser has been closed|browser has been closed|Connection closed/i.test(
      message,
    )
  )
    return new Obstacle('browser-died', 'The browser or its page ended before the step did.', options);
  if (error instanceof Error && error.name === 'TimeoutError')
    return new PortalFault(
      'timeout',
      `Expected the page to be ready for the next act; ${message.match(/Timeout \d+ms/)?.[0] ?? 'the time'} passed${
        page.isClosed() ? '' : ` on "${new URL(page.url()).pathname}"`
      }.`,
      options,
    );
  const script = error instanceof Error ? throwingScript(error) : null;
  if (script !== null)
    return new Obstacle(
      'scenario-error',
      `Expected the scenario's act to end; it threw ${engineMade(error) ? `${error.name}: ${message}` : 'an error of its own'} (${script}).`,
      options,
    );
  return null;
};

const OURS = new URL('../', import.meta.url).href;
const FRAME = /\(?((?:file:\/\/)?\/[^\s()]+):(\d+):(\d+)\)?$/;

/** `file.ts:line:column` where the innermost call that is neither Node's nor a package's stands outside this project's sources. */
const throwingScript = ({ stack }: Error): string | null => {
  for (const line of (stack ?? '').split('\n')) {
    const [, path = '', at, column] = /^\s+at /.test(line) ? (FRAME.exec(line) ?? []) : [];
    if (path === '' || path.includes('/node_modules/')) continue;
    const href = path.startsWith('file:') ? path : pathToFileURL(path).href;
    return href.startsWith(OURS) ? null : `${path.split('/').at(-1)}:${at}:${column}`;
  }
  return null;
};

/** Messages of these name what the script wrote, never what the page held. */
const engineMade = (error: unknown): error is Error =>
  error instanceof ReferenceError ||
  (error instanceof TypeError && /is not a function|Cannot read properties/.test(error.message));
