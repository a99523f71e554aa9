import type { Criterion, CriteriaSet } from '#src/model/check.ts';
import type { LegalBasis } from '#src/model/legal-basis.ts';
import type { Text } from '#src/model/text.ts';
import { passMark, percent } from './format.ts';
import { standing, statusText } from './standing.ts';

/** What every page says of a criterion: its threshold, the threshold's kind and source, the state of its law. */
export type CriterionView = {
  readonly id: string;
  readonly name: Text;
  readonly passMark: Text;
  readonly thresholdKind: Text;
  readonly source: Text;
  readonly bases: readonly { readonly document: string; readonly article: string; readonly status: Text }[];
  readonly whenFailed: Text;
};

const basisView = ({ document, article, status }: LegalBasis): CriterionView['bases'][number] => ({
  document,
  article,
  status: statusText(status),
});

/** What a source is called; its key where the set does not know it. */
export const sourceTitle = (known: CriteriaSet['sources'][string] | undefined, key: string): Text => ({
  vi: known?.titleVi ?? known?.title ?? key,
  en: known?.title ?? key,
});

/** `on` is the day of the sweep, `YYYY-MM-DD`. */
export function criterionView(criterion: Criterion, { sources }: CriteriaSet, on: string): CriterionView {
  const { name, whenFailed } = standing(criterion, on);
  const { source } = criterion.threshold;
  const known = Object.hasOwn(sources, source) ? sources[source] : undefined;
  return {
    id: criterion.id,
    name: criterion.name,
    passMark: passMark(criterion.threshold),
    thresholdKind: name,
    source: sourceTitle(known, source),
    bases: criterion.legalBasis.map(basisView),
    whenFailed,
  };
}

/** The rule that keeps scores of too little evidence off the pages. */
export function coverageRule({ minimumCoverage }: CriteriaSet): Text {
  const [pillar, total] = [percent(minimumCoverage.pillar), percent(minimumCoverage.total)];
  return {
    vi: `Điểm và mức chỉ hiện khi đã đo ít nhất ${total.vi} trọng số (${pillar.vi} với một nhóm tiêu chí); phần chưa đo không bị tính là không đạt.`,
    en: `A score and a level appear only where at least ${total.en} of the weight was measured (${pillar.en} for a pillar); what was not measured is not counted as failed.`,
  };
}
