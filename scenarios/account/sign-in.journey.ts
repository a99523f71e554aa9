import type { Journey } from '../../src/model/journey.ts';
import { signInAtService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'account/sign-in',
  title: {
    vi: 'Đăng nhập từ trang dịch vụ, bắt đầu hồ sơ, mở kho',
    en: 'Sign in from a service, begin, open the store',
  },
  service: 'ESS-03',
  audience: 'citizen',
  signsInAnew: true,
  tags: ['quick', 'account'],
  async walk(walk) {
    await signInAtService(walk, 'ESS-03');
    // Some portals ask for the e-ID once more when filing starts.
    await walk.step({ vi: 'Bắt đầu hồ sơ', en: 'Start the dossier' }, 'drafts', () =>
      walk.portal.startDossier(),
    );
    await walk.step({ vi: 'Mở kho dữ liệu', en: 'Open the data store' }, 'signsIn', () =>
      walk.portal.openStore(),
    );
  },
};
