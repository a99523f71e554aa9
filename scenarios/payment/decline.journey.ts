import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'payment/decline',
  title: { vi: 'Từ chối thanh toán ở cổng thanh toán', en: 'Decline at the payment front' },
  service: 'ESS-04',
  audience: 'citizen',
  tags: ['payment', 'sandbox'],
  async walk(walk) {
    await fileService(walk, 'ESS-04');
    await walk.step({ vi: 'Từ chối thanh toán', en: 'Decline the payment' }, 'pays', () =>
      walk.portal.pay('declines'),
    );
  },
};
