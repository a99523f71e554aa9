import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'residence/notify-stay',
  title: { vi: 'Thông báo lưu trú', en: 'Notify a stay' },
  service: 'ESS-06',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(walk, 'ESS-06', {
      'Địa điểm lưu trú': 'Nhà nghỉ Giả Lập',
      'Họ và tên người lưu trú': 'Lê Văn Giả Lập',
      'Thời gian bắt đầu lưu trú': '01/12/2026',
    });
  },
};
