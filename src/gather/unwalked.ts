import { type StepEvidence, nothingNoted } from '#src/model/evidence.ts';
import type { Task } from '#src/model/journey.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { Attempt } from '#src/model/sweep.ts';
import type { RunJourneyOptions } from './journey-options.ts';

/** Steps that the rehearsal announced and the walk did not come to. */
export const unreached = (
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
  options: Pick<RunJourneyOptions, 'task' | 'n' | 'purpose' | 'mode' | 'browsers' | 'running'>,
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
