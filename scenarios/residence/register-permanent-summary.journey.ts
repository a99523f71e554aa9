import type { Journey } from '../../src/model/journey.ts';
import { prepareDossier } from '../steps/prepare-dossier.ts';
import { signInAtService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'residence/register-permanent-summary',
  title: {
    vi: 'Đăng ký thường trú, đến trang trước khi nộp',
    en: 'Register permanent residence, up to the page before filing',
  },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['account'],
  async walk(walk) {
    await signInAtService(walk, 'ESS-03');
    await prepareDossier(walk);
  },
};
