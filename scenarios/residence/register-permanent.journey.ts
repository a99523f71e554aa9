import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'residence/register-permanent',
  title: { vi: 'Đăng ký thường trú, đến mã hồ sơ', en: 'Register permanent residence, to the dossier code' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['quick', 'essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-03', {
      'Nơi đề nghị đăng ký cư trú': 'Số 2 đường Kiểm Thử, Phường Thử Nghiệm',
      'Họ và tên chủ hộ': 'Nguyễn Văn Giả Lập',
      'Quan hệ với chủ hộ': 'Con',
      'Nội dung đề nghị': 'Đăng ký thường trú tại chỗ ở mới (thử nghiệm)',
    });
  },
};
