import type { Comparison, PortalComparison } from '#src/model/comparison.ts';
import { leftBehind } from '#src/model/left-behind.ts';
import type { Run } from '#src/model/sweep.ts';
import { platformName } from './platform-name.ts';
import { standing } from './standing.ts';
import { SYNTHETIC_MARK } from './words.ts';
import { decidingAttempt } from './deciding-attempt.ts';
import { isSynthetic } from './is-synthetic.ts';
import { FILING_KINDS, type SweepJson, type PortalJson, type RunJson } from './sweep-json-shape.ts';

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
