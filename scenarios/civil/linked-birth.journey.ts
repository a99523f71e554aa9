import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'civil/linked-birth',
  title: {
    vi: 'Liên thông khai sinh, thường trú, bảo hiểm y tế',
    en: 'Linked: birth, residence, health card',
  },
  service: 'ESS-15',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-15', {
      'Họ và tên trẻ em': 'Trần Bé Giả Lập',
      'Ngày sinh của trẻ em': '02/11/2026',
      'Giới tính của trẻ em': 'Nam',
      'Nơi sinh của trẻ em': 'Bệnh viện Giả Lập',
      'Họ và tên mẹ': 'Phạm Thị Giả Lập',
      'Nơi đăng ký thường trú của trẻ em': 'Phường Thử Nghiệm',
      'Nơi đăng ký khám chữa bệnh': 'Trạm y tế Giả Lập',
    });
  },
};
