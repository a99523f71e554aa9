import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Evidence, LayoutEvidence, nothingNoted, StepEvidence } from '#src/model/evidence.ts';
import type { Effect } from '#src/model/journey.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { EvidenceFiles } from '#src/model/store.ts';
import { cleanUrl } from '#src/platforms/clean-url.ts';
import { consentTo } from '#src/platforms/consent-words.ts';
import { hiddenPatterns } from '#src/redact/hidden-patterns.ts';
import type { Secret } from '#src/redact/redactor.ts';
import type { Clock } from './clock.ts';
import { lookAfterStep } from './gatherers/after-step.ts';
import type { gatherEffort } from './gatherers/effort.ts';
import { gatherLayout } from './gatherers/layout.ts';
import type { GatheredLeaks } from './gatherers/leaks.ts';
import { takeScreenshot } from './gatherers/screenshot.ts';
import { within } from './within.ts';

export type StepFinisherOptions = {
  readonly page: Page;
  readonly files: EvidenceFiles;
  readonly clock: Clock;
  readonly isPhone: boolean;
  /** What pictures must not show. */
  readonly secrets: () => readonly Secret[];
  readonly signedIn: () => boolean;
  readonly publicPage: GatheredLeaks['publicPage'];
  readonly effortOf: ReturnType<typeof gatherEffort>;
  readonly noted: ReturnType<typeof nothingNoted>;
  readonly layouts: LayoutEvidence[];
};

type Begun = Pick<StepEvidence, 'index' | 'name' | 'effect' | 'startedAtMs' | 'waits'>;
type Met = { readonly outcome: Outcome; readonly reason?: Reason; readonly message?: string };

/** Longest wait for a page that may never answer, milliseconds. */
const ANSWER_MS = 5_000;

/** Longest wait for what a page still loads after it became usable. */
const LOADING_MS = 10_000;

/** How long a citizen is taken to look at a page: shifts in this time after loading count, later ones are not seen. */
const LOOK_MS = 900;

/** Looks at what a step left on the page, outside the step's time, and returns the step's evidence. */
export const stepFinisher = (
  options: StepFinisherOptions,
): ((begun: Begun, met: Met, endedAtMs?: number) => Promise<StepEvidence>) => {
  const { page, noted } = options;

  const lookAt = async (step: number): Promise<void> => {
    const signedIn = options.signedIn();
    const seen = await within(ANSWER_MS, lookAfterStep(page, !signedIn));
    if (seen === null || seen === undefined) return;
    if (!signedIn && !seen.signsOut) options.publicPage(seen.url, seen.text);
    if (!signedIn) return;
    const url = cleanUrl(seen.url);
    for (const { label, tickedBefore } of seen.boxes) {
      const about = consentTo(label);
      if (about !== null) noted.consents.push({ step, url, label, about, tickedBefore });
    }
  };

  return async ({ index, name, effect, startedAtMs, waits }, met, endedAtMs = options.clock.nowMs()) => {
    if (met.outcome === 'passed' && waits.length > 0) await settle(page, effect);
    noted.efforts.push(options.effortOf(index));
    await lookAt(index);
    const screenshot = page.isClosed()
      ? null
      : await takeScreenshot(page, options.files, hiddenPatterns(options.secrets()));
    if (options.isPhone && met.outcome === 'passed') {
      const layout = await within(ANSWER_MS, gatherLayout(page, index));
      if (layout !== null) options.layouts.push(layout);
    }
    return {
      index,
      name,
      effect,
      outcome: met.outcome,
      reason: met.reason ?? null,
      message: met.message ?? null,
      startedAtMs: Math.round(startedAtMs),
      durationMs: Math.round(endedAtMs - startedAtMs),
      waits,
      url: /^https?:/.test(page.url()) ? page.url() : null,
      screenshot,
    };
  };
};

/**
 * Lets the page finish loading, and stays a moment where a citizen reads, so that the largest content and late shifts
 * are seen.
 */
const settle = async (page: Page, effect: Effect): Promise<void> => {
  await page.waitForLoadState('load', { timeout: LOADING_MS }).catch(() => undefined);
  if (effect === 'reads' && !page.isClosed()) await setTimeout(LOOK_MS);
};

/** A box is met by the acts and after each step; its first sight counts. */
export const firstSightOf = (consents: Evidence['consents']): Evidence['consents'] => {
  const keyOf = ({ url, label }: Evidence['consents'][number]): string => `${url.split('?')[0]} ${label}`;
  const first = new Map<string, Evidence['consents'][number]>();
  for (const consent of consents) if (!first.has(keyOf(consent))) first.set(keyOf(consent), consent);
  return [...first.values()];
};
