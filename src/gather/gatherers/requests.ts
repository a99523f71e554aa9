import type { Page, Request } from 'playwright';
import type { RequestEvidence } from '#src/model/evidence.ts';
import type { Clock } from '../clock.ts';

/** Requests kept at the most; a page that makes more is cut there and the rest is counted. */
const MOST = 2_000;

type Kept = {
  readonly request: Request;
  readonly step: number;
  readonly atMs: number;
  readonly asker: string | null;
  failure: string | null;
};

export type GatheredRequests = {
  readonly requests: () => RequestEvidence[];
  readonly count: () => number;
};

/** Every request of the page, its frames and pop-ups, with sizes and timings. */
export const gatherRequests = (
  page: Page,
  clock: Clock,
  isOwn: (url: string) => boolean,
): GatheredRequests => {
  const kept: Kept[] = [];
  const entries = new Map<Request, Kept>();
  let count = 0;
  page.context().on('request', (request) => {
    count += 1;
    if (kept.length >= MOST || request.url().startsWith('data:')) return;
    const entry: Kept = {
      request,
      step: clock.step(),
      atMs: clock.nowMs(),
      asker: asker(request),
      failure: null,
    };
    kept.push(entry);
    entries.set(request, entry);
  });
  page.context().on('requestfailed', (request) => {
    const entry = entries.get(request);
    if (entry !== undefined) entry.failure = request.failure()?.errorText ?? 'failed';
  });
  const describe = ({ request, step, atMs, asker, failure }: Kept): RequestEvidence => {
    const response = request.existingResponse();
    const timing = request.timing();
    const length = Number(response?.headers()['content-length'] ?? Number.NaN);
    return {
      step,
      method: request.method(),
      url: request.url(),
      type: request.resourceType(),
      status: response?.status() ?? null,
      failure,
      bytes: Number.isFinite(length) ? length : null,
      startedAtMs: Math.round(atMs),
      ttfbMs: timing.responseStart > 0 ? Math.round(timing.responseStart) : null,
      durationMs: timing.responseEnd > 0 ? Math.round(timing.responseEnd) : null,
      own: isOwn(request.url()),
      mixed: request.url().startsWith('http:') && asker?.startsWith('https:') === true,
    };
  };
  return {
    requests: () => kept.map(describe),
    count: () => count,
  };
};

/** Address of the document that asked; null for a page's own navigation or where its frame is gone. */
const asker = (request: Request): string | null => {
  try {
    const frame = request.frame();
    return request.isNavigationRequest() ? (frame.parentFrame()?.url() ?? null) : frame.url();
  } catch {
    return null;
  }
};
