import type { Journey } from '../../src/model/journey.ts';
import { awaitText } from '../steps/await-text.ts';
import { reachService } from '../steps/reach-service.ts';

const E_ID = 'Đăng nhập bằng VNeID';
const CERTIFICATE = 'Đăng nhập bằng chứng thư số';

export const journey: Journey = {
  id: 'account/sign-in-certificate',
  title: { vi: 'Đăng nhập bằng chứng thư số', en: 'Sign in with a certificate' },
  service: 'ESS-03',
  audience: 'citizen',
  signsInAnew: true,
  tags: ['signing', 'account'],
  showsCertificate: true,
  async walk(walk) {
    const { citizen, portal, step } = walk;
    await reachService(walk, 'ESS-03');
    await step(
      { vi: 'Tới trang đăng nhập quốc gia', en: 'Go to the national sign-in' },
      'signsIn',
      async () => {
        await portal.press('Đăng nhập');
        // Some portals lead there at once, others by a page or a dialog of their own.
        if ((await awaitText(portal, [CERTIFICATE, E_ID])) === E_ID) await portal.press(E_ID);
      },
    );
    await step({ vi: 'Đăng nhập bằng chứng thư số', en: 'Show the certificate' }, 'signsIn', async () => {
      await portal.press(CERTIFICATE);
      await awaitText(portal, [citizen.fullName]);
    });
  },
};
