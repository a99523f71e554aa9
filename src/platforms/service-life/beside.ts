import type { Page } from 'playwright';
import type { Stage } from '../adapter.ts';
import { standsStill } from '../ask.ts';

/** Pages that only inform are given up sooner than those that a citizen needs. */
const PATIENCE_MS = 10_000;
const STILL_MS = 400;

/**
 * Opens an address in a tab of its own and reads it there, so that the citizen's page stays as it is.
 * @returns null where the tab got no page
 */
export const beside = async <T>(
  stage: Stage,
  address: string,
  read: (page: Page) => Promise<T>,
): Promise<T | null> => {
  const timeout = Math.min(PATIENCE_MS, stage.patienceMs);
  const tab = await openTab(stage.page, timeout);
  if (tab === null) return null;
  try {
    const response = await tab.goto(address, { waitUntil: 'domcontentloaded', timeout });
    if (response !== null && response.status() >= 400) return null;
    await tab.waitForLoadState('load', { timeout }).catch(() => undefined);
    const until = stage.nowMs() + timeout;
    while (stage.nowMs() < until && !(await tab.evaluate(standsStill, STILL_MS)) /* look again */);
    return await read(tab);
  } catch {
    return null;
  } finally {
    await tab.close().catch(() => undefined);
  }
};

/** The pool gives each attempt a context of one page; more of them only a page itself can open. */
const openTab = async (page: Page, timeout: number): Promise<Page | null> => {
  const coming = page.waitForEvent('popup', { timeout });
  coming.catch(() => undefined);
  await page.evaluate(() => {
    open('about:blank');
  });
  return coming.catch(() => null);
};
