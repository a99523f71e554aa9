import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'traffic/pay-fine',
  title: { vi: 'Tra cứu và nộp phạt vi phạm giao thông', en: 'Look up and pay a traffic fine' },
  service: 'ESS-08',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-08', {
      'Biển số xe': '00A-000.00',
      'Loại phương tiện': 'Xe máy',
    });
  },
};
