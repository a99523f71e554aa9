import type { Check } from '#src/model/check.ts';
import { inUnitOf } from './duration.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

/**
 * P1-11, its first half (the further notice within 5 min is not observed): from filing to the code on the
 * screen. A filing that shows no code at all has no such time: that is `journey-completes`' question.
 * Measured per run: the slowest code.
 */
export const dossierCodeTime: Check<'steps' | 'submissions'> = {
  id: 'dossier-code-time',
  criterion: 'P1-11',
  version: 1,
  title: { vi: 'Có mã hồ sơ ngay sau khi nộp', en: 'The dossier code comes soon after filing' },
  mend: {
    vi: 'Cấp mã hồ sơ và hiện lên màn hình ngay khi nhận được dữ liệu; việc đồng bộ, gửi thư, tin nhắn và đẩy hồ sơ sang hệ thống khác làm ở nền sau đó.',
    en: 'Issue the dossier code and show it as soon as the data has been received; synchronise, send mail and messages and pass the dossier on in the background afterwards.',
  },
  needs: ['steps', 'submissions'],
  timing: true,
  aggregate: 'median',
  judge: ({ steps, submissions }, { threshold, journey }) => {
    if (!journey.steps.some(({ effect }) => effect === 'submits'))
      return inapplicable(null, { vi: 'Hành trình này không nộp hồ sơ.', en: 'This journey files nothing.' });
    const coded = submissions
      .flatMap(({ step, codeAfterMs }) => (codeAfterMs === null ? [] : [{ step, codeAfterMs }]))
      .sort((a, b) => b.codeAfterMs - a.codeAfterMs);
    const slowest = coded[0];
    const without = submissions.find(({ codeAfterMs }) => codeAfterMs === null);
    if (slowest === undefined && without !== undefined)
      return cantTell(
        'portal-fault',
        say({
          vi: (n) => `Không thấy mã hồ sơ nào trong ${n(without.waitedMs / 1000)} giây đã chờ.`,
          en: (n) => `No dossier code was seen in the ${n(without.waitedMs / 1000)} s of waiting.`,
        }),
        [{ step: without.step, url: null, detail: 'no dossier code', detailVi: 'không có mã hồ sơ' }],
      );
    if (slowest === undefined) return unseen(steps);
    const value = inUnitOf(threshold, slowest.codeAfterMs);
    return judged(
      threshold,
      value,
      say({
        vi: (n) => `Mã hồ sơ hiện ra sau ${n(value, 2)} ${threshold.unit}.`,
        en: (n) => `The dossier code appeared after ${n(value, 2)} ${threshold.unit}.`,
      }),
      [{ step: slowest.step, url: null, detail: `${Math.round(slowest.codeAfterMs)} ms` }],
    );
  },
};
