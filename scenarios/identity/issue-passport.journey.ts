import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'identity/issue-passport',
  title: { vi: 'Cấp hộ chiếu phổ thông', en: 'Issue an ordinary passport' },
  service: 'ESS-12',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-12', {
      'Loại hộ chiếu': 'Gắn chíp điện tử',
      'Nội dung đề nghị': 'Cấp lần đầu',
    });
  },
};
