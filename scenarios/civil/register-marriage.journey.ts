import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'civil/register-marriage',
  title: { vi: 'Đăng ký kết hôn', en: 'Register a marriage' },
  service: 'ESS-11',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-11', {
      'Họ và tên người kết hôn cùng': 'Trần Văn Giả Lập',
      'Ngày sinh của người kết hôn cùng': '02/02/1990',
      'Nơi cư trú của người kết hôn cùng': 'Phường Thử Nghiệm',
      'Kết hôn lần thứ mấy': 'Lần đầu',
    });
  },
};
