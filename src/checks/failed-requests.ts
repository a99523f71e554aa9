import type { Check, Place } from '#src/model/check.ts';
import type { Evidence, RequestEvidence } from '#src/model/evidence.ts';
import { inWalkedStep, portalAddress } from './portal-part.ts';
import { unseen } from './unseen.ts';
import { judged } from './verdict.ts';

/**
 * Failures that are not the server's: given up by the browser or by a navigation, stopped by our guard,
 * refused as mixed content (asked by another check), or our own line.
 */
const NOT_THE_SERVERS =
  /^(net::ERR_(ABORTED|BLOCKED_BY_|INTERNET_DISCONNECTED|NETWORK_|PROXY_|TUNNEL_|INSUFFICIENT_RESOURCES|OUT_OF_MEMORY|CACHE_)|NS_BINDING_ABORTED|cancell?ed|mixed-content|inspector$|csp$)/i;

type Failure = 'ours' | 'turned-away' | 'theirs' | null;

/** What no page asks for: the browser does, or our own look for a site map. */
const isAskedByUs = ({ url, type }: RequestEvidence): boolean => {
  const path = URL.parse(url)?.pathname ?? '';
  return (
    /\/favicon\.ico$/.test(path) ||
    (type === 'fetch' && /\/(?:robots\.txt|[^/]*sitemap[^/]*\.(?:xml|txt)(?:\.gz)?)$/i.test(path))
  );
};

/** Answers that refuse what was sent. */
const REFUSALS: ReadonlySet<number> = new Set([400, 409, 413, 415, 422]);

type Seen = Pick<Evidence, 'requests' | 'refused' | 'badFiles' | 'badValues' | 'uploadLimits'>;

/** Refused because the journey sent what a portal is to refuse. */
const isProvoked = (
  { method, status, step }: RequestEvidence,
  { badFiles, badValues, uploadLimits }: Seen,
): boolean =>
  method !== 'GET' &&
  REFUSALS.has(status ?? 0) &&
  [...badFiles, ...badValues, ...uploadLimits].some((tried) => tried.step === step);

/** Statuses by which an interface tells a form that something in it is not so (RFC 9110, 15.5; RFC 4918, 11.2). */
const SAID_NO: ReadonlySet<number> = new Set([400, 409, 422]);

/** An answer to what was entered: what it means for the journey, other checks ask. */
const isSaidNo = ({ method, status, type }: RequestEvidence): boolean =>
  method !== 'GET' && SAID_NO.has(status ?? 0) && (type === 'xhr' || type === 'fetch' || status === 422);

/** Firewalls answer crawlers so, and not citizens; a page may also ask so who is signed in. */
const isTurnedAway = ({ method, status }: RequestEvidence): boolean =>
  status === 429 || (status === 403 && method === 'GET');

const failureOf = (request: RequestEvidence, evidence: Seen): Failure => {
  const { status, failure, method, url, type } = request;
  const bad = status !== null && status >= 400;
  if (!bad && failure === null) return null;
  if (request.mixed || isAskedByUs(request)) return 'ours';
  if (isSaidNo(request) || isProvoked(request, evidence)) return 'ours';
  if (evidence.refused.some((refused) => refused.method === method && refused.url === url)) return 'ours';
  if (!bad)
    return status === 204 || status === 304 || NOT_THE_SERVERS.test(failure ?? '') ? 'ours' : 'theirs';
  // A script that asks "who is signed in?" is rightly answered 401.
  if (status === 401 && (type === 'xhr' || type === 'fetch')) return 'ours';
  // "Come again later" is no failure where coming again helped.
  const cameAgain =
    (status === 503 || status === 429) &&
    evidence.requests.some(
      (later) =>
        later.method === method &&
        later.url === url &&
        later.startedAtMs > request.startedAtMs &&
        later.status !== null &&
        later.status < 400,
    );
  if (cameAgain) return 'ours';
  return isTurnedAway(request) ? 'turned-away' : 'theirs';
};

/**
 * S-01: requests to the portal's own hosts that were answered 400 and above or got no answer. Third parties' and the
 * national sign-in's are shown and not counted, nor are answers that may turn away the crawler alone; answers to what
 * was entered and what a journey provoked are not counted either.
 * Measured per run: distinct requests.
 */
export const failedRequests: Check<
  'steps' | 'requests' | 'pages' | 'signIns' | 'refused' | 'badFiles' | 'badValues' | 'uploadLimits'
> = {
  id: 'failed-requests',
  criterion: 'S-01',
  version: 4,
  title: { vi: 'Không có yêu cầu lỗi trên cổng', en: "No request of the portal's own fails" },
  mend: {
    vi: 'Với từng địa chỉ đã nêu: đặt lại tệp bị thiếu hoặc bỏ liên kết tới nó (404), sửa lỗi máy chủ (5xx), giữ kết nối cho tới khi trả lời xong.',
    en: 'For each address named: put the missing file back or remove the reference to it (404), mend the server error (5xx), keep the connection until the answer is complete.',
  },
  needs: ['steps', 'requests', 'pages', 'signIns', 'refused', 'badFiles', 'badValues', 'uploadLimits'],
  aggregate: 'worst',
  judge: (evidence, { threshold }) => {
    const walked = inWalkedStep(evidence.steps);
    const isPortals = portalAddress(evidence);
    const requests = evidence.requests.filter(walked);
    const own = requests.filter((request) => request.own && isPortals(request.url));
    const ended = own.filter(
      (request) => request.status !== null || failureOf(request, evidence) === 'theirs',
    );
    if (ended.length === 0) return unseen(evidence.steps);
    const place = ({ step, url, method, status, failure, type }: RequestEvidence, mark = ''): Place => ({
      step,
      url,
      detail: `${method} ${type}: ${status === null || status < 400 ? (failure ?? 'no answer') : `HTTP ${status}`}${mark}`,
    });
    const counted = new Map<string, Place>();
    for (const request of ended)
      if (failureOf(request, evidence) === 'theirs') {
        const key = `${request.method} ${request.url}`;
        if (!counted.has(key)) counted.set(key, place(request));
      }
    const turnedAway = new Map(
      ended
        .filter((request) => failureOf(request, evidence) === 'turned-away')
        .map((request) => [
          `${request.method} ${request.url}`,
          place(request, ' (may turn away the crawler alone, not counted)'),
        ]),
    );
    const others = requests
      .filter(
        (request) => !(request.own && isPortals(request.url)) && failureOf(request, evidence) === 'theirs',
      )
      .map((request) =>
        place(request, request.own ? ' (national service, not counted)' : ' (third party, not counted)'),
      );
    return judged(
      threshold,
      counted.size,
      counted.size === 0
        ? {
            vi: `Cả ${ended.length} yêu cầu tới cổng đều được trả lời.`,
            en: `All ${ended.length} requests to the portal were answered.`,
          }
        : {
            vi: `${counted.size} yêu cầu tới chính cổng bị lỗi (trong ${ended.length} yêu cầu).`,
            en: `Requests to the portal itself that failed: ${counted.size} (of ${ended.length} made).`,
          },
      [...counted.values(), ...turnedAway.values(), ...others],
    );
  },
};
