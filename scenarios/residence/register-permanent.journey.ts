import type { Journey } from '../../src/model/journey.ts';
import { prepareDossier } from '../steps/prepare-dossier.ts';
import { signInAtService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'residence/register-permanent',
  title: { vi: 'Đăng ký thường trú, đến mã hồ sơ', en: 'Register permanent residence, to the dossier code' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['quick', 'sandbox'],
  async walk(walk) {
    const { portal, step } = walk;
    await signInAtService(walk, 'ESS-03');
    await prepareDossier(walk);
    await step({ vi: 'Nộp hồ sơ', en: 'File the dossier' }, 'submits', () => portal.submit());
  },
};
