import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import { Obstacle, PortalFault, UsageError } from '#src/model/errors.ts';
import {
  type Evidence,
  type LayoutEvidence,
  nothingNoted,
  type StepEvidence,
  type Wait,
} from '#src/model/evidence.ts';
import type { ClientCertificate } from '#src/model/client-certificate.ts';
import type { Citizen, DocumentFile, Effect, Step, Task } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Passkey } from '#src/model/passkey.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { Mode, Service } from '#src/model/portal.ts';
import type { BadFile, Vault } from '#src/model/signing.ts';
import type { EvidenceFiles } from '#src/model/store.ts';
import type { Attempt, Purpose } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import type { Word } from '#src/model/word.ts';
import type { SigningPhone, Stage } from '#src/platforms/adapter.ts';
import { cleanUrl } from '#src/platforms/clean-url.ts';
import { consentTo } from '#src/platforms/consent-words.ts';
import { canaryOf } from '#src/redact/canary.ts';
import { hiddenPatterns } from '#src/redact/hidden-patterns.ts';
import { citizenSecrets, type Redactor, redactor, type Secret } from '#src/redact/redactor.ts';
import { createActs } from './acts.ts';
import type { Browsers } from './browsers.ts';
import { watchMade } from './clean-up.ts';
import type { Clock } from './clock.ts';
import { faultFrom } from './faults.ts';
import { countTurns, lookAfterStep } from './gatherers/after-step.ts';
import { gatherMessages } from './gatherers/console.ts';
import { gatherEffort } from './gatherers/effort.ts';
import { gatherLayout } from './gatherers/layout.ts';
import { gatherLeaks } from './gatherers/leaks.ts';
import { gatherPages } from './gatherers/pages.ts';
import { watchProcessor } from './gatherers/processor.ts';
import { gatherRequests } from './gatherers/requests.ts';
import { takeScreenshot } from './gatherers/screenshot.ts';
import { guard } from './guard.ts';
import { keepFile } from './keep-file.ts';
import { hostTest } from './host-pattern.ts';
import { limitBytes } from './limits.ts';
import { allows } from './mode.ts';
import { drawOneTimeCode } from './one-time-code.ts';
import { type HeldSession, readSession } from './sessions.ts';
import { startTrace, stopTrace } from './trace.ts';
import { within } from './within.ts';

export type RunJourneyOptions = {
  readonly task: Task;
  /** The mode that holds today, see `effectiveMode`. */
  readonly mode: Mode;
  readonly n: number;
  readonly purpose: Purpose;
  readonly citizen: Citizen;
  readonly browsers: Browsers;
  readonly network: Network;
  readonly services: readonly Service[];
  readonly words: readonly Word[];
  readonly files: EvidenceFiles;
  /** Longest wait for one act and for the whole journey, milliseconds. */
  readonly patienceMs: number;
  readonly journeyMs: number;
  /** Journeys under way on this machine, this one included. */
  readonly running: () => number;
  /** Called before a step that submits or pays; the step waits for it. */
  readonly beforeSubmitting: () => Promise<void>;
  /** Where signed files are kept; without one only their digests are. */
  readonly vault?: Vault;
  /** The citizen's phone at this portal; null or absent where nobody here holds it. */
  readonly phone?: SigningPhone | null;
  /** Documents of the citizen, signed badly; without it they cannot be offered. */
  readonly badFile?: (
    citizen: Citizen,
    file: BadFile,
    document: DocumentFile,
  ) => Promise<DocumentFile | null>;
  /** Shown where the journey asks for it; null or absent where the citizen has none. */
  readonly certificate?: ClientCertificate | null;
  /** Held by the browser's authenticator; null or absent where the citizen has none. */
  readonly passkey?: Passkey | null;
  /** The citizen's session at this portal from an earlier journey, and where a new one is kept; absent where each journey signs in. */
  readonly session?: {
    readonly held: HeldSession | null;
    readonly keep: (session: HeldSession) => void;
  };
  /** Take back at the end what the journey filed, drafted and kept. */
  readonly cleansUp: boolean;
  /** See `readRobots`. */
  readonly robotsAllow: (url: string) => boolean;
  readonly signal: AbortSignal;
};

/** Unwinds the script once the walk has ended; never seen outside this file. */
const ENDED = Symbol('the walk has ended');

/**
 * Walks one journey once, in a context of its own, and returns what was seen. Whatever the portal, the
 * script or the browser does ends as an outcome with its reason; only our own bugs and a full disk throw.
 */
export const runJourney = async (options: RunJourneyOptions): Promise<Attempt> => {
  const { task, mode, files } = options;
  const startedAt = new Date();
  const start = performance.now();
  const processor = watchProcessor();
  const steps: StepEvidence[] = [];
  const layouts: LayoutEvidence[] = [];
  const noted = nothingNoted();
  const codesDrawn: string[] = [];
  const secrets = (): readonly Secret[] => [
    ...citizenSecrets(options.citizen),
    ...codesDrawn.map((value) => ({ placeholder: '«citizen.oneTimeCode»', value })),
  ];
  let underWay: { index: number; effect: Effect; waits: Wait[] } | null = null;
  let concurrency = options.running();
  const clock: Clock = {
    nowMs: () => performance.now() - start,
    step: () => underWay?.index ?? steps.length - 1,
  };

  const isPortal = hostTest([new URL(task.portal.url).hostname, ...task.portal.hosts]);
  const isNational = hostTest(options.network.nationalHosts);
  const isSignIn = hostTest(options.network.signInHosts);

  const certificate = options.certificate ?? null;
  if (task.journey.showsCertificate === true && certificate === null && allows(mode, 'signsIn'))
    return unwalked(options, startedAt, 'no-account', 'The citizen has no certificate to sign in with here.');

  const passkey = options.passkey ?? null;
  if (task.journey.holdsPasskey === true && passkey === null && allows(mode, 'signsIn'))
    return unwalked(options, startedAt, 'no-account', 'The citizen has no passkey to sign in with here.');

  const session = options.session?.held ?? null;
  let reused = false;
  let takingBack = false;
  let page: Page;
  try {
    page = await options.browsers.newPage(task.device, { certificate, passkey, session });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return unwalked(options, startedAt, 'browser-died', `No page could be opened: ${firstLine(error)}`);
  }
  const traced = options.purpose === 'confirm' && task.portal.synthetic;
  const messages = gatherMessages(page, clock);
  const requests = gatherRequests(page, clock, isPortal);
  const effortOf = gatherEffort(page);
  const leaks = gatherLeaks(page, clock, canaryOf(options.citizen), {
    isOwn: isPortal,
    isNational: (url) => isNational(url) || isSignIn(url),
  });
  let ended: { outcome: Outcome; reason: Reason | null } | null = null;
  const breach = new AbortController();
  try {
    const pages = await gatherPages(page, isPortal);
    await countTurns(page);
    const stage: Stage = {
      page,
      portal: task.portal,
      services: options.services,
      words: options.words,
      signInHosts: options.network.signInHosts,
      nationalHosts: options.network.nationalHosts,
      patienceMs: options.patienceMs,
      wait: async (what, press, until) => {
        const startedAtMs = Math.round(clock.nowMs());
        try {
          await press();
          return await until();
        } finally {
          underWay?.waits.push({ what, startedAtMs, durationMs: Math.round(clock.nowMs()) - startedAtMs });
        }
      },
      nowMs: clock.nowMs,
      stepIndex: clock.step,
      service: { current: null },
      note: (kind, seen) => {
        // Taking back is no part of the journey that is judged.
        if (!takingBack) (noted[kind] as unknown[]).push(seen);
      },
      noted: (kind) => noted[kind],
      session: {
        restored: session !== null,
        reused: () => {
          reused = true;
        },
        keep: async () => options.session?.keep(await readSession(page)),
      },
      signing: {
        phone: options.phone ?? null,
        keep: async (bytes) => await keepFile(bytes, options.vault ?? null),
        badFile: async (file, document) => (await options.badFile?.(options.citizen, file, document)) ?? null,
      },
      eId: {
        oneTimeCode: async () => {
          const code = await drawOneTimeCode(options.citizen.credentials.oneTimeCode);
          codesDrawn.push(code);
          return code;
        },
        passkey: passkey !== null,
      },
      download: { expected: false },
    };
    const acts = createActs(stage, () => underWay?.effect ?? null);
    const made = watchMade(acts.portal);
    const watch = await guard({
      page,
      mode,
      clock,
      effect: () => underWay?.effect ?? null,
      declared: acts.declared,
      isPortal,
      isNational,
      isSignIn,
      robotsAllow: options.robotsAllow,
    });
    page.on('dialog', (dialog) => {
      const answer =
        mode === 'sandbox' || dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
      answer.catch(() => undefined);
    });
    page.on('download', (download) => {
      if (!stage.download.expected) download.cancel().catch(() => undefined);
    });
    limitBytes(page, (bytes) =>
      breach.abort(
        new Obstacle('limit-bytes', `Expected pages under the limit; one answer has ${bytes} bytes.`),
      ),
    );
    page.once('crash', () => breach.abort(new Obstacle('browser-died', 'The page crashed.')));
    if (traced) await startTrace(page);

    const limit = globalThis.setTimeout(
      () =>
        breach.abort(
          new Obstacle('limit-time', `Expected the journey to end within ${options.journeyMs} ms.`),
        ),
      options.journeyMs,
    );
    const stop = (): void => breach.abort(new Obstacle('stopped', 'The sweep was stopped.'));
    options.signal.addEventListener('abort', stop, { once: true });
    if (options.signal.aborted) stop();
    const cut = new Promise<never>((_resolve, reject) => {
      const tell = (): void => reject(breach.signal.reason as Error);
      if (breach.signal.aborted) tell();
      else breach.signal.addEventListener('abort', tell, { once: true });
    });
    cut.catch(() => undefined);

    const step: Step = async (name, effect, act) => {
      if (ended !== null) throw ENDED;
      if (underWay !== null)
        throw new Obstacle('scenario-error', 'A step was begun inside another or without awaiting it.');
      if (!allows(mode, effect)) {
        ended = { outcome: 'inapplicable', reason: 'mode' };
        throw ENDED;
      }
      if (effect === 'submits' || effect === 'pays') await options.beforeSubmitting();
      concurrency = Math.max(concurrency, options.running());
      const index = steps.length;
      const waits: Wait[] = [];
      const refusedBefore = watch.refused.length;
      const refusal = watch.nextRefusedDocument();
      refusal.catch(() => undefined);
      underWay = { index, effect, waits };
      const startedAtMs = clock.nowMs();
      try {
        const value = await Promise.race([act(), cut, refusal]);
        const durationMs = clock.nowMs() - startedAtMs;
        steps.push(await finish(index, name, effect, startedAtMs, durationMs, waits, { outcome: 'passed' }));
        return value;
      } catch (error) {
        const durationMs = clock.nowMs() - startedAtMs;
        const met = judgeError(error, page, effect, watch.refused.slice(refusedBefore));
        ended = { outcome: met.outcome, reason: met.reason };
        steps.push(await finish(index, name, effect, startedAtMs, durationMs, waits, met));
        throw ENDED;
      } finally {
        underWay = null;
      }
    };

    const lookAt = async (step: number): Promise<void> => {
      const signedIn = acts.signedIn();
      const seen = await within(LAYOUT_MS, lookAfterStep(page, !signedIn));
      if (seen === null || seen === undefined) return;
      if (!signedIn && !seen.signsOut) leaks.publicPage(seen.url, seen.text);
      if (!signedIn) return;
      const url = cleanUrl(seen.url);
      for (const { label, tickedBefore } of seen.boxes) {
        const about = consentTo(label);
        if (about !== null) noted.consents.push({ step, url, label, about, tickedBefore });
      }
    };

    const finish = async (
      index: number,
      name: Text,
      effect: Effect,
      startedAtMs: number,
      durationMs: number,
      waits: readonly Wait[],
      met: { outcome: Outcome; reason?: Reason; message?: string },
    ): Promise<StepEvidence> => {
      if (met.outcome === 'passed' && waits.length > 0) await settle(page, effect);
      noted.efforts.push(effortOf(index));
      await lookAt(index);
      const screenshot = page.isClosed()
        ? null
        : await takeScreenshot(page, files, hiddenPatterns(secrets()));
      if (task.device === 'phone' && met.outcome === 'passed') {
        const layout = await within(LAYOUT_MS, gatherLayout(page, index));
        if (layout !== null) layouts.push(layout);
      }
      return {
        index,
        name,
        effect,
        outcome: met.outcome,
        reason: met.reason ?? null,
        message: met.message ?? null,
        startedAtMs: Math.round(startedAtMs),
        durationMs: Math.round(durationMs),
        waits,
        url: /^https?:/.test(page.url()) ? page.url() : null,
        screenshot,
      };
    };

    try {
      await task.journey.walk({ citizen: options.citizen, portal: made.portal, step });
      ended ??= { outcome: 'passed', reason: null };
    } catch (error) {
      if (isFullDisk(error)) throw error;
      if (ended === null) {
        const met = judgeError(error, page, 'reads', []);
        ended = met.reason === 'our-bug' ? { outcome: 'cantTell', reason: 'scenario-error' } : met;
      }
    } finally {
      clearTimeout(limit);
      options.signal.removeEventListener('abort', stop);
    }
    if (options.cleansUp) {
      const step = steps.length - 1;
      underWay = { index: step, effect: mode === 'sandbox' ? 'submits' : 'drafts', waits: [] };
      takingBack = true;
      const cutOff = breach.signal.aborted
        ? firstLine(breach.signal.reason)
        : page.isClosed()
          ? 'The page was closed.'
          : null;
      const told = cutOff === null ? await made.takeBack(CLEANING_MS) : made.leave(cutOff);
      noted.cleanUps.push(...told.map((each) => ({ step, ...each })));
      underWay = null;
    }
    const end = ended as { outcome: Outcome; reason: Reason | null };
    const gate: Redactor = redactor(secrets());
    const trace = traced ? await stopTrace(page, files, end.outcome === 'passed' ? null : gate) : null;
    const evidence: Evidence = {
      steps: [...steps, ...unreached(task, steps.length, end)],
      requests: requests.requests(),
      console: messages.console,
      pageErrors: messages.pageErrors,
      pages: pages((epochMs) => {
        const atMs = epochMs - performance.timeOrigin - start;
        return steps.findLast(({ startedAtMs }) => startedAtMs <= atMs + CLOCK_SLACK_MS)?.index ?? 0;
      }),
      layouts,
      ...noted,
      consents: onceEach(noted.consents),
      leaks: leaks.leaks,
      refused: watch.refused,
      platform: acts.platform(),
      conditions: {
        device: task.device,
        mode,
        browser: options.browsers.version(),
        concurrency,
        traced,
        intercepted: watch.intercepts,
        ...(reused ? { sessionReused: true } : {}),
        ...processor(),
      },
      catalogue: null,
    };
    return {
      n: options.n,
      purpose: options.purpose,
      startedAt: startedAt.toISOString(),
      durationMs: Math.round(clock.nowMs()),
      outcome: end.outcome,
      reason: end.reason,
      trace,
      evidence: gate.evidence(evidence),
    };
  } finally {
    await within(
      CLOSING_MS,
      page.close().catch(() => undefined),
    );
  }
};

/** A box is met by the acts and after each step; its first sight counts. */
const onceEach = (consents: Evidence['consents']): Evidence['consents'] => {
  const keyOf = ({ url, label }: Evidence['consents'][number]): string => `${url.split('?')[0]} ${label}`;
  const first = new Map<string, Evidence['consents'][number]>();
  for (const consent of consents) if (!first.has(keyOf(consent))) first.set(keyOf(consent), consent);
  return [...first.values()];
};

/** The browser's clock and ours may round to different milliseconds. */
const CLOCK_SLACK_MS = 5;

/** Longest waits for a page that may never answer, milliseconds. */
const LAYOUT_MS = 5_000;
const CLOSING_MS = 10_000;

/** Longest time for taking back what a journey made, all of it. */
const CLEANING_MS = 90_000;

/** Longest wait for what a page still loads after it became usable. */
const LOADING_MS = 10_000;

/** How long a citizen is taken to look at a page: shifts in this time after loading count, later ones are not seen. */
const LOOK_MS = 900;

/**
 * After a step and outside its time: lets the page finish loading, and stays a moment where a citizen
 * reads, so that the largest content and late shifts are seen.
 */
const settle = async (page: Page, effect: Effect): Promise<void> => {
  await page.waitForLoadState('load', { timeout: LOADING_MS }).catch(() => undefined);
  if (effect === 'reads' && !page.isClosed()) await setTimeout(LOOK_MS);
};

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? '';

const isFullDisk = (error: unknown): boolean => error instanceof UsageError && error.code === 'disk-full';

/** The step's outcome for what was thrown in it. What the guard refused meanwhile is not the portal's fault. */
const judgeError = (
  error: unknown,
  page: Page,
  effect: Effect,
  refused: Evidence['refused'],
): { outcome: Outcome; reason: Reason; message: string } => {
  if (isFullDisk(error)) throw error;
  const met = faultFrom(error, page);
  if (met !== null && refused.length > 0) {
    const posted = refused.some((each) => each.method === 'POST');
    return {
      outcome: 'cantTell',
      reason: met.code === 'robots' ? 'robots' : posted && effect === 'reads' ? 'search-needs-post' : 'mode',
      message: `The guard refused ${refused.length} request(s) in this step; then: ${met.message}`,
    };
  }
  if (met instanceof PortalFault) return { outcome: 'failed', reason: met.code, message: met.message };
  if (met instanceof Obstacle) return { outcome: 'cantTell', reason: met.code, message: met.message };
  return {
    outcome: 'cantTell',
    reason: 'our-bug',
    message: `Neither portal nor obstacle: ${firstLine(error)}`,
  };
};

/** Steps that the rehearsal announced and the walk did not come to. */
const unreached = (
  task: Task,
  walked: number,
  end: { readonly outcome: Outcome; readonly reason: Reason | null },
): StepEvidence[] =>
  task.journey.steps.slice(walked).map((plan, at) => ({
    index: walked + at,
    name: plan.name,
    effect: plan.effect,
    outcome: end.reason === 'mode' && end.outcome === 'inapplicable' ? 'inapplicable' : 'untested',
    reason: end.reason === 'mode' && end.outcome === 'inapplicable' ? 'mode' : 'earlier-step',
    message: null,
    startedAtMs: 0,
    durationMs: 0,
    waits: [],
    url: null,
    screenshot: null,
  }));

/** The attempt that was not made, and why. */
export const unwalked = (
  options: RunJourneyOptions,
  startedAt: Date,
  reason: Reason,
  message: string,
): Attempt => ({
  n: options.n,
  purpose: options.purpose,
  startedAt: startedAt.toISOString(),
  durationMs: 0,
  outcome: 'cantTell',
  reason,
  trace: null,
  evidence: {
    steps: unreached(options.task, 0, { outcome: 'cantTell', reason }).map((step, at) =>
      at === 0 ? { ...step, outcome: 'cantTell', reason, message } : step,
    ),
    requests: [],
    console: [],
    pageErrors: [],
    pages: [],
    layouts: [],
    ...nothingNoted(),
    refused: [],
    platform: null,
    conditions: {
      device: options.task.device,
      mode: options.mode,
      browser: options.browsers.version(),
      concurrency: options.running(),
      traced: false,
      intercepted: false,
      cpuPressure: null,
      cpuStarved: false,
    },
    catalogue: null,
  },
});
