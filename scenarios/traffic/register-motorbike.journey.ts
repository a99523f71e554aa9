import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'traffic/register-motorbike',
  title: { vi: 'Đăng ký, cấp biển số mô tô, xe gắn máy', en: 'Register a motorbike' },
  service: 'ESS-07',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-07', {
      'Loại xe': 'Xe gắn máy',
      'Nhãn hiệu xe': 'Giả Lập',
      'Số máy': 'GL-M-0001',
      'Số khung': 'GL-K-0001',
    });
  },
};
