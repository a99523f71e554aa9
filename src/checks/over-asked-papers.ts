import type { Check } from '#src/model/check.ts';
import type { ComponentEvidence } from '#src/model/filing.ts';
import { cited, ruleAgainst } from './over-ask.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/**
 * A paper that the citizen must supply. That it may be picked from a store changes nothing: what the body must look up
 * is not to be asked for, and a picker does not tell that the store holds it.
 */
const mustSupply = ({ required, uploads, fetchedByOffice }: ComponentEvidence): boolean =>
  required && uploads && !fetchedByOffice;

/**
 * P3-05: papers that must be supplied although a rule has the body fetch them. Measured per run: distinct papers under
 * rules with a source; a rule without one accuses nobody.
 */
export const overAskedPapers: Check<'steps' | 'components'> = {
  id: 'over-asked-papers',
  criterion: 'P3-05',
  version: 2,
  title: { vi: 'Không đòi nộp lại giấy tờ Nhà nước đã có', en: 'No paper is asked for that the State holds' },
  mend: {
    vi: 'Bỏ ô bắt buộc tải lên của giấy tờ đã nêu và để cơ quan tự tra cứu trong cơ sở dữ liệu ghi ở căn cứ; chỉ khi tra cứu không được mới đề nghị người dân bổ sung, và nói rõ vì sao.',
    en: 'Drop the mandatory upload of the named paper and let the body look it up in the database that the rule names; ask the citizen only where the look-up fails, and say why.',
  },
  needs: ['steps', 'components'],
  aggregate: 'worst',
  judge: ({ steps, components }, context) => {
    const { threshold, journey } = context;
    if (components.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không nộp giấy tờ nào.',
        en: 'This journey gives no paper.',
      });
    const papers = [...new Map(components.map((each) => [each.label, each])).values()];
    const hits = papers.filter(mustSupply).flatMap((paper) => {
      const rule = ruleAgainst(paper.document, context);
      return rule === null ? [] : [{ paper, rule }];
    });
    const breaches = hits.filter(({ rule }) => rule.sourced);
    const place = ({ paper, rule }: (typeof hits)[number]): ReturnType<typeof placeOf> =>
      placeOf(steps, paper, {
        vi: `${paper.label} (${rule.id}: ${rule.citation.vi})`,
        en: `${paper.label} (${rule.id}: ${rule.citation.en})`,
      });
    if (breaches.length > 0) {
      const rules = cited(breaches.map(({ rule }) => rule));
      return judged(
        threshold,
        breaches.length,
        {
          vi: `Bắt buộc nộp ${breaches.length} giấy tờ mà cơ quan phải tự khai thác (${rules.vi}).`,
          en: `Papers demanded that the body must look up itself: ${breaches.length} (${rules.en}).`,
        },
        breaches.map(place),
      );
    }
    if (hits.length > 0)
      return cantTell(
        'no-evidence',
        {
          vi: `Bắt buộc nộp ${hits.length} giấy tờ có thể Nhà nước đã có, nhưng quy tắc thay thế chưa có nguồn xác nhận.`,
          en: `Papers demanded that the State may hold: ${hits.length}; no source at hand confirms the rule.`,
        },
        hits.map(place),
      );
    const known = papers.filter(({ document }) => document !== 'other');
    if (known.length === 0)
      return cantTell('no-evidence', {
        vi: 'Không nhận ra loại giấy tờ nào từ tên gọi trên cổng.',
        en: 'The names on the portal do not tell what kind of paper is asked for.',
      });
    return judged(threshold, 0, {
      vi: `Trong ${known.length} giấy tờ nhận ra được, không có giấy tờ bắt buộc nộp nào mà quy tắc đã biết giao cho cơ quan tự khai thác.`,
      en: `Of the ${known.length} papers recognised, none is demanded that a known rule has the body look up.`,
    });
  },
};
