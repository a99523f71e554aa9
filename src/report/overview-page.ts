import type { Comparison, VariantScore } from '#src/model/comparison.ts';
import type { Outcome } from '#src/model/outcome.ts';
import { OUTCOMES } from '#src/model/outcome.ts';
import type { NotRun, Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { coverageRule } from './criterion-view.ts';
import { distributionChart } from './distribution-chart.ts';
import { distributions, median, quantile } from './distributions.ts';
import { duration, number, percent } from './format.ts';
import { runFile } from './page-file.ts';
import { platformName } from './platform-name.ts';
import { keyOf, KINDS, NO_PLATFORM, NO_REGION, ordered, rowOf, WITHOUT_PREFIX } from './portal-rows.ts';
import { reasonText, REASONS } from './reasons.ts';
import { sentText } from './sent-text.ts';
import { walkedReuse } from './reuse-matrix.ts';
import { signingMatrix } from './signing-matrix.ts';
import { decidingAttempt } from './deciding-attempt.ts';
import { DEVICE_WORDS, KIND_WORDS, OUTCOME_WORDS } from './words.ts';

const collator = new Intl.Collator('vi');

/** Said in one sentence: planned = run + not run (+ open, where the sweep was stopped). */
function countedText({ counts, portals, sweep }: Comparison): Text {
  const open = counts.planned - counts.runs - counts.notRun;
  const [planned, runs, notRun] = [number(counts.planned), number(counts.runs), number(counts.notRun)];
  return {
    vi: `${portals.length} cổng, ${sweep.journeys.length} hành trình: trong ${planned.vi} lượt đã lên kế hoạch, ${runs.vi} lượt đã chạy và ${notRun.vi} lượt không chạy${open > 0 ? `, còn ${number(open).vi} lượt chưa tới vì lượt quét dừng giữa chừng` : ''}.`,
    en: `${portals.length} portals, ${sweep.journeys.length} journeys: of ${planned.en} planned runs, ${runs.en} were carried out and ${notRun.en} were not${open > 0 ? `; ${number(open).en} were not reached because the sweep stopped` : ''}.`,
  };
}

function figures({ counts, runs, portals, criteria }: Comparison): readonly object[] {
  const runCount = (outcome: Outcome): number => runs.filter((run) => run.outcome === outcome).length;
  const findings = (outcome: Outcome): number => portals.reduce((sum, one) => sum + one.findings[outcome], 0);
  const plain = (value: number): Text => number(value);
  const failed = portals.filter((one) => one.findings.failed > 0 || one.runs.failed > 0).length;
  return [
    {
      value: {
        vi: `${number(counts.runs).vi}/${number(counts.planned).vi}`,
        en: `${number(counts.runs).en}/${number(counts.planned).en}`,
      },
      label: { vi: 'lượt đã chạy', en: 'runs carried out' },
      note: {
        vi: `${number(counts.notRun).vi} lượt không chạy`,
        en: `${number(counts.notRun).en} not run`,
      },
    },
    {
      value: plain(runCount('passed')),
      label: { vi: 'hành trình đi tới cuối', en: 'journeys walked to the end' },
      note: {
        vi: `${runCount('failed')} không đạt, ${runCount('cantTell')} chưa kết luận, ${runCount('inapplicable') + runCount('untested')} không áp dụng hoặc chưa đo`,
        en: `${runCount('failed')} failed, ${runCount('cantTell')} cannot tell, ${runCount('inapplicable') + runCount('untested')} not applicable or not tested`,
      },
    },
    {
      value: plain(findings('failed')),
      label: { vi: 'phép kiểm không đạt', en: 'failed findings' },
      note: {
        vi: `trên ${failed} cổng; ${number(findings('passed')).vi} đạt, ${number(findings('cantTell')).vi} chưa kết luận`,
        en: `on ${failed} portals; ${number(findings('passed')).en} passed, ${number(findings('cantTell')).en} cannot tell`,
      },
    },
    // Of the variants the one that this sweep tells most of: a sweep of filings tells nothing of the public one.
    ...criteria.variants
      .map(({ id, name }) => {
        const shares = portals.flatMap(
          (one) => one.variants.find((score) => score.variant === id)?.coverage ?? [],
        );
        return { share: median(shares) ?? 0, name };
      })
      .toSorted((one, other) => other.share - one.share)
      .slice(0, 1)
      .map(({ share, name }) => ({
        value: percent(share),
        label: { vi: 'độ phủ trung vị', en: 'median coverage' },
        note: name,
      })),
  ];
}

function scoreView(score: VariantScore | undefined): object {
  const coverage = score?.coverage ?? 0;
  return {
    score: score?.score == null ? null : number(score.score, 1),
    level: score?.level ?? '',
    gates: score?.score == null ? '' : score.failedGates.join(', '),
    coverage: percent(coverage),
    width: Math.round(coverage * 100),
    // Portals without a score sort below all that have one, by what was measured.
    sort: score?.score == null ? (coverage - 1).toFixed(3) : score.score.toFixed(2),
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : sentText(url, 60);
}

function leagues(comparison: Comparison): readonly object[] {
  const { criteria, runs, notRun } = comparison;
  return KINDS.flatMap((kind) => {
    const portals = ordered(comparison.portals.filter((one) => one.portal.kind === kind));
    if (portals.length === 0) return [];
    const title = KIND_WORDS[kind];
    return {
      kind,
      title,
      count: portals.length,
      caption: {
        vi: `${title.vi}: những gì đã đo trên từng cổng`,
        en: `${title.en}: what was measured on each portal`,
      },
      variants: criteria.variants,
      outcomes: OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome]),
      rows: portals.map((one) => ({
        ...rowOf(comparison, one),
        sortName: sentText(one.portal.name.vi.replace(WITHOUT_PREFIX, ''), 120),
        host: hostOf(one.portal.url),
        platform: platformName(comparison, one) ?? NO_PLATFORM,
        scores: criteria.variants.map(({ id }) =>
          scoreView(one.variants.find(({ variant }) => variant === id)),
        ),
        journeys: {
          passed: one.runs.passed,
          planned:
            runs.filter((run) => run.portalId === one.portal.id).length +
            notRun.filter((cell) => cell.portalId === one.portal.id).length,
        },
        findings: OUTCOMES.map((outcome) => ({
          n: one.findings[outcome],
          bad: outcome === 'failed' && one.findings.failed > 0,
        })),
      })),
    };
  });
}

function runMark(run: Run): object {
  const why = reasonText(run.outcome, run.reason);
  const step = decidingAttempt(run)?.evidence.steps.find((one) => one.outcome === run.outcome);
  const at: Text = step
    ? { vi: `bước ${step.index + 1}: `, en: `step ${step.index + 1}: ` }
    : { vi: '', en: '' };
  return {
    href: runFile(run.id),
    outcome: run.outcome,
    device: DEVICE_WORDS[run.device],
    why: run.outcome === 'passed' || !why ? null : { vi: at.vi + why.vi, en: at.en + why.en },
  };
}

const notRunMark = (cell: NotRun): object => ({
  href: null,
  outcome: 'untested',
  device: DEVICE_WORDS[cell.device],
  why: REASONS[cell.reason],
});

function matrix(comparison: Comparison): readonly object[] {
  const { sweep, counts } = comparison;
  const cells = new Map<string, object[]>();
  const put = (cell: Pick<Run, 'portalId' | 'journeyId'>, mark: object): void => {
    const key = JSON.stringify([cell.portalId, cell.journeyId]);
    const marks = cells.get(key);
    if (marks) marks.push(mark);
    else cells.set(key, [mark]);
  };
  const inOrder = <T extends Pick<Run, 'device'>>(given: readonly T[]): readonly T[] =>
    given.toSorted((a, b) => b.device.localeCompare(a.device));
  for (const run of inOrder(comparison.runs)) put(run, runMark(run));
  const unsampled: NotRun[] = [];
  for (const cell of inOrder(comparison.notRun))
    if (cell.reason === 'not-sampled') unsampled.push(cell);
    else put(cell, notRunMark(cell));
  // A sample leaves most of the plan out: once a cell is enough, and nothing beside what was walked.
  for (const cell of unsampled)
    if (!cells.has(JSON.stringify([cell.portalId, cell.journeyId])))
      put(cell, { ...notRunMark(cell), device: { vi: 'Ngoài mẫu', en: 'Not sampled' }, why: null });
  const absent = {
    href: null,
    outcome: 'untested',
    device: { vi: '', en: '' },
    why:
      counts.planned > counts.runs + counts.notRun
        ? { vi: 'chưa tới, hoặc không trong kế hoạch', en: 'not reached, or not in the plan' }
        : { vi: 'không trong kế hoạch', en: 'not in the plan' },
  };
  return KINDS.flatMap((kind) => {
    const portals = ordered(comparison.portals.filter((one) => one.portal.kind === kind));
    if (portals.length === 0) return [];
    return {
      title: KIND_WORDS[kind],
      span: sweep.journeys.length + 1,
      rows: portals.map((one) => ({
        ...rowOf(comparison, one),
        cells: sweep.journeys.map((journey) => ({
          marks: cells.get(JSON.stringify([one.portal.id, journey.id])) ?? [absent],
        })),
      })),
    };
  });
}

function charts(comparison: Comparison, mark: Text | null): readonly object[] {
  return distributions(comparison).map((distribution) => ({
    id: distribution.id,
    title: distribution.title,
    svg: distributionChart(distribution, `chart-${distribution.id}`, mark),
    rows: distribution.groups.map(({ label, values }) => ({
      label,
      n: values.length,
      figures: [0, 0.25, 0.5, 0.75, 1].map((share) => {
        const digits = (seconds: number): Text => ({
          vi: seconds.toFixed(2).replace('.', ','),
          en: seconds.toFixed(2),
        });
        return digits(quantile(values, share));
      }),
    })),
  }));
}

/** One choice for each name, in order. */
function choices(names: readonly Text[]): readonly object[] {
  const byKey = new Map(names.map((name) => [keyOf(name), name]));
  return [...byKey]
    .map(([key, name]) => ({ key, name }))
    .toSorted((a, b) => collator.compare(a.name.vi, b.name.vi));
}

/** What the overview's template is filled with. Pure. */
export function overviewPage(comparison: Comparison, mark: Text | null): object {
  const { sweep, portals, runs } = comparison;
  const most = Math.max(
    1,
    ...runs
      .flatMap((run) => run.attempts.filter(({ purpose }) => purpose === 'first'))
      .map(({ evidence }) => evidence.conditions.concurrency),
  );
  return {
    counted: countedText(comparison),
    lasted: sweep.finishedAt
      ? duration(Date.parse(sweep.finishedAt) - Date.parse(sweep.startedAt))
      : { vi: 'chưa kết thúc', en: 'not finished' },
    plan: sweep.plan,
    edition: sweep.edition,
    seed: sweep.seed,
    criteriaVersion: sweep.criteriaVersion,
    browser: sweep.browser,
    figures: figures(comparison),
    coverageRule: coverageRule(comparison.criteria),
    all: { vi: 'Tất cả', en: 'All' },
    platforms: choices(portals.map((one) => platformName(comparison, one) ?? NO_PLATFORM)),
    regions: choices(portals.map((one) => one.portal.region ?? NO_REGION)),
    leagues: leagues(comparison),
    legend: OUTCOMES,
    journeys: sweep.journeys,
    matrix: matrix(comparison),
    signing: signingMatrix(comparison),
    reuse: walkedReuse(comparison),
    timesNote: {
      vi: `Mỗi chấm là một cổng: trung vị các số đo của cổng đó. Hộp là khoảng tứ phân vị với trung vị, râu tới nhỏ nhất và lớn nhất. Chỉ lấy lần thử đầu, khi có tới ${most} hành trình chạy cùng lúc trên máy đo: nên so sánh tương đối, không phải tốc độ mà người dân gặp.`,
      en: `Each dot is one portal: the median of what was measured on it. The box spans the quartiles around the median, the whiskers reach the least and the greatest. First attempts only, with up to ${most} journeys at once on the measuring machine: compare them with each other, they are not the speed that citizens meet.`,
    },
    charts: charts(comparison, mark),
  };
}
