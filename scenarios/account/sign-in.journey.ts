import type { Journey } from '../../src/model/journey.ts';
import { signInAtService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'account/sign-in',
  title: { vi: 'Đăng nhập từ trang dịch vụ', en: 'Sign in from a service' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['quick', 'account'],
  walk: async (walk) => await signInAtService(walk, 'ESS-03'),
};
