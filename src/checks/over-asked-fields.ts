import type { Check } from '#src/model/check.ts';
import { askedFields, FILLS_NOTHING } from './asked-fields.ts';
import { cited, ruleAgainst } from './over-ask.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

/**
 * S-05: fields that the citizen had to fill although a register is known to hold the datum, under a rule with a
 * source. Measured per run: how many.
 */
export const overAskedFields: Check<'steps' | 'fields'> = {
  id: 'over-asked-fields',
  criterion: 'S-05',
  version: 2,
  title: { vi: 'Không hỏi lại dữ liệu Nhà nước đã có', en: 'No datum is asked for that the State holds' },
  mend: {
    vi: 'Với từng trường đã nêu, lấy dữ liệu từ nơi đang giữ và điền sẵn; nếu người dân cần sửa thì cho sửa, không bắt gõ lại từ đầu.',
    en: 'Take the datum of each named field from where it is held and prefill it; let people correct it, and do not make them type it again.',
  },
  needs: ['steps', 'fields'],
  aggregate: 'worst',
  judge: ({ steps, fields }, context) => {
    const { threshold, journey } = context;
    if (fields.length === 0) return nothingMet(steps, journey, FILLS_NOTHING);
    const held = askedFields(fields).filter(({ stateHolds }) => stateHolds === true);
    if (held.length === 0)
      return inapplicable(null, {
        vi: 'Biểu mẫu không hỏi gì mà Nhà nước được biết là đã có.',
        en: 'The form asks for nothing that the State is known to hold.',
      });
    const again = held
      // What may be left empty is filled by our own zeal.
      .filter(({ required }) => required)
      .filter(({ before, done }) => (before === 'nothing' || before === 'another') && done !== 'left')
      .flatMap((field) => {
        const rule = field.datum === null ? null : ruleAgainst(field.datum, context);
        return rule?.sourced === true ? [{ field, rule }] : [];
      });
    if (again.length === 0)
      return judged(threshold, 0, {
        vi: `Trong ${held.length} trường mà Nhà nước đã có dữ liệu, người dân không phải khai lại trường nào.`,
        en: `Of the ${held.length} fields whose datum the State holds, the citizen had to fill none.`,
      });
    const rules = cited(again.map(({ rule }) => rule));
    return judged(
      threshold,
      again.length,
      {
        vi: `Người dân phải khai lại ${again.length} trường mà Nhà nước đã có dữ liệu (${rules.vi}).`,
        en: `Fields that the citizen had to fill although the State holds the datum: ${again.length} (${rules.en}).`,
      },
      again.map(({ field, rule }) => placeOf(steps, field, `${field.label} (${rule.id})`)),
    );
  },
};
