import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'justice/criminal-record',
  title: { vi: 'Cấp phiếu lý lịch tư pháp', en: 'Criminal record certificate' },
  service: 'ESS-25',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-25', {
      'Loại phiếu': 'Phiếu số 1',
      'Mục đích yêu cầu': 'Thử nghiệm',
    });
  },
};
