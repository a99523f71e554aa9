import type { Journey } from '#src/model/journey.ts';
import { signInAtService } from '../../../scenarios/steps/reach-service.ts';

/** Fails with a filled form before it, so that a trace is kept of everything that was typed. */
export const journey: Journey = {
  id: 'canary/breaks-off',
  title: { vi: 'Kê khai rồi hỏng', en: 'Fill in, then fail' },
  service: 'ESS-03',
  audience: 'citizen',
  signsInAnew: true,
  tags: ['canary'],
  async walk(walk) {
    const { citizen, portal, step } = walk;
    await signInAtService(walk, 'ESS-03');
    await step({ vi: 'Bắt đầu hồ sơ', en: 'Start the dossier' }, 'drafts', () => portal.startDossier());
    await step({ vi: 'Kê khai', en: 'Fill in the form' }, 'drafts', () => portal.fillApplicant(citizen));
    await step({ vi: 'Nút không có', en: 'A button that is not there' }, 'reads', () =>
      portal.press(`Cấp thẻ cho ${citizen.fullName}, số ${citizen.idNumber}`),
    );
  },
};
