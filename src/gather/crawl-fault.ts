import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { RefusedRequest } from '#src/model/evidence.ts';
import { netFault } from '#src/platforms/net-fault.ts';

/**
 * Whose doing it is that a crawl got no page: the portal's only where its connection ended or its time ran out.
 * @param refused what the guard refused on this page
 */
export const crawlFault = (
  error: Error,
  refused: readonly Pick<RefusedRequest, 'why'>[],
): PortalFault | Obstacle => {
  if (error instanceof PortalFault || error instanceof Obstacle) return error;
  const options = { cause: error };
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1];
  if (code === 'ERR_TOO_MANY_REDIRECTS')
    return new PortalFault('redirect-loop', 'Expected a page; the portal redirected without end.', options);
  if (code === 'ERR_BLOCKED_BY_CLIENT')
    return refused.some(({ why }) => why === 'robots')
      ? new Obstacle('robots', "Expected a page; the portal's robots.txt does not allow it.", options)
      : new Obstacle('mode', 'Expected a page; the guard refused its address.', options);
  if (code !== undefined) return netFault(code, 'Expected a page', options);
  // Crawlee's own words; a time that ran out later ran out while we looked at the page.
  if (error.message.startsWith('Navigation timed out'))
    return new PortalFault('timeout', 'Expected a page; none came in time.', options);
  return error.message.startsWith('requestHandler timed out')
    ? new Obstacle('limit-time', 'Expected to have looked at the page in time.', options)
    : new Obstacle('browser-died', 'Expected a page; the browser or its page ended before it came.', options);
};
