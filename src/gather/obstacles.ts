import type { Page, Response } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';

/** Marks that firewalls put on the page with which they turn a visitor away. */
const FIREWALL =
  /attention required|access denied|request (was )?blocked|web application firewall|support id|incident id|yêu cầu (của bạn )?(đã )?bị (chặn|từ chối)/i;

const MAINTENANCE = /bảo trì|đang nâng cấp|tạm dừng (hoạt động|cung cấp)|under maintenance/i;

/**
 * Tells an obstacle from a fault on a document that has just arrived: too many requests, a firewall, an
 * announced maintenance. Reads at most the visible text of short pages.
 * @throws Obstacle `rate-limited`, `blocked` or `maintenance`
 */
export const meetObstacle = async (page: Page, response: Response | null): Promise<void> => {
  const status = response?.status() ?? 0;
  if (status === 429)
    throw new Obstacle('rate-limited', `The portal asked for fewer requests (429${retryAfter(response)}).`);
  if (status !== 403 && status !== 503) return;
  const text = (
    await page
      .locator('body')
      .innerText({ timeout: 2_000 })
      .catch(() => '')
  ).slice(0, 4_000);
  if (status === 403 && FIREWALL.test(text))
    throw new Obstacle('blocked', 'The portal turned the crawler away (403 with a firewall page).');
  if (status === 503 && response?.headers()['retry-after'] !== undefined)
    throw new Obstacle('rate-limited', `The portal is not ready (503${retryAfter(response)}).`);
  if (status === 503 && MAINTENANCE.test(text))
    throw new Obstacle('maintenance', 'The portal announces maintenance (503).');
};

const retryAfter = (response: Response | null): string => {
  const value = response?.headers()['retry-after'];
  return value === undefined ? '' : `, Retry-After: ${value.slice(0, 40)}`;
};
