import type { Check } from '#src/model/check.ts';
import { seenOf } from './after-filing.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

/** S-07, the second half of P1-11: a notice of the dossier in the account's inbox. Measured per run: 1 or 0. */
export const filingNotice: Check<'steps' | 'afterFiling'> = {
  id: 'filing-notice',
  criterion: 'S-07',
  version: 1,
  title: { vi: 'Có thông báo sau khi nộp hồ sơ', en: 'A notice follows the filing' },
  mend: {
    vi: 'Ngay khi tiếp nhận, gửi thông báo có mã hồ sơ vào hộp thư của tài khoản (cùng tin nhắn hoặc thư điện tử) để người dân còn dấu vết khi đã đóng trang.',
    en: "On receipt put a notice with the dossier code into the account's inbox (and send mail or a message), so that people keep a trace after closing the page.",
  },
  needs: ['steps', 'afterFiling'],
  aggregate: 'all-passed',
  judge: ({ steps, afterFiling }, { threshold, journey }) => {
    const [poorest] = seenOf(afterFiling, 'notice');
    if (poorest === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không xem thông báo sau khi nộp.',
        en: 'This journey does not look for a notice after filing.',
      });
    const { offered, done, afterMs } = poorest;
    const there = offered && done !== false;
    return judged(
      threshold,
      Number(there),
      there
        ? say({
            vi: (n) =>
              `Hộp thư của tài khoản có thông báo về hồ sơ${afterMs === null ? '' : `, xem lúc ${n(afterMs / 1000)} giây sau khi nộp`}.`,
            en: (n) =>
              `The account's inbox holds a notice of the dossier${afterMs === null ? '' : `, looked at ${n(afterMs / 1000)} s after filing`}.`,
          })
        : offered
          ? {
              vi: 'Tài khoản có hộp thư nhưng không có thông báo về hồ sơ vừa nộp.',
              en: 'The account has an inbox, and no notice of the dossier in it.',
            }
          : {
              vi: 'Tài khoản không có chỗ xem thông báo về hồ sơ đã nộp.',
              en: 'The account has no place for notices of filed dossiers.',
            },
      [placeOf(steps, { step: poorest.step }, { vi: 'thông báo', en: 'notice' })],
    );
  },
};
