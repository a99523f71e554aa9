import { describe, expect, it } from 'vitest';
import { crawlFault } from '#src/gather/crawl-fault.ts';
import { Obstacle } from '#src/model/errors.ts';

describe('a page that a crawl did not get', () => {
  it.each([
    ['page.goto: net::ERR_CONNECTION_RESET at https://portal.test/', 'PortalFault', 'connection'],
    ['page.goto: net::ERR_TOO_MANY_REDIRECTS at https://portal.test/', 'PortalFault', 'redirect-loop'],
    ['Navigation timed out after 30 seconds.', 'PortalFault', 'timeout'],
    ['page.goto: net::ERR_INTERNET_DISCONNECTED at https://portal.test/', 'Obstacle', 'own-network'],
    ['page.goto: net::ERR_BLOCKED_BY_CLIENT at https://portal.test/thanh-toan', 'Obstacle', 'mode'],
    ['requestHandler timed out after 40 seconds.', 'Obstacle', 'limit-time'],
    ['page.goto: Page crashed', 'Obstacle', 'browser-died'],
    ['browserController.newPage() failed: 1', 'Obstacle', 'browser-died'],
    ['page.evaluate: Execution context was destroyed', 'Obstacle', 'browser-died'],
  ])('%s', (message, name, code) => {
    const fault = crawlFault(new Error(message), [{ why: 'known-action' }]);
    expect([fault.name, fault.code]).toEqual([name, code]);
  });

  it("is kept from us by the portal's robots.txt where the guard says so, and stays what was told already", () => {
    const error = new Error('page.goto: net::ERR_BLOCKED_BY_CLIENT at https://portal.test/');
    expect(crawlFault(error, [{ why: 'robots' }]).code).toBe('robots');
    const told = new Obstacle('rate-limited', '429');
    expect(crawlFault(told, [])).toBe(told);
  });
});
