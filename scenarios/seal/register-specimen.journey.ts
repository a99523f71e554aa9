import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'seal/register-specimen',
  title: { vi: 'Đăng ký mẫu con dấu mới', en: 'Register a new seal specimen' },
  service: 'ESS-13',
  audience: 'organisation',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(
      walk,
      'ESS-13',
      {
        'Loại con dấu': 'Dấu ướt',
        'Số quyết định thành lập': '01/QĐ-GL',
        'Nội dung con dấu': 'CÔNG TY TNHH GIẢ LẬP',
      },
      true,
    );
  },
};
