import type { Page, Request } from 'playwright';
import type { LeakEvidence } from '#src/model/filing.ts';
import type { Canary } from '#src/redact/canary.ts';
import type { Clock } from '../clock.ts';

type Hosts = {
  /** The portal's own. */
  readonly isOwn: (url: string) => boolean;
  readonly isNational: (url: string) => boolean;
};

export type GatheredLeaks = {
  readonly leaks: readonly LeakEvidence[];
  /** Looks at what a page shows to somebody who has not signed in. */
  readonly publicPage: (url: string, text: string) => void;
};

/** Longer texts are read so far: forms and reports of page views are far shorter. */
const MOST_READ = 200_000;

/** Software on the citizen's own machine (signing agents) is no third party. */
const isThisMachine = (host: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/** Who made a request: the page that sent it, or what led on to it. */
const sourceOf = (request: Request): string => {
  const before = request.redirectedFrom();
  if (before !== null) return before.url();
  try {
    return request.frame().url();
  } catch {
    // The frame of a page that opens only now.
    return '';
  }
};

/**
 * Watches every request, address and message of the page for the citizen's data. Kinds and hosts are kept, each
 * once, and never a datum. What a form sends in its body to the portal or the national services is no leak, and what a
 * page of a national service does is not the portal's.
 */
export const gatherLeaks = (page: Page, clock: Clock, find: Canary, hosts: Hosts): GatheredLeaks => {
  const leaks: LeakEvidence[] = [];
  const known = new Set<string>();
  const tell = (where: LeakEvidence['where'], host: string, text: string): void => {
    for (const datum of find(readable(text))) {
      const key = `${datum} ${where} ${host}`;
      if (known.has(key)) continue;
      known.add(key);
      leaks.push({ step: Math.max(0, clock.step()), datum, where, host });
    }
  };

  const look = (request: Request): void => {
    const url = request.url();
    if (!/^(?:https?|wss?):/.test(url)) return;
    const host = hostOf(url);
    if (hosts.isOwn(url)) return tell('url', host, url);
    if (hosts.isNational(sourceOf(request)) || isThisMachine(host)) return;
    if (hosts.isNational(url)) return tell('url', host, url);
    tell('third-party', host, `${url}\n${request.postData() ?? ''}`);
    tell('referer', host, request.headers()['referer'] ?? '');
  };

  page.context().on('request', look);
  page.on('framenavigated', (frame) => {
    const url = frame.url();
    // Addresses that scripts set make no request.
    if (hosts.isOwn(url)) tell('url', hostOf(url), url);
  });
  page.context().on('console', (message) => {
    if (!hosts.isNational(page.url())) tell('console', hostOf(page.url()), message.text());
  });
  return {
    leaks,
    publicPage: (url, text) => {
      if (hosts.isOwn(url)) tell('public-page', hostOf(url), text);
    },
  };
};

/** The text as it stands, and as an address that was percent-encoded says it. */
const readable = (text: string): string => {
  const read = text.slice(0, MOST_READ);
  if (!read.includes('%')) return read;
  try {
    return `${read}\n${decodeURIComponent(read.replaceAll('+', ' '))}`;
  } catch {
    return read;
  }
};
