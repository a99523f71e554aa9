import type { Variant } from '#src/model/check.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { DeviceId, Effect } from '#src/model/journey.ts';
import type { LeftBehind } from '#src/model/left-behind.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { AddressConfidence, BodyKind, Mode } from '#src/model/portal.ts';
import type { BadFileEvidence, SignedFileEvidence, SigningEvidence } from '#src/model/signing.ts';
import type { Purpose } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';

/**
 * `sweep.json`, schema 1.0. Names and meanings change only by addition within a major version; a removed or
 * changed field raises it. Texts are `{vi, en}`. Times named `…AtMs` are milliseconds since the start of the
 * shown attempt; shares (`coverage`, criterion `score`) are 0–1; totals are 0–100. `null` means
 * not measured, never zero. Everything that came from a portal (`url`, `seen`, `message`) is untrusted text.
 */
export type SweepJson = {
  readonly schemaVersion: '1.0';
  /** True where the sweep, or any portal of it, was made from the local fleet: then nothing here is a fact. */
  readonly synthetic: boolean;
  /** "DỮ LIỆU GIẢ LẬP" where synthetic, else null. */
  readonly mark: Text | null;
  readonly tool: { readonly name: string; readonly version: string };
  readonly sweep: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string | null;
    readonly plan: string;
    readonly seed: number;
    readonly edition: string;
    readonly criteriaVersion: string;
    readonly browser: string;
    readonly host: {
      readonly os: string;
      readonly cpus: number;
      readonly memoryMb: number;
      readonly node: string;
    };
    readonly devices: readonly DeviceId[];
    /** Number of trusted roots that signed files were held against; null in sweeps that verified none. */
    readonly signingAnchors: number | null;
  };
  /** planned = runs + notRun + open; `open` is above 0 only where the sweep was stopped. */
  readonly totals: {
    readonly planned: number;
    readonly runs: number;
    readonly notRun: number;
    readonly open: number;
  };
  /** Scores of two variants are never to be compared. */
  readonly variants: readonly { readonly id: Variant; readonly name: Text }[];
  readonly minimumCoverage: { readonly pillar: number; readonly total: number };
  readonly portals: readonly PortalJson[];
  readonly journeys: readonly {
    readonly id: string;
    readonly title: Text;
    readonly service: string | null;
    readonly steps: readonly { readonly name: Text; readonly effect: Effect }[];
    readonly sourceHash: string;
  }[];
  readonly checks: readonly { readonly id: string; readonly version: number; readonly criterion: string }[];
  /** Rules on what may not be asked again; one that is not sourced accuses nobody. */
  readonly overAskRules: readonly {
    readonly id: string;
    readonly asks: string;
    /** Null where the rule holds for every service. */
    readonly services: readonly string[] | null;
    readonly citation: Text;
    readonly sourced: boolean;
  }[];
  readonly runs: readonly RunJson[];
  /** What journeys made and could not take back, over all attempts; without dossier codes. */
  readonly leftBehind: readonly {
    readonly portal: string;
    readonly journey: string;
    readonly device: DeviceId;
    readonly attempt: number;
    readonly made: LeftBehind['made'];
    readonly why: string | null;
  }[];
  readonly notRun: readonly {
    readonly portal: string;
    readonly journey: string;
    readonly device: DeviceId;
    readonly reason: Reason;
    readonly detail: string;
  }[];
};

export type PortalJson = {
  readonly id: string;
  readonly name: Text;
  readonly kind: BodyKind;
  readonly region: Text | null;
  readonly url: string;
  readonly addressConfidence: AddressConfidence;
  readonly synthetic: boolean;
  readonly mode: Mode;
  /** What the sweep calls the platform that answered; stand-ins never carry a vendor's name. */
  readonly platform: Text | null;
  readonly scores: readonly {
    readonly variant: Variant;
    /** 0–100; null below the minimum coverage. */
    readonly score: number | null;
    readonly level: string | null;
    readonly coverage: number;
    readonly failedGates: readonly string[];
    readonly pillars: readonly {
      readonly pillar: string;
      readonly score: number | null;
      readonly coverage: number;
    }[];
  }[];
  readonly criteria: readonly {
    readonly criterion: string;
    readonly outcome: Outcome;
    readonly reason: Reason | null;
    readonly measured: number | null;
    readonly unit: string;
    readonly score: number | null;
    readonly findings: number;
    readonly thresholdKind: string;
    /** Whether a failure may be called a breach of law; see `src/report/standing.ts`. */
    readonly breachWhenFailed: boolean;
  }[];
};

/** Kinds of evidence of a filing that are exported. */
export const FILING_KINDS = [
  'fields',
  'components',
  'stores',
  'roundTrips',
  'consents',
  'efforts',
  'procedures',
  'duties',
  'payments',
  'publicSigns',
] as const;
type FilingKind = (typeof FILING_KINDS)[number];

export type RunJson = {
  readonly id: string;
  readonly portal: string;
  readonly journey: string;
  readonly device: DeviceId;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** Of the attempt that decided the run: the last one with the run's outcome, else the last. */
  readonly steps: readonly {
    readonly name: Text;
    readonly effect: Effect;
    readonly outcome: Outcome;
    readonly reason: Reason | null;
    readonly startedAtMs: number;
    readonly durationMs: number;
  }[];
  readonly findings: readonly {
    readonly check: string;
    readonly version: number;
    readonly criterion: string;
    readonly outcome: Outcome;
    readonly reason: Reason | null;
    readonly measured: number | null;
    readonly seen: Text;
    readonly attempt: number | null;
    readonly places: readonly {
      readonly step: number | null;
      readonly url: string | null;
      readonly detail: string;
      /** The same in Vietnamese, where it is in this tool's words. */
      readonly detailVi?: string;
    }[];
  }[];
  /** What the same attempt met of digital signing; null where it met none. Steps count from 0. */
  readonly signing: {
    readonly signings: readonly SigningEvidence[];
    /** Verdicts are masked: no name, of identifiers the last four signs. `null` where a file was not verified. */
    readonly files: readonly (Omit<SignedFileEvidence, 'kept'> & { readonly kept: boolean })[];
    readonly badFiles: readonly BadFileEvidence[];
  } | null;
  /**
   * What the same attempt met of a filing; null where it met none. Shapes as in `src/model/filing.ts`; steps count from
   * 0. `publicSigns` are evidence from public pages, never part of a score.
   */
  readonly filing: { readonly [K in FilingKind]: Evidence[K] } | null;
  readonly attempts: readonly {
    readonly n: number;
    readonly purpose: Purpose;
    readonly outcome: Outcome;
    readonly reason: Reason | null;
    readonly startedAt: string;
    readonly durationMs: number;
    readonly concurrency: number;
    readonly traced: boolean;
    readonly cpuStarved: boolean;
  }[];
};
