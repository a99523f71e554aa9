import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'identity/renew-card',
  title: { vi: 'Cấp lại, đổi thẻ căn cước', en: 'Renew the identity card' },
  service: 'ESS-02',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-02', {
      'Trường hợp đề nghị': 'Đổi thẻ',
      'Lý do': 'Thẻ thử nghiệm đã cũ',
    });
  },
};
