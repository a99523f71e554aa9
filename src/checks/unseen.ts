import type { CheckContext, Verdict } from '#src/model/check.ts';
import type { StepEvidence } from '#src/model/evidence.ts';
import type { Text } from '#src/model/text.ts';
import { cantTell, inapplicable, untested } from './verdict.ts';

/** The answer of a check that found nothing to judge: what stopped the walk before it came there. */
export const unseen = (steps: readonly StepEvidence[]): Verdict => {
  const stop = steps.find(({ outcome }) => outcome !== 'passed');
  if (stop === undefined)
    return untested('no-evidence', {
      vi: 'Lượt chạy không thu được dữ liệu để trả lời câu hỏi này.',
      en: 'The attempt left no evidence on this question.',
    });
  if (stop.outcome === 'cantTell')
    return cantTell(stop.reason ?? 'no-evidence', {
      vi: `Hành trình bị cản ở bước “${stop.name.vi}” trước khi tới chỗ cần xem.`,
      en: `The journey was held up at the step “${stop.name.en}” before it came to this.`,
    });
  if (stop.outcome === 'inapplicable')
    return inapplicable(stop.reason, {
      vi: 'Chế độ được phép không cho đi tới chỗ cần xem.',
      en: 'The permitted mode does not go as far as this.',
    });
  return untested('step-not-reached', {
    vi: `Hành trình dừng ở bước “${stop.name.vi}”, chưa tới chỗ cần xem.`,
    en: `The journey stopped at the step “${stop.name.en}” and did not come to this.`,
  });
};

/** The answer of a check on what only some journeys bring, where an attempt brought nothing of it. */
export const nothingMet = (
  steps: readonly StepEvidence[],
  { steps: planned }: Pick<CheckContext['journey'], 'steps'>,
  none: Text,
): Verdict =>
  steps.length > 0 && steps.length >= planned.length && steps.every(({ outcome }) => outcome === 'passed')
    ? inapplicable(null, none)
    : unseen(steps);
