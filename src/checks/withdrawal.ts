import type { Check } from '#src/model/check.ts';
import type { Evidence } from '#src/model/evidence.ts';
import { seenOf } from './after-filing.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

/** S-06: a filed dossier can be withdrawn, and the withdrawal comes to its end where it was carried out. Measured per run: 1 or 0. */
export const withdrawal: Check<'steps' | 'afterFiling' | 'cleanUps'> = {
  id: 'withdrawal',
  criterion: 'S-06',
  version: 2,
  title: { vi: 'Rút được hồ sơ đã nộp', en: 'A filed dossier can be withdrawn' },
  mend: {
    vi: 'Trên trang chi tiết hồ sơ chưa có kết quả, đặt nút rút hồ sơ, hỏi lại một lần, rồi đổi trạng thái và báo ngay cho người dân và cơ quan đang giải quyết.',
    en: 'On the page of a dossier without a result put a control to withdraw it, ask once more, then change its state and tell the citizen and the body at once.',
  },
  needs: ['steps', 'afterFiling', 'cleanUps'],
  aggregate: 'all-passed',
  judge: ({ steps, afterFiling, cleanUps }, { threshold, journey }) => {
    const [poorest] = seenOf(ownWithdrawals(steps, afterFiling, cleanUps), 'withdrawal');
    if (poorest === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không rút hồ sơ.',
        en: 'This journey withdraws no dossier.',
      });
    const { offered, done } = poorest;
    return judged(
      threshold,
      Number(offered && done !== false),
      !offered
        ? {
            vi: 'Trang hồ sơ không có chỗ để rút hồ sơ đã nộp.',
            en: "The dossier's page offers no way to withdraw it.",
          }
        : done === false
          ? {
              vi: 'Có nút rút hồ sơ nhưng rút không được: trạng thái hồ sơ không đổi.',
              en: 'A withdrawal is offered, and it did not come to its end.',
            }
          : done === true
            ? { vi: 'Hồ sơ đã nộp rút được.', en: 'The filed dossier was withdrawn.' }
            : { vi: 'Trang hồ sơ có chỗ để rút hồ sơ.', en: "The dossier's page offers to withdraw it." },
      [placeOf(steps, { step: poorest.step }, { vi: 'rút hồ sơ', en: 'withdrawal' })],
    );
  },
};

/**
 * What the journey's own steps saw of withdrawing. The clean-up at the end of a run withdraws too, and is noted under the
 * last step walked: a step that did not pass noted nothing itself, and of the others the last notes are the clean-up's,
 * as many as dossiers were taken back.
 */
const ownWithdrawals = (
  steps: Evidence['steps'],
  afterFiling: Evidence['afterFiling'],
  cleanUps: Evidence['cleanUps'],
): Evidence['afterFiling'] => {
  const broken = new Set(steps.filter(({ outcome }) => outcome !== 'passed').map(({ index }) => index));
  let takenBack = cleanUps.filter(({ made, done }) => made === 'dossier' && done).length;
  return afterFiling
    .filter(({ act, step }) => act === 'withdrawal' && !broken.has(step))
    .toReversed()
    .filter(({ step, done }) => {
      const cleaned = takenBack > 0 && done === true && cleanUps.some((each) => each.step === step);
      if (cleaned) takenBack -= 1;
      return !cleaned;
    });
};
