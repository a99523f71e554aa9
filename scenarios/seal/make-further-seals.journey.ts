import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'seal/make-further-seals',
  title: { vi: 'Làm con dấu thu nhỏ, dấu nổi, dấu xi', en: 'Have further seals made' },
  service: 'ESS-14',
  audience: 'organisation',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(
      walk,
      'ESS-14',
      {
        'Loại con dấu': 'Dấu nổi',
        'Số giấy chứng nhận đăng ký mẫu con dấu': 'GL-0001',
        'Lý do làm con dấu': 'Phục vụ thử nghiệm',
      },
      true,
    );
  },
};
