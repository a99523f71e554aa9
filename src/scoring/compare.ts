import type { Check, CriteriaSet, Criterion, Finding } from '#src/model/check.ts';
import type { Comparison, CriterionScore, OutcomeCounts, PortalComparison } from '#src/model/comparison.ts';
import { isCurrent } from '#src/model/is-current.ts';
import { OUTCOMES, type Outcome, type Reason } from '#src/model/outcome.ts';
import type { Portal } from '#src/model/portal.ts';
import type { NotRun, Run, StoredSweep } from '#src/model/sweep.ts';
import { aggregate, isMeasured } from './aggregate.ts';
import { criterionScore } from './criterion-score.ts';
import { portalOrder } from './portal-order.ts';
import { variantScores } from './variant-scores.ts';

const count = (entries: readonly { readonly outcome: Outcome }[]): OutcomeCounts =>
  Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, entries.filter((each) => each.outcome === outcome).length]),
  ) as OutcomeCounts;

/** The commonest, the earliest of equals. */
const commonest = <T>(values: readonly T[]): T | undefined => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
};

/** Why a criterion was not measured: what can still be cured comes first. */
const unmeasured = (
  findings: readonly Finding[],
  answered: boolean,
  notRun: readonly NotRun[],
): { readonly outcome: Outcome; readonly reason: Reason | null } => {
  for (const outcome of ['cantTell', 'untested', 'inapplicable'] as const) {
    const open = findings.filter((finding) => finding.outcome === outcome);
    if (open.length > 0) return { outcome, reason: commonest(open.map(({ reason }) => reason)) ?? null };
  }
  const reason = commonest(notRun.map((each) => each.reason)) ?? 'no-evidence';
  return { outcome: 'untested', reason: answered ? reason : 'no-check' };
};

const scoreCriterion = (
  criterion: Criterion,
  checks: readonly Check[],
  findings: readonly Finding[],
  notRun: readonly NotRun[],
): CriterionScore => {
  const [poorest] = checks
    .map((check) => {
      // An answer of another version of the check is an answer to another question.
      const own = findings.filter((each) => each.check === check.id && each.checkVersion === check.version);
      const measured = aggregate(check, criterion, own);
      // What only informs has no limit to miss; a portal can still be caught telling what is not so.
      const caught =
        criterion.threshold.kind === 'informational' && own.some(({ outcome }) => outcome === 'failed');
      const score = caught ? 0 : criterionScore(criterion, measured);
      return { measured, score, n: own.filter(isMeasured).length };
    })
    .filter(({ score }) => score !== null)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0));
  if (poorest !== undefined)
    return {
      criterion: criterion.id,
      ...poorest,
      outcome: poorest.score === 1 ? 'passed' : 'failed',
      reason: null,
    };
  const asked = findings.filter((finding) =>
    checks.some((check) => check.id === finding.check && check.version === finding.checkVersion),
  );
  return {
    criterion: criterion.id,
    measured: null,
    score: null,
    ...unmeasured(asked, checks.length > 0, notRun),
    n: 0,
  };
};

const comparePortal = (
  portal: Portal,
  runs: readonly Run[],
  notRun: readonly NotRun[],
  checks: readonly Check[],
  criteria: CriteriaSet,
  reading: ReadonlySet<string>,
): PortalComparison => {
  const findings = runs.flatMap((run) => run.findings).filter((each) => isCurrent(checks, each));
  const scoresFrom = (from: readonly Finding[]): readonly CriterionScore[] =>
    criteria.criteria.map((criterion) =>
      scoreCriterion(
        criterion,
        checks.filter((check) => check.criterion === criterion.id),
        from,
        notRun,
      ),
    );
  const byId = (scores: readonly CriterionScore[]): ReadonlyMap<string, CriterionScore> =>
    new Map(scores.map((score) => [score.criterion, score]));
  const scores = scoresFrom(findings);
  const all = byId(scores);
  const open = byId(
    scoresFrom(runs.filter(({ journeyId }) => reading.has(journeyId)).flatMap((run) => run.findings)),
  );
  const platform = runs
    .flatMap(({ attempts }) => attempts.map(({ evidence }) => evidence.platform))
    .findLast((each) => each !== null);
  return {
    portal,
    platform: platform === undefined ? null : { adapter: platform.adapter, version: platform.version },
    criteria: scores,
    variants: variantScores(criteria, (variant) => (variant === 'public' ? open : all)),
    runs: count(runs),
    findings: count(findings),
    notRun: notRun.length,
  };
};

/**
 * Everything that reports show, as a pure function of a stored sweep. Per portal and criterion the measured
 * findings of today's version of a check become one value, as the check's `aggregate` says; what is
 * cantTell, untested, inapplicable or of another version of the check lowers the coverage and no score. A criterion
 * is passed at full score. The public variant rests on journeys that only read: whoever lends an account is held to no
 * more there than whoever lends none.
 */
export const compare = (stored: StoredSweep, checks: readonly Check[], criteria: CriteriaSet): Comparison => {
  const runs = Map.groupBy(stored.runs, ({ portalId }) => portalId);
  const notRun = Map.groupBy(stored.notRun, ({ portalId }) => portalId);
  const reading = new Set(
    stored.sweep.journeys
      .filter(({ steps }) => steps.every(({ effect }) => effect === 'reads'))
      .map(({ id }) => id),
  );
  const answered = new Set(checks.map(({ criterion }) => criterion));
  return {
    sweep: stored.sweep,
    criteria,
    unanswered: criteria.criteria.filter(({ id }) => !answered.has(id)),
    checks: checks.map(({ id, version, criterion, title, mend, timing }) => ({
      id,
      version,
      criterion,
      title,
      mend,
      timing: timing === true,
    })),
    portals: portalOrder(
      stored.sweep.portals.map((portal) =>
        comparePortal(
          portal,
          runs.get(portal.id) ?? [],
          notRun.get(portal.id) ?? [],
          checks,
          criteria,
          reading,
        ),
      ),
    ),
    runs: stored.runs,
    notRun: stored.notRun,
    counts: { planned: stored.planned.length, runs: stored.runs.length, notRun: stored.notRun.length },
  };
};
