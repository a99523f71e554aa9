import type {
  AfterFilingEvidence,
  AnswerEvidence,
  BadValueEvidence,
  CleanUpEvidence,
  ComponentEvidence,
  ConsentEvidence,
  DraftEvidence,
  DutyEvidence,
  EffortEvidence,
  FieldEvidence,
  KeyboardEvidence,
  LeakEvidence,
  PaymentEvidence,
  PrivacyNoticeEvidence,
  ProcedureEvidence,
  PublicSignEvidence,
  ReachEvidence,
  ReviewEvidence,
  RoundTripEvidence,
  SearchEvidence,
  SiteEvidence,
  StoreEvidence,
  UploadLimitEvidence,
} from './filing.ts';
import type { DeviceId, DossierStatus, Effect } from './journey.ts';
import type { Outcome, Reason } from './outcome.ts';
import type { Mode, ServiceId } from './portal.ts';
import type { BadFileEvidence, SignedFileEvidence, SigningEvidence } from './signing.ts';
import type { Text } from './text.ts';

/*
 * Plain data that survives a JSON round trip. Times named `…AtMs` are milliseconds since the start of the
 * attempt; `durationMs` are lengths. Everything that a portal sent is untrusted text.
 */

/** What the citizen waited for after one press or one navigation, apart from the crawler's own typing. */
export type Wait = { readonly what: string; readonly startedAtMs: number; readonly durationMs: number };

export type StepEvidence = {
  readonly index: number;
  readonly name: Text;
  readonly effect: Effect;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** What was expected and what came; without personal data. Null where the step passed. */
  readonly message: string | null;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly waits: readonly Wait[];
  /** Address on which the step ended, redacted. */
  readonly url: string | null;
  /** File under the sweep's evidence folder, or null where none could be taken. */
  readonly screenshot: string | null;
};

export type RequestEvidence = {
  readonly step: number;
  readonly method: string;
  readonly url: string;
  /** Playwright's resource type: document, script, image, xhr, fetch … */
  readonly type: string;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly failure: string | null;
  readonly bytes: number | null;
  readonly startedAtMs: number;
  readonly ttfbMs: number | null;
  readonly durationMs: number | null;
  /** True for the portal's own hosts; false for the national services and third parties. */
  readonly own: boolean;
  /** An http request made from a page that came over https. */
  readonly mixed: boolean;
};

export type ConsoleEvidence = {
  readonly step: number;
  readonly level: string;
  readonly text: string;
  readonly atMs: number;
};

export type PageErrorEvidence = { readonly step: number; readonly message: string; readonly atMs: number };

/** One document that the journey crossed. Vitals are null where the browser reported none. */
export type PageEvidence = {
  readonly step: number;
  readonly url: string;
  readonly title: string;
  readonly own: boolean;
  readonly vitals: {
    readonly lcpMs: number | null;
    readonly cls: number | null;
    readonly ttfbMs: number | null;
    readonly fcpMs: number | null;
    readonly inpMs: number | null;
  };
  readonly viewport: string | null;
  readonly lang: string | null;
};

/** A page laid out at 320 CSS px: the width that it needs, and what is too wide. */
export type LayoutEvidence = {
  readonly step: number;
  readonly url: string;
  readonly innerWidth: number;
  readonly scrollWidth: number;
  readonly widest: readonly { readonly selector: string; readonly right: number }[];
};

export type SignInEvidence = {
  readonly step: number;
  /** Service whose page the citizen stood on when pressing sign in; null on a page of no service. */
  readonly service: ServiceId | null;
  readonly from: string;
  readonly hops: readonly string[];
  readonly landed: string;
  /** Whether the page landed on is the service's page or filing form; null where it can't be told. */
  readonly sameService: boolean | null;
  readonly secondSignIn: boolean;
  readonly eIdOffered: boolean;
};

export type SubmissionEvidence = {
  readonly step: number;
  readonly pressedAtMs: number;
  /** Null where no code appeared before the step gave up. */
  readonly codeAfterMs: number | null;
  readonly code: string | null;
  readonly waitedMs: number;
};

export type LookUpEvidence = { readonly step: number; readonly status: DossierStatus };

/** A request that the guard stopped, and why. */
export type RefusedRequest = {
  readonly step: number;
  readonly method: string;
  readonly url: string;
  readonly why: 'state-changing' | 'foreign-host' | 'web-socket' | 'known-action' | 'robots';
  readonly atMs: number;
};

export type PlatformEvidence = {
  readonly adapter: string;
  readonly version: string | null;
  /** What on the page told it, in plain words. */
  readonly detectedBy: string;
};

/** The circumstances of the attempt: what a reader must know before believing a time in it. */
export type ConditionsEvidence = {
  readonly device: DeviceId;
  readonly mode: Mode;
  readonly browser: string;
  /** Journeys that ran at the same time, this one included. */
  readonly concurrency: number;
  readonly traced: boolean;
  /** Whether requests were held up by the guard (which also switches the HTTP cache off). */
  readonly intercepted: boolean;
  /** Whether the citizen came signed in, with the session of an earlier journey; absent where not. */
  readonly sessionReused?: true;
  /** Share of the attempt in which runnable work waited for a processor, 0–1; null where unknown. */
  readonly cpuPressure: number | null;
  readonly cpuStarved: boolean;
};

/** What a crawl of the public pages found. `pages` were asked for; `broken` are those that gave none. */
export type CatalogueEvidence = {
  readonly pages: number;
  readonly services: readonly { readonly service: ServiceId; readonly url: string }[];
  readonly links: number;
  readonly broken: readonly { readonly url: string; readonly from: string; readonly status: number | null }[];
  readonly truncated: boolean;
};

/** What acts note while they walk; a list of each kind, in the order in which it was seen. */
export type NotedEvidence = {
  readonly signIns: readonly SignInEvidence[];
  readonly submissions: readonly SubmissionEvidence[];
  readonly lookUps: readonly LookUpEvidence[];
  readonly signings: readonly SigningEvidence[];
  readonly signedFiles: readonly SignedFileEvidence[];
  readonly badFiles: readonly BadFileEvidence[];
  readonly fields: readonly FieldEvidence[];
  readonly components: readonly ComponentEvidence[];
  readonly uploadLimits: readonly UploadLimitEvidence[];
  readonly stores: readonly StoreEvidence[];
  readonly roundTrips: readonly RoundTripEvidence[];
  readonly consents: readonly ConsentEvidence[];
  readonly procedures: readonly ProcedureEvidence[];
  readonly duties: readonly DutyEvidence[];
  readonly privacyNotices: readonly PrivacyNoticeEvidence[];
  readonly sites: readonly SiteEvidence[];
  readonly searches: readonly SearchEvidence[];
  readonly reaches: readonly ReachEvidence[];
  readonly payments: readonly PaymentEvidence[];
  readonly drafts: readonly DraftEvidence[];
  readonly badValues: readonly BadValueEvidence[];
  readonly reviews: readonly ReviewEvidence[];
  readonly afterFiling: readonly AfterFilingEvidence[];
  readonly answers: readonly AnswerEvidence[];
  readonly leaks: readonly LeakEvidence[];
  readonly efforts: readonly EffortEvidence[];
  readonly publicSigns: readonly PublicSignEvidence[];
  readonly keyboards: readonly KeyboardEvidence[];
  readonly cleanUps: readonly CleanUpEvidence[];
};

export type NotedKind = keyof NotedEvidence;

export type Evidence = NotedEvidence & {
  readonly steps: readonly StepEvidence[];
  readonly requests: readonly RequestEvidence[];
  readonly console: readonly ConsoleEvidence[];
  readonly pageErrors: readonly PageErrorEvidence[];
  readonly pages: readonly PageEvidence[];
  readonly layouts: readonly LayoutEvidence[];
  readonly refused: readonly RefusedRequest[];
  readonly platform: PlatformEvidence | null;
  readonly conditions: ConditionsEvidence;
  readonly catalogue: CatalogueEvidence | null;
};

export type EvidenceKind = keyof Evidence;

/** Nothing noted: what an attempt begins with, and what sweeps hold that are older than a kind. */
export const nothingNoted = (): { -readonly [K in NotedKind]: NotedEvidence[K][number][] } => ({
  signIns: [],
  submissions: [],
  lookUps: [],
  signings: [],
  signedFiles: [],
  badFiles: [],
  fields: [],
  components: [],
  uploadLimits: [],
  stores: [],
  roundTrips: [],
  consents: [],
  procedures: [],
  duties: [],
  privacyNotices: [],
  sites: [],
  searches: [],
  reaches: [],
  payments: [],
  drafts: [],
  badValues: [],
  reviews: [],
  afterFiling: [],
  answers: [],
  leaks: [],
  efforts: [],
  publicSigns: [],
  keyboards: [],
  cleanUps: [],
});
