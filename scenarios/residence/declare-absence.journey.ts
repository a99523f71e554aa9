import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'residence/declare-absence',
  title: { vi: 'Khai báo tạm vắng', en: 'Declare a temporary absence' },
  service: 'ESS-05',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-05', {
      'Tạm vắng từ ngày': '01/12/2026',
      'Nơi đến': 'Thành phố Giả Lập',
      'Lý do tạm vắng': 'Đi công tác (thử nghiệm)',
    });
  },
};
