import type { Variant } from '#src/model/check.ts';
import type { Comparison, PortalComparison } from '#src/model/comparison.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { DeviceId, Effect } from '#src/model/journey.ts';
import { type LeftBehind, leftBehind } from '#src/model/left-behind.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { AddressConfidence, BodyKind, Mode } from '#src/model/portal.ts';
import type { BadFileEvidence, SignedFileEvidence, SigningEvidence } from '#src/model/signing.ts';
import type { Attempt, Purpose, Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { platformName } from './platform-name.ts';
import { standing } from './standing.ts';
import { SYNTHETIC_MARK } from './words.ts';

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
const FILING_KINDS = [
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

/** The attempt that a run is shown by: the last one with the run's outcome, else the last; null without attempts. */
export function decidingAttempt(run: Run): Attempt | null {
  return run.attempts.findLast((attempt) => attempt.outcome === run.outcome) ?? run.attempts.at(-1) ?? null;
}

/** Whether anything in the comparison was made from the local fleet. */
export function isSynthetic({ sweep, portals }: Pick<Comparison, 'sweep' | 'portals'>): boolean {
  return sweep.synthetic || portals.some(({ portal }) => portal.synthetic);
}

function portalJson(comparison: Comparison, compared: PortalComparison): PortalJson {
  const { portal } = compared;
  const criteria = new Map(comparison.criteria.criteria.map((criterion) => [criterion.id, criterion]));
  return {
    id: portal.id,
    name: portal.name,
    kind: portal.kind,
    region: portal.region,
    url: portal.url,
    addressConfidence: portal.address.confidence,
    synthetic: portal.synthetic,
    mode: portal.mode,
    platform: platformName(comparison, compared),
    scores: compared.variants.map(({ variant, score, level, coverage, failedGates, pillars }) => ({
      variant,
      score,
      level,
      coverage,
      failedGates,
      pillars,
    })),
    criteria: compared.criteria.flatMap((scored) => {
      const criterion = criteria.get(scored.criterion);
      if (!criterion) return [];
      return {
        criterion: scored.criterion,
        outcome: scored.outcome,
        reason: scored.reason,
        measured: scored.measured,
        unit: criterion.threshold.unit,
        score: scored.score,
        findings: scored.n,
        thresholdKind: criterion.threshold.kind,
        breachWhenFailed: standing(criterion, comparison.sweep.startedAt.slice(0, 10)).breach,
      };
    }),
  };
}

function signingJson(run: Run): RunJson['signing'] {
  const evidence = decidingAttempt(run)?.evidence;
  if (evidence === undefined) return null;
  const { signings, signedFiles, badFiles } = evidence;
  if (signings.length + signedFiles.length + badFiles.length === 0) return null;
  // The key of the vault is nobody's business but the operator's.
  const files = signedFiles.map((file) => ({ ...file, kept: file.kept !== null }));
  return { signings, files, badFiles };
}

function filingJson(run: Run): RunJson['filing'] {
  const evidence = decidingAttempt(run)?.evidence;
  if (evidence === undefined || FILING_KINDS.every((kind) => evidence[kind].length === 0)) return null;
  const { fields, components, stores, roundTrips, consents } = evidence;
  const { efforts, procedures, duties, payments, publicSigns } = evidence;
  return {
    fields,
    components,
    stores,
    roundTrips,
    consents,
    efforts,
    procedures,
    duties,
    payments,
    publicSigns,
  };
}

function runJson(run: Run): RunJson {
  return {
    id: run.id,
    portal: run.portalId,
    journey: run.journeyId,
    device: run.device,
    outcome: run.outcome,
    reason: run.reason,
    steps: (decidingAttempt(run)?.evidence.steps ?? []).map((step) => ({
      name: step.name,
      effect: step.effect,
      outcome: step.outcome,
      reason: step.reason,
      startedAtMs: step.startedAtMs,
      durationMs: step.durationMs,
    })),
    findings: run.findings.map((finding) => ({
      check: finding.check,
      version: finding.checkVersion,
      criterion: finding.criterion,
      outcome: finding.outcome,
      reason: finding.reason,
      measured: finding.measured,
      seen: finding.seen,
      attempt: finding.attempt,
      places: finding.places,
    })),
    signing: signingJson(run),
    filing: filingJson(run),
    attempts: run.attempts.map((attempt) => ({
      n: attempt.n,
      purpose: attempt.purpose,
      outcome: attempt.outcome,
      reason: attempt.reason,
      startedAt: attempt.startedAt,
      durationMs: attempt.durationMs,
      concurrency: attempt.evidence.conditions.concurrency,
      traced: attempt.evidence.conditions.traced,
      cpuStarved: attempt.evidence.conditions.cpuStarved,
    })),
  };
}

/** A comparison as the export. Pure; survives a JSON round trip. */
export function sweepJson(comparison: Comparison): SweepJson {
  const { sweep, criteria, checks, counts } = comparison;
  const synthetic = isSynthetic(comparison);
  return {
    schemaVersion: '1.0',
    synthetic,
    mark: synthetic ? SYNTHETIC_MARK : null,
    tool: sweep.tool,
    sweep: {
      id: sweep.id,
      startedAt: sweep.startedAt,
      finishedAt: sweep.finishedAt,
      plan: sweep.plan,
      seed: sweep.seed,
      edition: sweep.edition,
      criteriaVersion: sweep.criteriaVersion,
      browser: sweep.browser,
      host: sweep.host,
      devices: sweep.devices,
      signingAnchors: sweep.signing?.anchors.length ?? null,
    },
    totals: { ...counts, open: counts.planned - counts.runs - counts.notRun },
    variants: criteria.variants,
    minimumCoverage: criteria.minimumCoverage,
    portals: comparison.portals.map((compared) => portalJson(comparison, compared)),
    journeys: sweep.journeys.map(({ id, title, service, steps, sourceHash }) => ({
      id,
      title,
      service,
      steps,
      sourceHash,
    })),
    checks: checks.map(({ id, version, criterion }) => ({ id, version, criterion })),
    overAskRules: criteria.references.overAskRules.map(({ id, asks, services, citation, sourced }) => ({
      id,
      asks,
      services,
      citation,
      sourced,
    })),
    runs: comparison.runs.map(runJson),
    leftBehind: leftBehind(comparison.runs).map(({ portalId, journeyId, device, attempt, made, why }) => ({
      portal: portalId,
      journey: journeyId,
      device,
      attempt,
      made,
      why,
    })),
    notRun: comparison.notRun.map(({ portalId, journeyId, device, reason, detail }) => ({
      portal: portalId,
      journey: journeyId,
      device,
      reason,
      detail,
    })),
  };
}
