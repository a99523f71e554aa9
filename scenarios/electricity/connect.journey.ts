import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'electricity/connect',
  title: { vi: 'Cấp điện mới', en: 'Connect electricity' },
  service: 'ESS-20',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(
      walk,
      'ESS-20',
      {
        'Địa điểm sử dụng điện': 'Số 5 đường Kiểm Thử',
        'Mục đích sử dụng điện': 'Sinh hoạt',
        'Loại công tơ': '1 pha',
      },
      true,
    );
  },
};
