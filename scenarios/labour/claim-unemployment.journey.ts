import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'labour/claim-unemployment',
  title: { vi: 'Giải quyết hưởng trợ cấp thất nghiệp', en: 'Claim unemployment benefit' },
  service: 'ESS-23',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-23', {
      'Mã số bảo hiểm xã hội': '0000000000',
      'Ngày chấm dứt hợp đồng': '01/11/2026',
      'Nơi làm việc': 'Công ty Giả Lập',
      'Hình thức nhận trợ cấp': 'Qua tài khoản',
    });
  },
};
