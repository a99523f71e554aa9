import type { Journey } from '../../src/model/journey.ts';
import { prepareDossier } from '../steps/prepare-dossier.ts';
import { signInAtService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'civil/register-birth',
  title: { vi: 'Đăng ký khai sinh, đến mã hồ sơ', en: 'Register a birth, to the dossier code' },
  service: 'ESS-09',
  audience: 'citizen',
  tags: ['sandbox'],
  async walk(walk) {
    const { portal, step } = walk;
    await signInAtService(walk, 'ESS-09');
    await prepareDossier(walk);
    await step({ vi: 'Nộp hồ sơ', en: 'File the dossier' }, 'submits', () => portal.submit());
  },
};
