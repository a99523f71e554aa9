import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'traffic/renew-licence',
  title: { vi: 'Đổi giấy phép lái xe', en: 'Renew a driving licence' },
  service: 'ESS-24',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-24', {
      'Hạng giấy phép lái xe': 'A1',
      'Lý do': 'Đổi giấy phép (thử nghiệm)',
    });
  },
};
