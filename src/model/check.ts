import type { Evidence, EvidenceKind } from './evidence.ts';
import type { DeviceId, PlannedJourney } from './journey.ts';
import type { LegalBasis } from './legal-basis.ts';
import type { Outcome, Reason } from './outcome.ts';
import type { References } from './references.ts';
import type { Text } from './text.ts';

/** From the criteria data. Operators and kinds are the data's own words. */
export type Threshold = {
  readonly operator: '<=' | '>=' | '==' | 'n/a';
  readonly value: number | boolean | null;
  /** Where the score reaches 0; null means the rule of the criteria data (twice or half of the value). */
  readonly poor: number | null;
  readonly unit: string;
  readonly kind: string;
  readonly source: string;
  readonly aggregate: string;
};

export type Observability = 'public' | 'test-account' | 'sandbox' | 'not-observable';

export type Criterion = {
  readonly id: string;
  readonly pillar: string;
  readonly name: Text;
  readonly observability: Observability;
  /** Points of 100; 0 is informational. */
  readonly weight: number;
  readonly gate: boolean;
  readonly passRule: string;
  readonly measure: string;
  readonly threshold: Threshold;
  readonly legalBasis: readonly LegalBasis[];
  readonly note: string | null;
};

export type Pillar = { readonly id: string; readonly name: Text; readonly weight: number };

/** Which observabilities count; scores of two variants are never compared. */
export type Variant = 'public' | 'account' | 'full';

export type CriteriaSet = {
  readonly version: string;
  readonly date: string;
  readonly status: string;
  readonly pillars: readonly Pillar[];
  readonly criteria: readonly Criterion[];
  readonly levels: readonly { readonly level: string; readonly min: number }[];
  readonly variants: readonly { readonly id: Variant; readonly name: Text }[];
  /** Shares of weight that must be measured, 0–1. */
  readonly minimumCoverage: { readonly pillar: number; readonly total: number };
  readonly sources: Readonly<
    Record<string, { readonly title: string; readonly titleVi?: string | undefined; readonly status: string }>
  >;
  readonly references: References;
};

/** A place in the evidence that a finding rests on. */
export type Place = {
  readonly step: number | null;
  readonly url: string | null;
  readonly detail: string;
  /** The same in Vietnamese, where it is in our words; absent where it is the portal's, or alike in both. */
  readonly detailVi?: string;
};

export type Verdict = {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** In the unit of the criterion's threshold; null where nothing was measured. */
  readonly measured: number | null;
  /** One sentence: what was seen. */
  readonly seen: Text;
  readonly places: readonly Place[];
};

export type CheckContext = {
  readonly threshold: Threshold;
  readonly device: DeviceId;
  readonly journey: Pick<PlannedJourney, 'id' | 'service' | 'steps'>;
  readonly references: References;
  /** When the attempt began, ISO 8601, UTC. */
  readonly startedAt: string;
};

/**
 * One question, asked of one attempt's evidence. Pure. `timing: true` marks a question whose answer
 * depends on how busy the machine was: a breach counts only from an attempt with nothing else running.
 */
export type Check<K extends EvidenceKind = EvidenceKind> = {
  readonly id: string;
  readonly criterion: string;
  /** Raised whenever the same evidence may get another answer. */
  readonly version: number;
  readonly title: Text;
  /** How the portal's people mend it. */
  readonly mend: Text;
  readonly needs: readonly K[];
  readonly timing?: true;
  /** How the values of many runs become the criterion's one measured value. */
  readonly aggregate: 'median' | 'worst' | 'percent-passed' | 'percent-failed' | 'all-passed';
  readonly judge: (evidence: Pick<Evidence, K>, context: CheckContext) => Verdict;
};

export type Finding = {
  readonly check: string;
  readonly checkVersion: number;
  readonly criterion: string;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly measured: number | null;
  readonly seen: Text;
  readonly places: readonly Place[];
  /** Attempt whose evidence decided, 1-based; null where none did. */
  readonly attempt: number | null;
};
