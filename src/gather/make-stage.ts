import type { Page } from 'playwright';
import type { nothingNoted, Wait } from '#src/model/evidence.ts';
import type { Effect } from '#src/model/journey.ts';
import type { Stage } from '#src/platforms/adapter.ts';
import type { Clock } from './clock.ts';
import { keepFile } from './keep-file.ts';
import { drawOneTimeCode } from './one-time-code.ts';
import type { RunJourneyOptions } from './journey-options.ts';
import { readSession } from './sessions.ts';

/** What changes while a journey is walked, beside the evidence. */
export type Walked = {
  /** The step that is being walked. */
  underWay: { readonly index: number; readonly effect: Effect; readonly waits: Wait[] } | null;
  sessionReused: boolean;
  /** Taking back is no part of the journey that is judged. */
  takingBack: boolean;
  /** One-time codes that were drawn for this walk: secrets like the citizen's own. */
  readonly codesDrawn: string[];
};

/** Where a platform's adapter acts: the page, and what it may ask for and note there. */
export const makeStage = (
  page: Page,
  options: RunJourneyOptions,
  {
    clock,
    noted,
    walked,
  }: {
    readonly clock: Clock;
    readonly noted: ReturnType<typeof nothingNoted>;
    readonly walked: Walked;
  },
): Stage => ({
  page,
  portal: options.task.portal,
  services: options.services,
  words: options.words,
  others: options.others ?? [],
  signInHosts: options.network.signInHosts,
  nationalHosts: options.network.nationalHosts,
  patienceMs: options.patienceMs,
  wait: async (what, press, until) => {
    const startedAtMs = Math.round(clock.nowMs());
    try {
      await press();
      return await until();
    } finally {
      walked.underWay?.waits.push({
        what,
        startedAtMs,
        durationMs: Math.round(clock.nowMs()) - startedAtMs,
      });
    }
  },
  nowMs: clock.nowMs,
  stepIndex: clock.step,
  service: { current: null },
  note: (kind, seen) => {
    if (!walked.takingBack) (noted[kind] as unknown[]).push(seen);
  },
  noted: (kind) => noted[kind],
  session: {
    restored: (options.session?.held ?? null) !== null,
    reused: () => {
      walked.sessionReused = true;
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
      walked.codesDrawn.push(code);
      return code;
    },
    passkey: (options.passkey ?? null) !== null,
  },
  download: { expected: false },
});
