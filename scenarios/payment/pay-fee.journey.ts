import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'payment/pay-fee',
  title: { vi: 'Nộp hồ sơ rồi thanh toán', en: 'File, then pay the fee' },
  service: 'ESS-04',
  audience: 'citizen',
  tags: ['payment', 'sandbox'],
  async walk(walk) {
    const { portal, step } = walk;
    await fileService(walk, 'ESS-04');
    await step({ vi: 'Xem trang thanh toán', en: 'Read the payment page' }, 'drafts', () =>
      portal.readPayment(),
    );
    await step({ vi: 'Thanh toán', en: 'Pay' }, 'pays', () => portal.pay('pays'));
  },
};
