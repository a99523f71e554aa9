import type { CriteriaSet, Criterion, Observability, Variant } from '#src/model/check.ts';
import type { CriterionScore, PillarScore, VariantScore } from '#src/model/comparison.ts';

/** What counts in each variant; the three are never mixed or compared. */
const USES: { readonly [V in Variant]: readonly Observability[] } = {
  public: ['public'],
  account: ['public', 'test-account'],
  full: ['public', 'test-account', 'sandbox'],
};

/** Highest level that a portal with a failed gate can have: `scoring.gates` of the criteria data. */
const GATED_LEVEL = 'C';

type Share = { readonly score: number | null; readonly coverage: number };

/** Weighted mean over what was measured, 0–100, and the share of the weight that this is. */
const share = (
  criteria: readonly Criterion[],
  scores: ReadonlyMap<string, CriterionScore>,
  minimumCoverage: number,
): Share => {
  let weight = 0;
  let measured = 0;
  let points = 0;
  for (const criterion of criteria) {
    weight += criterion.weight;
    const score = scores.get(criterion.id)?.score ?? null;
    if (score === null) continue;
    measured += criterion.weight;
    points += criterion.weight * score;
  }
  const coverage = weight === 0 ? 0 : measured / weight;
  return { coverage, score: measured > 0 && coverage >= minimumCoverage ? (100 * points) / measured : null };
};

const levelOf = (score: number, gated: boolean, levels: CriteriaSet['levels']): string | null => {
  const ordered = levels.toSorted((a, b) => b.min - a.min);
  const reached = ordered.findIndex(({ min }) => score >= min);
  const cap = gated ? ordered.findIndex(({ level }) => level === GATED_LEVEL) : 0;
  return ordered[Math.max(reached, cap)]?.level ?? null;
};

/**
 * Totals, levels and pillars of a portal in each variant; null below the minimum coverage. `scoresOf` gives a variant's
 * criteria by their ids, from the runs that it may rest on.
 */
export const variantScores = (
  criteria: CriteriaSet,
  scoresOf: (variant: Variant) => ReadonlyMap<string, CriterionScore>,
): readonly VariantScore[] =>
  criteria.variants.map(({ id }) => {
    const scores = scoresOf(id);
    const used = criteria.criteria.filter(({ observability }) => USES[id].includes(observability));
    const total = share(used, scores, criteria.minimumCoverage.total);
    const failedGates = used
      .filter((criterion) => criterion.gate && scores.get(criterion.id)?.outcome === 'failed')
      .map((criterion) => criterion.id);
    return {
      variant: id,
      ...total,
      level: total.score === null ? null : levelOf(total.score, failedGates.length > 0, criteria.levels),
      failedGates,
      pillars: criteria.pillars.map(
        (pillar): PillarScore => ({
          pillar: pillar.id,
          ...share(
            used.filter((criterion) => criterion.pillar === pillar.id),
            scores,
            criteria.minimumCoverage.pillar,
          ),
        }),
      ),
    };
  });
