import type { Page } from 'playwright';
import { Obstacle, UsageError } from '#src/model/errors.ts';
import {
  type Evidence,
  type LayoutEvidence,
  nothingNoted,
  type StepEvidence,
  type Wait,
} from '#src/model/evidence.ts';
import type { Step } from '#src/model/journey.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { takeMouseAgain } from '#src/platforms/keyboard.ts';
import { canaryOf } from '#src/redact/canary.ts';
import { citizenSecrets, redactor, type Secret } from '#src/redact/redactor.ts';
import { createActs } from './acts.ts';
import { watchMade } from './clean-up.ts';
import type { Clock } from './clock.ts';
import { faultFrom } from './faults.ts';
import { firstSightOf, stepFinisher } from './finish-step.ts';
import { countTurns } from './gatherers/after-step.ts';
import { gatherMessages } from './gatherers/console.ts';
import { gatherEffort } from './gatherers/effort.ts';
import { gatherLeaks } from './gatherers/leaks.ts';
import { gatherPages } from './gatherers/pages.ts';
import { watchProcessor } from './gatherers/processor.ts';
import { gatherRequests } from './gatherers/requests.ts';
import { guard } from './guard.ts';
import { hostTest, siblingTest } from './host-pattern.ts';
import type { RunJourneyOptions } from './journey-options.ts';
import { firstLine, hasDied, isFullDisk, judgeError } from './judge-error.ts';
import { makeStage, type Walked } from './make-stage.ts';
import { allows } from './mode.ts';
import { startTrace, stopTrace } from './trace.ts';
import { ENDED, untilEnded } from './until-ended.ts';
import { unreached, unwalked } from './unwalked.ts';
import { watchLimits } from './watch-limits.ts';
import { within } from './within.ts';

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
  const walked: Walked = { underWay: null, sessionReused: false, takingBack: false, codesDrawn: [] };
  const secrets = (): readonly Secret[] => [
    ...citizenSecrets(options.citizen),
    ...walked.codesDrawn.map((value) => ({ placeholder: '«citizen.oneTimeCode»', value })),
  ];
  let concurrency = options.running();
  const clock: Clock = {
    nowMs: () => performance.now() - start,
    step: () => walked.underWay?.index ?? steps.length - 1,
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
  try {
    const pages = await gatherPages(page, isPortal);
    await countTurns(page);
    const stage = makeStage(page, options, { clock, noted, walked });
    const acts = createActs(stage, () => walked.underWay?.effect ?? null);
    const made = watchMade(
      acts.portal,
      (error) => faultFrom(error, page)?.message ?? 'It broke off for a reason that is not known.',
    );
    const watch = await guard({
      page,
      mode,
      clock,
      effect: () => walked.underWay?.effect ?? null,
      declared: acts.declared,
      isPortal,
      isNational,
      isSignIn,
      isSibling: siblingTest(task.portal.url),
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
    if (traced) await startTrace(page);

    const limits = watchLimits(page, options.journeyMs, options.signal);

    const finish = stepFinisher({
      page,
      files,
      clock,
      isPhone: task.device === 'phone',
      secrets,
      signedIn: acts.signedIn,
      publicPage: leaks.publicPage,
      effortOf,
      noted,
      layouts,
    });

    const step: Step = async (name, effect, act) => {
      if (ended !== null) throw ENDED;
      if (walked.underWay !== null)
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
      walked.underWay = { index, effect, waits };
      const startedAtMs = clock.nowMs();
      try {
        const value = await Promise.race([act(), limits.cut, refusal]);
        steps.push(await finish({ index, name, effect, startedAtMs, waits }, { outcome: 'passed' }));
        return value;
      } catch (error) {
        const endedAtMs = clock.nowMs();
        const met = judgeError(error, page, effect, watch.refused.slice(refusedBefore));
        ended = { outcome: met.outcome, reason: met.reason };
        steps.push(await finish({ index, name, effect, startedAtMs, waits }, met, endedAtMs));
        throw ENDED;
      } finally {
        walked.underWay = null;
      }
    };

    try {
      const portal = untilEnded(made.portal, () => ended !== null);
      await task.journey.walk({ citizen: options.citizen, portal, step });
      ended ??= { outcome: 'passed', reason: null };
    } catch (error) {
      if (isFullDisk(error)) throw error;
      if (ended === null) {
        const met = judgeError(error, page, 'reads', []);
        ended = met.reason === 'our-bug' ? { outcome: 'cantTell', reason: 'scenario-error' } : met;
      }
    } finally {
      limits.release();
    }
    if (options.cleansUp) {
      const step = steps.length - 1;
      walked.underWay = { index: step, effect: mode === 'sandbox' ? 'submits' : 'drafts', waits: [] };
      walked.takingBack = true;
      takeMouseAgain(page);
      const cutOff = limits.why() ?? (page.isClosed() ? 'The page was closed.' : null);
      const told = cutOff === null ? await made.takeBack(CLEANING_MS) : made.leave(cutOff);
      noted.cleanUps.push(...told.map((each) => ({ step, ...each })));
      walked.underWay = null;
    }
    const end = ended as { outcome: Outcome; reason: Reason | null };
    const gate = redactor(secrets());
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
      consents: firstSightOf(noted.consents),
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
        ...(walked.sessionReused ? { sessionReused: true } : {}),
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
  } catch (error) {
    // The walk itself ends with an outcome; only setting it up gets here before one stands.
    if (ended !== null || !hasDied(error, page)) throw error;
    return unwalked(options, startedAt, 'browser-died', `The page was not made ready: ${firstLine(error)}`);
  } finally {
    await within(
      CLOSING_MS,
      page.close().catch(() => undefined),
    );
  }
};

/** The browser's clock and ours may round to different milliseconds. */
const CLOCK_SLACK_MS = 5;

/** Longest wait for a page that may never close, milliseconds. */
const CLOSING_MS = 10_000;

/** Longest time for taking back what a journey made, all of it. */
const CLEANING_MS = 90_000;
