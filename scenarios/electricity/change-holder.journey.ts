import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'electricity/change-holder',
  title: { vi: 'Thay đổi chủ thể hợp đồng mua bán điện', en: 'Change the holder of an electricity contract' },
  service: 'ESS-21',
  audience: 'citizen',
  tags: ['essential', 'sandbox'],
  walk: async (walk) => {
    await fileService(
      walk,
      'ESS-21',
      {
        'Mã khách hàng': 'GL0000000001',
        'Địa điểm sử dụng điện': 'Số 5 đường Kiểm Thử',
        'Mục đích sử dụng điện': 'Sinh hoạt',
        'Họ và tên chủ thể hợp đồng cũ': 'Vũ Thị Giả Lập',
      },
      true,
    );
  },
};
