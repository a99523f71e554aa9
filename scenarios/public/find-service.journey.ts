import type { Journey } from '../../src/model/journey.ts';
import { reachService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'public/find-service',
  title: { vi: 'Tìm dịch vụ và đọc trang hướng dẫn', en: 'Find a service and read its page' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['quick', 'public'],
  async walk(walk) {
    const { portal, step } = walk;
    await reachService(walk, 'ESS-03');
    await step({ vi: 'Đọc trang dịch vụ', en: "Read the service's page" }, 'reads', () =>
      portal.readProcedure(),
    );
    await step({ vi: 'Đọc yêu cầu ký số', en: 'Read the duty to sign' }, 'reads', () =>
      portal.readSigningDuty(),
    );
  },
};
