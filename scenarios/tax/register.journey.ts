import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'tax/register',
  title: { vi: 'Đăng ký thuế lần đầu', en: 'Register for tax' },
  service: 'ESS-18',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(
      walk,
      'ESS-18',
      {
        'Nội dung đăng ký': 'Đăng ký lần đầu',
        'Ngành nghề': 'Bán lẻ (thử nghiệm)',
        'Địa điểm kinh doanh': 'Số 4 đường Kiểm Thử',
        'Ngày bắt đầu': '01/10/2026',
      },
      true,
    );
  },
};
