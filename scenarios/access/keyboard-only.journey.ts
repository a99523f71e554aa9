import type { Journey } from '../../src/model/journey.ts';
import { signInAtHome } from '../steps/reach-store.ts';

export const journey: Journey = {
  id: 'access/keyboard-only',
  title: { vi: 'Kê khai chỉ bằng bàn phím', en: 'Fill in a form by keyboard alone' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['access', 'account'],
  async walk(walk) {
    const { citizen, portal, step } = walk;
    await signInAtHome(walk);
    await step({ vi: 'Cất chuột đi', en: 'Put the mouse away' }, 'reads', () => portal.putMouseAway());
    await step(
      { vi: 'Tìm và mở dịch vụ bằng bàn phím', en: 'Find and open the service by keys' },
      'reads',
      () => portal.openService('ESS-03'),
    );
    await step({ vi: 'Bắt đầu hồ sơ bằng bàn phím', en: 'Start the dossier by keys' }, 'drafts', () =>
      portal.startDossier(),
    );
    await step({ vi: 'Kê khai bằng bàn phím', en: 'Fill in the form by keys' }, 'drafts', () =>
      portal.fillApplicant(citizen),
    );
  },
};
