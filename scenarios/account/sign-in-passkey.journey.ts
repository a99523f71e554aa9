import type { Journey } from '../../src/model/journey.ts';
import { signInAtService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'account/sign-in-passkey',
  title: { vi: 'Đăng nhập bằng khóa truy cập', en: 'Sign in with a passkey' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['account'],
  holdsPasskey: true,
  signsInAnew: true,
  walk: async (walk) => await signInAtService(walk, 'ESS-03'),
};
