import robotsParser from 'robots-parser';
import { type Dispatcher, request } from 'undici';

// The package is CommonJS: its default import is the function itself, whatever its types say.
const parse = robotsParser as unknown as typeof robotsParser.default;

/** Name under which robots.txt may address the crawler. */
const NAME = 'PortalSweep';

/**
 * What a portal's robots.txt lets the crawler open. A missing file allows everything (RFC 9309); one that
 * cannot be read because the server fails (5xx, no connection) allows nothing but the home page.
 */
export const readRobots = async (
  portalUrl: string,
  dispatcher: Dispatcher,
  calledAs: string,
): Promise<(url: string) => boolean> => {
  const file = new URL('/robots.txt', portalUrl).href;
  const home = new URL('/', portalUrl).href;
  try {
    const { statusCode, body } = await request(file, {
      dispatcher,
      headers: { 'user-agent': calledAs },
      signal: AbortSignal.timeout(15_000),
    });
    const text = (await body.text()).slice(0, 512_000);
    if (statusCode >= 500) return (url) => url === home;
    if (statusCode >= 400) return () => true;
    const robots = parse(file, text);
    return (url) => robots.isAllowed(url, NAME) !== false;
  } catch {
    return (url) => url === home;
  }
};
