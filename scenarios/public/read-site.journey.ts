import type { Journey } from '../../src/model/journey.ts';
import { reachService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'public/read-site',
  title: { vi: 'Thông tin công khai của cổng', en: "The portal's public information" },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['public', 'site'],
  async walk(walk) {
    const { portal, step } = walk;
    await reachService(walk, 'ESS-03');
    await step({ vi: 'Đọc trang dịch vụ', en: "Read the service's page" }, 'reads', () =>
      portal.readProcedure(),
    );
    await step({ vi: 'Đọc thông tin của cổng', en: "Read the portal's information" }, 'reads', () =>
      portal.readSite(),
    );
    await step(
      { vi: 'Đối chiếu với cơ sở dữ liệu quốc gia', en: 'Read the national database' },
      'reads',
      () => portal.readNationalProcedure('ESS-03'),
    );
  },
};
