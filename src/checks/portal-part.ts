import type { Evidence, PageEvidence, StepEvidence } from '#src/model/evidence.ts';

/** What it takes to tell the portal's part of an attempt from that of others. */
export type Crossed = Pick<Evidence, 'steps' | 'requests' | 'pages' | 'signIns'>;

const hostOf = (url: string): string | null => URL.parse(url)?.host ?? null;

/** Address without what follows `#`, which requests do not carry. */
const addressed = (url: string): string => url.split('#', 1)[0] ?? url;

/** Whether an entry belongs to a step that the portal answered for: not to one that an obstacle stopped. */
export const inWalkedStep =
  (steps: readonly StepEvidence[]): ((entry: { readonly step: number }) => boolean) =>
  ({ step }) => {
    const at = steps.find(({ index }) => index === step);
    return steps.length > 0 && at?.outcome !== 'cantTell' && at?.outcome !== 'untested';
  };

/** Hosts that were crossed only to sign in: the national sign-in, whose faults are not the portal's. */
const signInHosts = ({ steps, pages, signIns }: Crossed): ReadonlySet<string> => {
  const signingIn = new Set(steps.filter(({ effect }) => effect === 'signsIn').map(({ index }) => index));
  const first = pages.find(({ own }) => own);
  const home = new Set([
    ...signIns.map(({ from }) => hostOf(from)),
    first === undefined ? null : hostOf(first.url),
  ]);
  const hops = signIns.flatMap((signIn) => signIn.hops.map(hostOf));
  const elsewhere = new Set(pages.filter(({ step }) => !signingIn.has(step)).map(({ url }) => hostOf(url)));
  const onlyThere = pages
    .filter(({ step }) => signingIn.has(step))
    .map(({ url }) => hostOf(url))
    .filter((host) => !elsewhere.has(host));
  return new Set([...hops, ...onlyThere].filter((host) => host !== null && !home.has(host)) as string[]);
};

/** Tells an address of the portal from one of the national sign-in or of a third party. */
export const portalAddress = (evidence: Crossed): ((url: string) => boolean) => {
  const others = new Set<string | null>(signInHosts(evidence));
  const own = new Set(evidence.pages.filter((page) => page.own).map(({ url }) => hostOf(url)));
  for (const { url } of evidence.pages) if (!own.has(hostOf(url))) others.add(hostOf(url));
  return (url) => /^https?:/i.test(url) && !others.has(hostOf(url));
};

/** Whether an address came as an error answer in a step: such a page is no page of the journey. */
export const errorAnswer =
  (requests: Evidence['requests']): ((page: { readonly step: number; readonly url: string }) => boolean) =>
  ({ step, url }) =>
    requests.some(
      (request) =>
        request.type === 'document' &&
        request.step === step &&
        addressed(request.url) === addressed(url) &&
        (request.status === null || request.status >= 400),
    );

/** The portal's own pages that the journey walked, without error answers and without pages of the sign-in. */
export const journeyPages = (evidence: Crossed): readonly PageEvidence[] => {
  const isPortals = portalAddress(evidence);
  const walked = inWalkedStep(evidence.steps);
  const isError = errorAnswer(evidence.requests);
  return evidence.pages.filter((page) => page.own && walked(page) && isPortals(page.url) && !isError(page));
};

/**
 * Of those, the pages whose load times say how quickly pages load: one that is reached while signing in carries
 * the redirects through the national sign-in in its times, and one that answers the filing or the payment
 * carries that work, which has a criterion of its own (P1-11).
 */
export const timedPages = (evidence: Crossed): readonly PageEvidence[] => {
  const working = new Set(
    evidence.steps
      .filter(({ effect }) => effect === 'signsIn' || effect === 'submits' || effect === 'pays')
      .map(({ index }) => index),
  );
  return journeyPages(evidence).filter(({ step }) => !working.has(step));
};

const openAt =
  (atMs: number) =>
  ({ type, own, status, startedAtMs, ttfbMs }: Evidence['requests'][number]): boolean =>
    type === 'document' &&
    own &&
    status !== null &&
    (status < 300 || status >= 400) &&
    startedAtMs + (ttfbMs ?? 0) <= atMs;

/** Address of the document that was open at a moment; null before the first. */
export const documentAt = (requests: Evidence['requests'], atMs: number): string | null =>
  requests.findLast(openAt(atMs))?.url ?? null;

/**
 * When the page that was open at a moment had been asked for, milliseconds. Frames ask for documents too: only those
 * that told of themselves as pages are taken for one, so that it is rather too early than too late.
 */
export const pageSinceMs = (
  { requests, pages }: Pick<Crossed, 'requests' | 'pages'>,
  atMs: number,
): number => {
  const known = new Set(pages.map(({ url }) => addressed(url)));
  const isOpen = openAt(atMs);
  return (
    requests.findLast((request) => known.has(addressed(request.url)) && isOpen({ ...request, own: true }))
      ?.startedAtMs ?? 0
  );
};
