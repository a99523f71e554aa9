import type { Check } from '#src/model/check.ts';
import { unseen } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

/**
 * P5-03: on a phone, the last step before submission is reached. Asked of journeys that file: those with
 * a step that drafts. Measured per run: 0 or 100 % of services completed.
 */
export const phoneJourney: Check<'steps'> = {
  id: 'phone-journey',
  criterion: 'P5-03',
  version: 1,
  title: { vi: 'Làm được hồ sơ trên điện thoại', en: 'The journey can be done on a phone' },
  mend: {
    vi: 'Bỏ mọi chỗ chặn hoặc ẩn theo độ rộng màn hình hay theo trình duyệt; mở hành trình ở 390 × 844 px với màn hình chạm và bảo đảm mọi nút, trình đơn cần để kê khai đều nhìn thấy và bấm được, không bị thành phần khác che.',
    en: 'Remove whatever blocks or hides by screen width or browser; walk the journey at 390 × 844 px with touch and see that every button and menu needed to file is visible and can be pressed, with nothing lying over it.',
  },
  needs: ['steps'],
  aggregate: 'percent-passed',
  judge: ({ steps }, { threshold, device, journey }) => {
    if (device !== 'phone')
      return inapplicable('other-device', {
        vi: 'Chỉ hỏi trên điện thoại.',
        en: 'Asked on a phone only.',
      });
    const submission = journey.steps.findIndex(({ effect }) => effect === 'submits' || effect === 'pays');
    const planned = submission === -1 ? journey.steps : journey.steps.slice(0, submission);
    if (!planned.some(({ effect }) => effect === 'drafts'))
      return inapplicable(null, {
        vi: 'Hành trình này không kê khai hồ sơ.',
        en: 'This journey files nothing.',
      });
    const walked = steps.filter(({ index }) => index < planned.length);
    const failed = walked.find(({ outcome }) => outcome === 'failed');
    const stop = walked.find(({ outcome }) => outcome !== 'passed');
    if (failed !== undefined && failed === stop)
      return judged(
        threshold,
        0,
        {
          vi: `Trên điện thoại hành trình dừng ở bước “${failed.name.vi}”, trước khi tới chỗ nộp.`,
          en: `On a phone the journey stopped at the step “${failed.name.en}”, before filing.`,
        },
        [{ step: failed.index, url: failed.url, detail: failed.message ?? failed.reason ?? '' }],
      );
    if (stop !== undefined || walked.length < planned.length) return unseen(walked);
    return judged(threshold, 100, {
      vi: 'Trên điện thoại tới được bước cuối trước khi nộp.',
      en: 'On a phone the last step before filing was reached.',
    });
  },
};
