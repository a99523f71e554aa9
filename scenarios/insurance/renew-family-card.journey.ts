import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'insurance/renew-family-card',
  title: { vi: 'Gia hạn thẻ bảo hiểm y tế hộ gia đình', en: 'Renew family health insurance' },
  service: 'ESS-17',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-17', {
      'Mã số bảo hiểm y tế': 'GD0000000000000',
      'Phương thức đóng': '12 tháng',
      'Số thành viên': '3',
    });
  },
};
