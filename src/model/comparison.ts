import type { Criterion, CriteriaSet, Variant } from './check.ts';
import type { Outcome, Reason } from './outcome.ts';
import type { Portal } from './portal.ts';
import type { NotRun, Run, SweepRecord } from './sweep.ts';
import type { Text } from './text.ts';

/** A criterion on one portal. `score` is 0–1, null where it was not measured. */
export type CriterionScore = {
  readonly criterion: string;
  readonly measured: number | null;
  readonly score: number | null;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** Findings that it rests on. */
  readonly n: number;
};

export type PillarScore = {
  readonly pillar: string;
  /** 0–100; null below the minimum coverage. */
  readonly score: number | null;
  /** Share of the pillar's weight in this variant that was measured, 0–1. */
  readonly coverage: number;
};

export type VariantScore = {
  readonly variant: Variant;
  /** 0–100; null below the minimum coverage. */
  readonly score: number | null;
  readonly level: string | null;
  /** Gate criteria that failed: they cap the level at C. */
  readonly failedGates: readonly string[];
  readonly coverage: number;
  readonly pillars: readonly PillarScore[];
};

export type OutcomeCounts = { readonly [O in Outcome]: number };

export type PortalComparison = {
  readonly portal: Portal;
  readonly platform: { readonly adapter: string; readonly version: string | null } | null;
  readonly criteria: readonly CriterionScore[];
  readonly variants: readonly VariantScore[];
  readonly runs: OutcomeCounts;
  readonly findings: OutcomeCounts;
  readonly notRun: number;
};

/** Everything that pages and exports are made from; a pure function of a stored sweep. */
export type Comparison = {
  readonly sweep: SweepRecord;
  readonly criteria: CriteriaSet;
  /** Criteria that no check answers yet. */
  readonly unanswered: readonly Criterion[];
  readonly checks: readonly {
    readonly id: string;
    readonly version: number;
    readonly criterion: string;
    readonly title: Text;
    readonly mend: Text;
    readonly timing: boolean;
  }[];
  readonly portals: readonly PortalComparison[];
  readonly runs: readonly Run[];
  readonly notRun: readonly NotRun[];
  readonly counts: { readonly planned: number; readonly runs: number; readonly notRun: number };
};
