import type { BrowserContextOptions } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import {
  type CatalogueEvidence,
  type Evidence,
  nothingNoted,
  type StepEvidence,
} from '#src/model/evidence.ts';
import type { Task } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Service } from '#src/model/portal.ts';
import type { Attempt, Purpose } from '#src/model/sweep.ts';
import { crawlCatalogue } from './crawl-catalogue.ts';
import { watchProcessor } from './gatherers/processor.ts';
import { hostTest } from './host-pattern.ts';
import { cleanUrl, pathUrl } from '#src/platforms/clean-url.ts';
import { redactor } from '#src/redact/redactor.ts';

/** Id under which a crawl of a portal's public pages is planned, stored and shown beside the journeys. */
export const CRAWL_JOURNEY = 'public/catalogue';

export type RunCrawlOptions = {
  readonly task: Task;
  readonly n: number;
  readonly purpose: Purpose;
  readonly services: readonly Service[];
  readonly network: Network;
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly context: BrowserContextOptions;
  readonly browser: string;
  readonly patienceMs: number;
  readonly robotsAllow: (url: string) => boolean;
  readonly running: () => number;
  readonly signal: AbortSignal;
};

/** Crawls a portal's public pages once, whatever its mode reading only, and returns what was seen. */
export const runCrawl = async (options: RunCrawlOptions): Promise<Attempt> => {
  const { task, signal } = options;
  const startedAt = new Date();
  const start = performance.now();
  const processor = watchProcessor();
  const { catalogue, refused, home } = await crawlCatalogue({
    portal: task.portal,
    services: options.services,
    executablePath: options.executablePath,
    args: options.args,
    network: options.network,
    context: options.context,
    patienceMs: options.patienceMs,
    isPortal: hostTest([new URL(task.portal.url).hostname, ...task.portal.hosts]),
    robotsAllow: options.robotsAllow,
    signal,
  });
  const durationMs = Math.round(performance.now() - start);
  const met = signal.aborted
    ? ({ outcome: 'cantTell', reason: 'stopped', message: 'The sweep was stopped.' } as const)
    : home === null
      ? ({ outcome: 'passed', reason: null, message: null } as const)
      : ({
          outcome: home instanceof PortalFault ? 'failed' : 'cantTell',
          reason: home.code,
          message: home.message,
        } as const);
  const step: StepEvidence = {
    index: 0,
    name: task.journey.steps[0]?.name ?? task.journey.title,
    effect: 'reads',
    ...met,
    startedAtMs: 0,
    durationMs,
    waits: [],
    url: task.portal.url,
    screenshot: null,
  };
  const evidence: Evidence = {
    steps: [step],
    requests: [],
    console: [],
    pageErrors: [],
    pages: [],
    layouts: [],
    ...nothingNoted(),
    refused: refused.map((each) => ({ ...each, url: pathUrl(each.url) })),
    platform: null,
    conditions: {
      device: task.device,
      mode: 'observe',
      browser: options.browser,
      concurrency: options.running(),
      traced: false,
      intercepted: true,
      ...processor(),
    },
    catalogue: withoutQueries(catalogue),
  };
  return {
    n: options.n,
    purpose: options.purpose,
    startedAt: startedAt.toISOString(),
    durationMs,
    outcome: met.outcome,
    reason: met.reason,
    trace: null,
    evidence: redactor([]).evidence(evidence),
  };
};

/** A list in public may link by strangers' names and numbers, and names have no pattern that a redactor could know. */
const withoutQueries = (catalogue: CatalogueEvidence): CatalogueEvidence => ({
  ...catalogue,
  services: catalogue.services.map((each) => ({ ...each, url: cleanUrl(each.url) })),
  broken: catalogue.broken.map(({ url, from, status }) => ({
    url: pathUrl(url),
    from: pathUrl(from),
    status,
  })),
});
