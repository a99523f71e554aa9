import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { faultFrom } from '#src/gather/faults.ts';

const page = { isClosed: () => true } as Page;
const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('an error that came out of an act', () => {
  it("is the scenario's where a script threw it, and is told with its place", () => {
    const portal: Record<string, () => void> = {};
    const fault = faultFrom(
      thrownBy(() => (portal['fillAplicant'] as () => void)()),
      page,
    );
    expect(fault?.code).toBe('scenario-error');
    expect(fault?.message).toMatch(/TypeError: .*is not a function \(faults\.test\.ts:\d+:\d+\)/);
  });

  it('keeps to itself what a script quotes', () => {
    const fault = faultFrom(new Error('the page says Nguyễn Văn Giả Lập'), page);
    expect(fault?.code).toBe('scenario-error');
    expect(fault?.message).not.toContain('Giả Lập');
  });

  it.each([
    ['ERR_CONNECTION_REFUSED', 'PortalFault', 'connection'],
    ['ERR_NAME_NOT_RESOLVED', 'PortalFault', 'connection'],
    ['ERR_CERT_DATE_INVALID', 'PortalFault', 'connection'],
    ['ERR_TOO_MANY_REDIRECTS', 'PortalFault', 'redirect-loop'],
    ['ERR_INTERNET_DISCONNECTED', 'Obstacle', 'own-network'],
    ['ERR_NETWORK_CHANGED', 'Obstacle', 'own-network'],
    ['ERR_NETWORK_IO_SUSPENDED', 'Obstacle', 'own-network'],
    ['ERR_PROXY_CONNECTION_FAILED', 'Obstacle', 'own-network'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'Obstacle', 'own-network'],
    ['ERR_INSUFFICIENT_RESOURCES', 'Obstacle', 'browser-died'],
    ['ERR_OUT_OF_MEMORY', 'Obstacle', 'browser-died'],
    ['ERR_ABORTED', 'Obstacle', 'no-evidence'],
    ['ERR_BLOCKED_BY_CLIENT', 'Obstacle', 'mode'],
  ])('tells whose doing %s is', (code, name, reason) => {
    const fault = faultFrom(new Error(`page.goto: net::${code} at https://portal.test/`), page);
    expect([fault?.name, fault?.code]).toEqual([name, reason]);
  });

  it("is nobody's yet where our own sources threw it", () => {
    const error = new Error('a slip');
    error.stack = `Error: a slip\n    at waitForAll (/srv/node_modules/playwright-core/lib/client.js:1:1)\n    at act (${new URL('../../../src/platforms/form.ts', import.meta.url).href}:10:3)\n    at walk (file:///srv/scenarios/a.journey.ts:3:5)`;
    expect(faultFrom(error, page)).toBeNull();
  });
});
