import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'residence/register-temporary',
  title: { vi: 'Đăng ký tạm trú', en: 'Register temporary residence' },
  service: 'ESS-04',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-04', {
      'Nơi đề nghị đăng ký cư trú': 'Số 3 đường Kiểm Thử, Phường Thử Nghiệm',
      'Họ và tên chủ hộ': 'Trần Thị Giả Lập',
      'Quan hệ với chủ hộ': 'Người ở cùng',
      'Tạm trú từ ngày': '01/12/2026',
    });
  },
};
