import { nothingNoted } from '#src/model/evidence.ts';
import type { Threshold } from '#src/model/check.ts';
import type {
  Evidence,
  LayoutEvidence,
  PageEvidence,
  RequestEvidence,
  SignInEvidence,
  StepEvidence,
} from '#src/model/evidence.ts';
import type { DeviceId, StepPlan } from '#src/model/journey.ts';
import type { References } from '#src/model/references.ts';

/** Object literals of evidence: a short attempt on a made-up portal, with what a test changes. */

export const HOME = 'https://portal.test/';
export const E_ID = 'https://e-id.test/login';

export const step = (index: number, change: Partial<StepEvidence> = {}): StepEvidence => ({
  index,
  name: { vi: `Bước ${index}`, en: `Step ${index}` },
  effect: 'reads',
  outcome: 'passed',
  reason: null,
  message: null,
  startedAtMs: index * 1000,
  durationMs: 500,
  waits: [],
  url: HOME,
  screenshot: null,
  ...change,
});

export const wait = (durationMs: number, startedAtMs = 0): StepEvidence['waits'][number] => ({
  what: 'press',
  startedAtMs,
  durationMs,
});

export const request = (change: Partial<RequestEvidence> = {}): RequestEvidence => ({
  step: 0,
  method: 'GET',
  url: HOME,
  type: 'document',
  status: 200,
  failure: null,
  bytes: 1000,
  startedAtMs: 0,
  ttfbMs: 50,
  durationMs: 80,
  own: true,
  mixed: false,
  ...change,
});

export const page = (
  change: Partial<Omit<PageEvidence, 'vitals'>> = {},
  vitals: Partial<PageEvidence['vitals']> = {},
): PageEvidence => ({
  step: 0,
  url: HOME,
  title: 'Cổng',
  own: true,
  viewport: 'width=device-width, initial-scale=1',
  lang: 'vi',
  ...change,
  vitals: { lcpMs: 900, cls: 0, ttfbMs: 100, fcpMs: 300, inpMs: null, ...vitals },
});

export const layout = (scrollWidth: number, change: Partial<LayoutEvidence> = {}): LayoutEvidence => ({
  step: 0,
  url: HOME,
  innerWidth: 320,
  scrollWidth,
  widest: [],
  ...change,
});

export const signIn = (change: Partial<SignInEvidence> = {}): SignInEvidence => ({
  step: 1,
  service: 'ESS-03',
  from: `${HOME}service`,
  hops: [E_ID],
  landed: `${HOME}service`,
  sameService: true,
  secondSignIn: false,
  eIdOffered: true,
  ...change,
});

export const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  steps: [step(0)],
  requests: [request()],
  console: [],
  pageErrors: [],
  pages: [page()],
  layouts: [],
  ...nothingNoted(),
  refused: [],
  platform: null,
  conditions: {
    device: 'phone',
    mode: 'sandbox',
    browser: 'test',
    concurrency: 1,
    traced: false,
    intercepted: false,
    cpuPressure: 0,
    cpuStarved: false,
  },
  catalogue: null,
  ...change,
});

export const EMPTY: Evidence = evidence({ steps: [], requests: [], pages: [] });

/** All that a step-bound obstacle leaves: one step, held up by a captcha, on a page that is not the portal's own look. */
export const CAPTCHA: Partial<Evidence> = {
  steps: [step(0, { outcome: 'cantTell', reason: 'captcha' })],
  requests: [request({ status: 403 })],
  pages: [page({ viewport: null }, { cls: 0.9, lcpMs: 9000, ttfbMs: 9000 })],
};

export const threshold = (change: Partial<Threshold> = {}): Threshold => ({
  operator: '==',
  value: 0,
  poor: null,
  unit: 'count',
  kind: 'project',
  source: 'own',
  aggregate: 'per portal',
  ...change,
});

type Context = {
  readonly threshold: Threshold;
  readonly device: DeviceId;
  readonly journey: {
    readonly id: string;
    readonly service: string | null;
    readonly steps: readonly StepPlan[];
  };
  readonly references: References;
  readonly startedAt: string;
};

export const context = (
  limit: Partial<Threshold>,
  effects: readonly StepPlan['effect'][] = ['reads'],
  device: DeviceId = 'phone',
): Context => ({
  threshold: threshold(limit),
  device,
  references: { services: [], overAskRules: [], lawMadeDuties: [] },
  startedAt: '2026-11-21T02:00:00.000Z',
  journey: {
    id: 'made-up/journey',
    service: 'ESS-03',
    steps: effects.map((effect, index) => ({ name: { vi: `Bước ${index}`, en: `Step ${index}` }, effect })),
  },
});
