import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'civil/register-birth',
  title: { vi: 'Đăng ký khai sinh, đến mã hồ sơ', en: 'Register a birth, to the dossier code' },
  service: 'ESS-09',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-09', {
      'Họ và tên trẻ em': 'Nguyễn Bé Giả Lập',
      'Ngày sinh của trẻ em': '01/11/2026',
      'Giới tính của trẻ em': 'Nữ',
      'Nơi sinh của trẻ em': 'Bệnh viện Giả Lập',
      'Họ và tên mẹ': 'Lê Thị Giả Lập',
    });
  },
};
