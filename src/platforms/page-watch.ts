import type { Page, Request, Response } from 'playwright';
import { tellsOfFailure } from './trouble.ts';

/** What became of the page's document: an error status, or no answer at all. */
export type Broken =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly method: string;
      readonly url: string;
      /** Of the header, seconds; null where it is absent or a date. */
      readonly retryAfterS: number | null;
    }
  | { readonly kind: 'network'; readonly error: string; readonly url: string }
  | { readonly kind: 'loop'; readonly url: string };

/** What the network did since the last `begin`, as far as a citizen would feel it. */
export type PageWatch = {
  readonly begin: () => void;
  /** Resolves once the page's own document cannot be had; never otherwise. */
  readonly broken: () => Promise<Broken>;
  /** Addresses of all documents asked for since the page was first watched, redirects included, in order. */
  readonly documents: () => readonly string[];
  /** Requests that carried something to the portal (POST, PUT, PATCH, DELETE). */
  readonly sent: () => number;
  /** Documents, XHR and fetches still under way. */
  readonly pending: () => number;
  /** The last call of the page's scripts that was answered by an error. */
  readonly failedCall: () => { readonly status: number; readonly url: string } | null;
  /** Status of the last request that carried something to the portal and was answered by an error. */
  readonly failedSend: () => number | null;
  /** Resolves with what an `alert()` told of a failure; never otherwise. */
  readonly alerted: () => Promise<string>;
  /** Whether the guard stopped something that the page wanted. */
  readonly refused: () => boolean;
};

/** Browsers give up after 20 redirects; more documents than that in one wait is a loop made by scripts. */
const MOST_DOCUMENTS = 20;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const CALLS = new Set(['xhr', 'fetch']);

/** Follows one page's network from now on; cheap, because nothing is held up. */
export const watchPage = (page: Page): PageWatch => {
  const documents: string[] = [];
  let before = 0;
  let sent = 0;
  let refused = false;
  let failedCall: { status: number; url: string } | null = null;
  let failedSend: number | null = null;
  let broken = Promise.withResolvers<Broken>();
  let alerted = Promise.withResolvers<string>();
  const pending = new Set<Request>();

  const isDocument = (request: Request): boolean =>
    request.isNavigationRequest() && request.frame().parentFrame() === null;

  page.on('request', (request) => {
    const document = isDocument(request);
    if (!READS.has(request.method())) sent += 1;
    if (document || CALLS.has(request.resourceType())) pending.add(request);
    if (!document) return;
    documents.push(request.url());
    if (documents.length - before > MOST_DOCUMENTS) broken.resolve({ kind: 'loop', url: request.url() });
  });
  page.on('response', (response) => {
    const request = response.request();
    const status = response.status();
    if (status < 400) return;
    const carries = isDocument(request) || CALLS.has(request.resourceType());
    if (carries && !READS.has(request.method())) failedSend = status;
    if (isDocument(request)) broken.resolve(brokenBy(response));
    else if (CALLS.has(request.resourceType())) failedCall = { status, url: request.url() };
  });
  // The engine answers dialogs; what they say is gone with them.
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'alert' && tellsOfFailure(dialog.message())) alerted.resolve(dialog.message());
  });
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => {
    pending.delete(request);
    const error = request.failure()?.errorText ?? '';
    if (/BLOCKED_BY_CLIENT/.test(error)) refused = true;
    // An aborted document was overtaken by another one, answered 204 or became a download.
    if (isDocument(request) && !/ERR_ABORTED/.test(error))
      broken.resolve({ kind: 'network', error, url: request.url() });
  });

  return {
    begin: () => {
      before = documents.length;
      sent = 0;
      refused = false;
      failedCall = null;
      failedSend = null;
      broken = Promise.withResolvers<Broken>();
      alerted = Promise.withResolvers<string>();
    },
    broken: () => broken.promise,
    documents: () => documents,
    sent: () => sent,
    pending: () => pending.size,
    failedCall: () => failedCall,
    failedSend: () => failedSend,
    alerted: () => alerted.promise,
    refused: () => refused,
  };
};

const brokenBy = (response: Response): Broken => {
  const seconds = Number(response.headers()['retry-after'] ?? Number.NaN);
  return {
    kind: 'status',
    status: response.status(),
    method: response.request().method(),
    url: response.url(),
    retryAfterS: Number.isFinite(seconds) && seconds >= 0 ? seconds : null,
  };
};
