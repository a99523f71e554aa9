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

  it("is nobody's yet where our own sources threw it", () => {
    const error = new Error('a slip');
    error.stack = `Error: a slip\n    at waitForAll (/srv/node_modules/playwright-core/lib/client.js:1:1)\n    at act (${new URL('../../../src/platforms/form.ts', import.meta.url).href}:10:3)\n    at walk (file:///srv/scenarios/a.journey.ts:3:5)`;
    expect(faultFrom(error, page)).toBeNull();
  });
});
