import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'civil/register-death',
  title: { vi: 'Đăng ký khai tử', en: 'Register a death' },
  service: 'ESS-10',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-10', {
      'Họ và tên người đã chết': 'Phạm Văn Giả Lập',
      'Ngày chết': '01/11/2026',
      'Nơi chết': 'Bệnh viện Giả Lập',
    });
  },
};
