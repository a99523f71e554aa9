import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'land/change-holder-data',
  title: { vi: 'Đăng ký biến động đất đai do đổi thông tin', en: 'Register a change of land-holder data' },
  service: 'ESS-19',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(
      walk,
      'ESS-19',
      {
        'Số phát hành giấy chứng nhận': 'GL 000001',
        'Thửa đất số': '1',
        'Tờ bản đồ số': '1',
        'Nội dung biến động': 'Đổi thông tin người được cấp (thử nghiệm)',
      },
      true,
    );
  },
};
