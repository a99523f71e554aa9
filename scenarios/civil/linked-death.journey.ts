import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'civil/linked-death',
  title: {
    vi: 'Liên thông khai tử, xóa thường trú, mai táng phí',
    en: 'Linked: death, removal from residence, funeral grant',
  },
  service: 'ESS-16',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-16', {
      'Họ và tên người đã chết': 'Lê Văn Giả Lập',
      'Ngày chết': '02/11/2026',
      'Nơi chết': 'Bệnh viện Giả Lập',
      'Chế độ đề nghị hưởng': 'Mai táng phí',
    });
  },
};
