import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'identity/confirm-old-number',
  title: { vi: 'Xác nhận số chứng minh nhân dân cũ', en: 'Confirm the old identity number' },
  service: 'ESS-01',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-01', {
      'Lý do đề nghị xác nhận': 'Đối chiếu hồ sơ thử nghiệm',
    });
  },
};
