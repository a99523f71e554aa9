import type { Comparison } from '#src/model/comparison.ts';
import { isCurrent } from '#src/model/is-current.ts';
import { OUTCOMES } from '#src/model/outcome.ts';
import type { SigningRoots } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { coverageRule, criterionView, sourceTitle } from './criterion-view.ts';
import { moment, number } from './format.ts';
import { STANDINGS, statusText } from './standing.ts';
import { OBSERVABILITY_WORDS, OUTCOME_MEANINGS, VARIANT_USES } from './words.ts';

const plain = (text: string): Text => ({ vi: text, en: text });

function points(weight: number): Text {
  const written = number(weight, 1);
  return { vi: `${written.vi} điểm`, en: `${written.en} points` };
}

const anchorsText = ({ anchors, complete }: SigningRoots): Text => {
  const count = anchors.length;
  if (count === 0)
    return {
      vi: 'Lượt quét này không cấu hình chứng thư số gốc tin cậy nào.',
      en: 'This sweep had no trusted root certificate configured.',
    };
  return complete === true
    ? {
        vi: `Lượt quét này đối chiếu với ${count} chứng thư số gốc tin cậy, được nêu là danh sách đầy đủ: tệp nối tới gốc khác là không hợp lệ.`,
        en: `Trusted root certificates of this sweep, said to be all: ${count}. A file that leads to another root is not valid.`,
      }
    : {
        vi: `Lượt quét này đối chiếu với ${count} chứng thư số gốc tin cậy, không được nêu là danh sách đầy đủ: tệp nối tới gốc khác thì chưa kết luận.`,
        en: `Trusted root certificates of this sweep, not said to be all: ${count}. A file that leads to another root is undecided.`,
      };
};

/** Answers that were stored by other versions of the checks than those told; none where there are none. */
function otherVersions({
  runs,
  checks,
}: Comparison): readonly { readonly name: Text; readonly value: Text }[] {
  const others = Map.groupBy(
    runs.flatMap(({ findings }) => findings).filter((finding) => !isCurrent(checks, finding)),
    ({ check, checkVersion }) => `${check} v${checkVersion}`,
  );
  if (others.size === 0) return [];
  const told = [...others].map(([name, findings]) => `${name}: ${findings.length}`).join(', ');
  return [
    {
      name: { vi: 'Kết quả của phiên bản khác', en: 'Answers of other versions' },
      value: { vi: `${told}; không tính`, en: `${told}; not counted` },
    },
  ];
}

/** What the methodology's template is filled with: the rules of this very sweep, not of the tool in general. */
export function methodologyPage(comparison: Comparison): object {
  const { sweep, criteria, checks, unanswered } = comparison;
  const on = sweep.startedAt.slice(0, 10);
  const observable = criteria.criteria.filter(
    ({ observability }) => observability !== 'not-observable',
  ).length;
  return {
    outcomes: OUTCOMES.map((id) => ({ id, meaning: OUTCOME_MEANINGS[id] })),
    coverageRule: coverageRule(criteria),
    variants: criteria.variants.map(({ id, name }) => ({ name, uses: VARIANT_USES[id] })),
    levels: criteria.levels,
    standings: STANDINGS,
    signingAnchors: anchorsText(sweep.signing ?? { anchors: [] }),
    criteriaNote: {
      vi: `Bộ tiêu chí ${criteria.version} ngày ${criteria.date}: ${criteria.criteria.length} tiêu chí, ${observable} quan sát được; ${unanswered.length} tiêu chí chưa có phép kiểm. Trọng số và nhiều ngưỡng là đề xuất của dự án.`,
      en: `Criteria ${criteria.version} of ${criteria.date}: ${criteria.criteria.length} criteria, ${observable} observable; ${unanswered.length} have no check yet. Weights and many thresholds are proposals of this project.`,
    },
    pillars: criteria.pillars.map((pillar) => ({
      id: pillar.id,
      name: pillar.name,
      weight: points(pillar.weight),
      criteria: criteria.criteria
        .filter((criterion) => criterion.pillar === pillar.id)
        .map((criterion) => ({
          ...criterionView(criterion, criteria, on),
          weight: number(criterion.weight, 1),
          gate: criterion.gate,
          observability: OBSERVABILITY_WORDS[criterion.observability],
          checks: checks
            .filter((check) => check.criterion === criterion.id)
            .map(({ id, version, title }) => ({ id, version, title })),
        })),
    })),
    sources: Object.entries(criteria.sources).map(([id, source]) => ({
      id,
      title: sourceTitle(source, id),
      status: statusText(source.status),
    })),
    provenance: [
      {
        name: { vi: 'Lượt quét', en: 'Sweep' },
        value: plain(`${sweep.id}, ${sweep.plan}, seed ${sweep.seed}`),
      },
      { name: { vi: 'Bắt đầu', en: 'Started' }, value: moment(sweep.startedAt) },
      {
        name: { vi: 'Kết thúc', en: 'Finished' },
        value: sweep.finishedAt ? moment(sweep.finishedAt) : { vi: 'chưa kết thúc', en: 'not finished' },
      },
      { name: { vi: 'Danh mục cổng', en: 'Registry' }, value: plain(sweep.edition) },
      {
        name: { vi: 'Bộ tiêu chí', en: 'Criteria' },
        value: plain(`${sweep.criteriaVersion} (${criteria.date})`),
      },
      {
        name: { vi: 'Phép kiểm', en: 'Checks' },
        value: plain(checks.map(({ id, version }) => `${id} v${version}`).join(', ')),
      },
      ...otherVersions(comparison),
      { name: { vi: 'Công cụ', en: 'Tool' }, value: plain(`${sweep.tool.name} ${sweep.tool.version}`) },
      { name: { vi: 'Trình duyệt', en: 'Browser' }, value: plain(sweep.browser) },
      {
        name: { vi: 'Máy đo', en: 'Measuring machine' },
        value: {
          vi: `${sweep.host.os}, ${sweep.host.cpus} nhân, ${number(sweep.host.memoryMb).vi} MB, Node ${sweep.host.node}`,
          en: `${sweep.host.os}, ${sweep.host.cpus} cores, ${number(sweep.host.memoryMb).en} MB, Node ${sweep.host.node}`,
        },
      },
    ],
  };
}
