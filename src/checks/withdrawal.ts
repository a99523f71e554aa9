import type { Check } from '#src/model/check.ts';
import { seenOf } from './after-filing.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

/** S-06: a filed dossier can be withdrawn, and the withdrawal comes to its end where it was carried out. Measured per run: 1 or 0. */
export const withdrawal: Check<'steps' | 'afterFiling'> = {
  id: 'withdrawal',
  criterion: 'S-06',
  version: 1,
  title: { vi: 'Rút được hồ sơ đã nộp', en: 'A filed dossier can be withdrawn' },
  mend: {
    vi: 'Trên trang chi tiết hồ sơ chưa có kết quả, đặt nút rút hồ sơ, hỏi lại một lần, rồi đổi trạng thái và báo ngay cho người dân và cơ quan đang giải quyết.',
    en: 'On the page of a dossier without a result put a control to withdraw it, ask once more, then change its state and tell the citizen and the body at once.',
  },
  needs: ['steps', 'afterFiling'],
  aggregate: 'all-passed',
  judge: ({ steps, afterFiling }, { threshold, journey }) => {
    const [poorest] = seenOf(afterFiling, 'withdrawal');
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
      [placeOf(steps, { step: poorest.step }, 'withdrawal')],
    );
  },
};
