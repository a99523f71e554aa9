import type { Criterion, Finding } from '#src/model/check.ts';
import type { Comparison, PortalComparison } from '#src/model/comparison.ts';
import { isCurrent } from '#src/model/is-current.ts';
import type { Portal } from '#src/model/portal.ts';
import type { Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { coverageRule, criterionView } from './criterion-view.ts';
import type { EvidenceLinks } from './evidence-links.ts';
import { measured, number, percent } from './format.ts';
import { runFile } from './page-file.ts';
import { platformName } from './platform-name.ts';
import { findingReasonText, REASONS, reasonText } from './reasons.ts';
import { sentText } from './sent-text.ts';
import { stepBars, stepPicture } from './step-view.ts';
import { decidingAttempt } from './deciding-attempt.ts';
import { CONFIDENCE_WORDS, DEVICE_WORDS, KIND_WORDS, MODE_WORDS, VARIANT_USES } from './words.ts';

/** Places shown of one finding; the rest are counted. */
const MOST_PLACES = 5;

const titleOf = ({ sweep }: Comparison, journeyId: string): Text =>
  sweep.journeys.find((journey) => journey.id === journeyId)?.title ?? { vi: journeyId, en: journeyId };

/** Where a finding was seen, steps counted from 1. */
export function placesView({ places }: Finding): {
  readonly places: readonly object[];
  readonly more: number;
} {
  return {
    places: places.slice(0, MOST_PLACES).map(({ step, url, detail, detailVi }) => ({
      step: step === null ? null : step + 1,
      url,
      detail,
      words: detailVi === undefined ? null : { vi: detailVi, en: detail },
    })),
    more: Math.max(0, places.length - MOST_PLACES),
  };
}

function permissionText({ permission, mode, synthetic }: Portal): Text {
  if (synthetic) return { vi: 'không cần: cổng giả lập', en: 'not needed: a stand-in portal' };
  if (permission) {
    const { by, reference, until } = permission;
    return {
      vi: `${by}, văn bản ${reference}, đến hết ngày ${until}`,
      en: `${by}, reference ${reference}, until ${until}`,
    };
  }
  return mode === 'observe'
    ? { vi: 'không có; chỉ quan sát phần công khai', en: 'none; public pages are only observed' }
    : { vi: 'không cần: địa chỉ nội bộ của máy đo', en: 'not needed: a loopback address' };
}

/** A form that shows a stranger's datum: never part of a score, and the first thing to mend. */
const ANOTHERS_DATA = 'S-04';

/** Gravest first: gates, then by weight. The project's own rule, told on the methodology page. */
const gravity = ({ id, gate, weight }: Criterion): number =>
  id === ANOTHERS_DATA ? 4 : gate ? 3 : weight >= 2 ? 2 : weight > 0 ? 1 : 0;

const SEVERITIES: readonly Text[] = [
  { vi: 'Để tham khảo', en: 'For information' },
  { vi: 'Vừa', en: 'Moderate' },
  { vi: 'Nặng', en: 'Serious' },
  { vi: 'Rất nặng: tiêu chí chặn', en: 'Grave: a gate criterion' },
  { vi: 'Nặng nhất: lộ dữ liệu của người khác', en: 'Gravest: another person’s data' },
];

function faults(comparison: Comparison, runs: readonly Run[]): readonly object[] {
  const { criteria, checks, sweep } = comparison;
  return checks
    .flatMap((check) => {
      const criterion = criteria.criteria.find(({ id }) => id === check.criterion);
      const seen = runs.flatMap((run) =>
        run.findings
          .filter(
            (finding) =>
              finding.check === check.id && finding.outcome === 'failed' && isCurrent([check], finding),
          )
          .map((finding) => ({ run, finding })),
      );
      const [first] = seen;
      return criterion && first ? { check, criterion, seen, first } : [];
    })
    .toSorted(
      (a, b) => gravity(b.criterion) - gravity(a.criterion) || b.criterion.weight - a.criterion.weight,
    )
    .map(({ check, criterion, seen, first }) => {
      const view = criterionView(criterion, criteria, sweep.startedAt.slice(0, 10));
      const { unit } = criterion.threshold;
      const values = new Map(
        seen.map(({ finding }) => {
          const value = measured(finding.measured, unit);
          return [value.en, value];
        }),
      );
      return {
        title: check.title,
        severity: SEVERITIES[gravity(criterion)] ?? first.finding.seen,
        criterionId: criterion.id,
        criterionName: criterion.name,
        standing: view.whenFailed,
        measured: {
          vi: [...values.values()].map(({ vi }) => vi).join('; '),
          en: [...values.values()].map(({ en }) => en).join('; '),
        },
        passMark: view.passMark,
        thresholdKind: view.thresholdKind,
        source: view.source,
        mend: check.mend,
        seenIn: seen.map(({ run, finding }) => ({
          href: runFile(run.id),
          journey: titleOf(comparison, run.journeyId),
          device: DEVICE_WORDS[run.device],
          seen: finding.seen,
          ...placesView(finding),
        })),
      };
    });
}

function pillars(comparison: Comparison, compared: PortalComparison): readonly object[] {
  const { criteria, sweep } = comparison;
  const scored = new Map(compared.criteria.map((one) => [one.criterion, one]));
  return criteria.pillars.map(({ id, name }) => ({
    id,
    name,
    coverages: criteria.variants.flatMap((variant) => {
      const pillar = compared.variants
        .find((score) => score.variant === variant.id)
        ?.pillars.find((one) => one.pillar === id);
      if (!pillar) return [];
      const coverage = percent(pillar.coverage);
      const score = pillar.score === null ? null : number(pillar.score, 1);
      return {
        vi: `${variant.name.vi}: ${score ? `${score.vi} điểm` : 'chưa đo đủ'}, độ phủ ${coverage.vi}.`,
        en: `${variant.name.en}: ${score ? `${score.en} points` : 'not enough measured'}, coverage ${coverage.en}.`,
      };
    }),
    criteria: criteria.criteria
      .filter((criterion) => criterion.pillar === id)
      .map((criterion) => {
        const one = scored.get(criterion.id);
        const view = criterionView(criterion, criteria, sweep.startedAt.slice(0, 10));
        const outcome = one?.outcome ?? 'untested';
        return {
          ...view,
          outcome,
          why: outcome === 'passed' ? null : findingReasonText(outcome, one ? one.reason : 'no-check'),
          measured: measured(one?.measured ?? null, criterion.threshold.unit),
          n: one?.n ?? 0,
          standing: outcome === 'failed' ? view.whenFailed : null,
        };
      }),
  }));
}

/** By its name where it was swept too; null for a portal that goes on as it is. */
const mergedInto = ({ portals }: Comparison, { id, mergedInto2025 }: Portal): Text | null => {
  if (mergedInto2025 === null || mergedInto2025 === id) return null;
  const unit = sentText(mergedInto2025, 120);
  return portals.find(({ portal }) => portal.id === mergedInto2025)?.portal.name ?? { vi: unit, en: unit };
};

/** What a portal's template is filled with. Pure, but for the sizes of pictures, which `links` has read before. */
export function portalPage(comparison: Comparison, compared: PortalComparison, links: EvidenceLinks): object {
  const { portal } = compared;
  const { criteria } = comparison;
  const runs = comparison.runs.filter((run) => run.portalId === portal.id);
  return {
    name: portal.name,
    kind: KIND_WORDS[portal.kind],
    url: portal.url,
    confidence: CONFIDENCE_WORDS[portal.address.confidence],
    platform: platformName(comparison, compared) ?? { vi: 'chưa nhận ra', en: 'not recognised' },
    mode: MODE_WORDS[portal.mode],
    permission: permissionText(portal),
    region: portal.region,
    mergedInto: mergedInto(comparison, portal),
    coverageRule: coverageRule(criteria),
    variants: criteria.variants.map(({ id, name }) => {
      const one = compared.variants.find(({ variant }) => variant === id);
      return {
        name,
        uses: VARIANT_USES[id],
        score: one?.score == null ? null : number(one.score, 1),
        level: one?.level ?? '',
        gates: one?.score == null ? '' : one.failedGates.join(', '),
        coverage: percent(one?.coverage ?? 0),
        width: Math.round((one?.coverage ?? 0) * 100),
      };
    }),
    faults: faults(comparison, runs),
    journeys: runs.map((run) => {
      const steps = decidingAttempt(run)?.evidence.steps ?? [];
      return {
        href: runFile(run.id),
        title: titleOf(comparison, run.journeyId),
        device: DEVICE_WORDS[run.device],
        outcome: run.outcome,
        why: reasonText(run.outcome, run.reason),
        bars: stepBars({ steps }),
        pictures: steps
          .filter((step) => step.screenshot !== null)
          .map((step) => stepPicture(step, portal.name, links)),
      };
    }),
    notRun: comparison.notRun
      .filter((cell) => cell.portalId === portal.id)
      .map((cell) => ({
        title: titleOf(comparison, cell.journeyId),
        device: DEVICE_WORDS[cell.device],
        why: REASONS[cell.reason],
        detail: cell.detail,
      })),
    pillars: pillars(comparison, compared),
  };
}
