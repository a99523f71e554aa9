import type { Journey } from '../../src/model/journey.ts';
import { reachService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'public/find-service',
  title: { vi: 'Tìm dịch vụ và đọc trang hướng dẫn', en: 'Find a service and read its page' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['quick', 'public'],
  walk: async (walk) => await reachService(walk, 'ESS-03'),
};
