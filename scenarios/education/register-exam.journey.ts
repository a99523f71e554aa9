import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'education/register-exam',
  title: { vi: 'Đăng ký dự thi tốt nghiệp trung học phổ thông', en: 'Register for the school-leaving exam' },
  service: 'ESS-22',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-22', {
      'Trường trung học phổ thông': 'Trường Giả Lập',
      'Môn thi tự chọn': 'Lịch sử',
      'Khu vực ưu tiên': 'KV3',
    });
  },
};
