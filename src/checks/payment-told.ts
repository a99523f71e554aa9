import type { Check } from '#src/model/check.ts';
import type { PaymentEvidence } from '#src/model/filing.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

const isWrong = ({ ended, told }: PaymentEvidence): boolean =>
  (ended === 'paid' && (told === 'unpaid' || told === 'nothing')) ||
  ((ended === 'declined' || ended === 'left') && told === 'paid');

/** S-08: after a payment the portal tells rightly how it ended. Measured per run: payments told wrongly, a payment made and not told among them. */
export const paymentTold: Check<'steps' | 'payments'> = {
  id: 'payment-told',
  criterion: 'S-08',
  version: 1,
  title: { vi: 'Báo đúng kết quả thanh toán', en: 'How a payment ended is told rightly' },
  mend: {
    vi: 'Chỉ coi là đã thanh toán khi nhận được xác nhận của bên trung gian (hỏi lại giao dịch, không tin tham số trên địa chỉ trở về); bị từ chối hoặc bỏ dở thì báo chưa thanh toán và cho trả lại.',
    en: "Count a payment only on the intermediary's own confirmation (ask for the transaction, do not trust the return address); where it was declined or left, say unpaid and let people pay again.",
  },
  needs: ['steps', 'payments'],
  aggregate: 'worst',
  judge: ({ steps, payments }, { threshold, journey }) => {
    const answered = payments.filter(({ ended }) => ended !== 'shown');
    const [first] = answered;
    if (first === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không thanh toán.',
        en: 'This journey makes no payment.',
      });
    const wrong = answered.filter(isWrong);
    const silent = answered.filter(({ told }) => told === null || told === 'nothing');
    if (wrong.length === 0 && silent.length > 0)
      return cantTell(
        'no-evidence',
        {
          vi: 'Cổng không nói khoản thanh toán đã xong hay chưa.',
          en: 'The portal does not say whether the payment was made.',
        },
        silent.map((each) => placeOf(steps, { step: each.step, url: null }, each.ended)),
      );
    return judged(
      threshold,
      wrong.length,
      wrong.length === 0
        ? { vi: 'Cổng báo đúng kết quả thanh toán.', en: 'The portal tells rightly how the payment ended.' }
        : wrong.some(({ ended }) => ended === 'paid')
          ? {
              vi: 'Người dân đã trả tiền mà cổng không báo là đã thanh toán.',
              en: 'The citizen paid, and the portal does not say so.',
            }
          : {
              vi: 'Thanh toán bị từ chối hoặc bỏ dở mà cổng báo đã thanh toán.',
              en: 'The payment was declined or left, and the portal says paid.',
            },
      wrong.map((each) => placeOf(steps, each, `${each.ended} → ${each.told ?? ''}`)),
    );
  },
};
