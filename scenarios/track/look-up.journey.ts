import type { Journey } from '../../src/model/journey.ts';
import { prepareDossier } from '../steps/prepare-dossier.ts';
import { signInAtService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'track/look-up',
  title: { vi: 'Nộp rồi tra cứu hồ sơ', en: 'File, then look the dossier up' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['sandbox'],
  async walk(walk) {
    const { portal, step } = walk;
    await signInAtService(walk, 'ESS-03');
    await prepareDossier(walk);
    const code = await step({ vi: 'Nộp hồ sơ', en: 'File the dossier' }, 'submits', () => portal.submit());
    // The look-up is public: a stranger must not be shown more than the code's owner would want.
    await step({ vi: 'Đăng xuất', en: 'Sign out' }, 'signsIn', () => portal.signOut());
    await step({ vi: 'Tra cứu hồ sơ', en: 'Look the dossier up' }, 'reads', () => portal.lookUp(code));
  },
};
