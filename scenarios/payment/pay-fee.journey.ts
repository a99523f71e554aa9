import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'payment/pay-fee',
  title: { vi: 'Nộp hồ sơ rồi thanh toán', en: 'File, then pay the fee' },
  // A service whose fee has a source: nobody is accused for not asking a fee that may not exist.
  service: 'ESS-25',
  audience: 'citizen',
  tags: ['payment', 'sandbox'],
  async walk(walk) {
    const { portal, step } = walk;
    await fileService(walk, 'ESS-25', { 'Loại phiếu': 'Phiếu số 1', 'Mục đích yêu cầu': 'Thử nghiệm' });
    await step({ vi: 'Xem trang thanh toán', en: 'Read the payment page' }, 'drafts', () =>
      portal.readPayment(),
    );
    await step({ vi: 'Thanh toán', en: 'Pay' }, 'pays', () => portal.pay('pays'));
  },
};
