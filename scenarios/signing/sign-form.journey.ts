import type { Journey } from '../../src/model/journey.ts';
import { reachService } from '../steps/reach-service.ts';

export const journey: Journey = {
  id: 'signing/sign-form',
  title: { vi: 'Ký số tờ khai điện tử của hồ sơ', en: 'Sign the e-form of a dossier' },
  service: 'ESS-18',
  audience: 'citizen',
  tags: ['signing', 'account'],
  async walk(walk) {
    const { citizen, portal, step } = walk;
    await reachService(walk, 'ESS-18');
    await step({ vi: 'Đọc yêu cầu ký số', en: 'Read the duty to sign' }, 'reads', () =>
      portal.readSigningDuty(),
    );
    await step({ vi: 'Đăng nhập', en: 'Sign in' }, 'signsIn', () => portal.signIn(citizen));
    await step({ vi: 'Bắt đầu hồ sơ', en: 'Start the dossier' }, 'drafts', () => portal.startDossier());
    await step({ vi: 'Kê khai', en: 'Fill in the applicant' }, 'drafts', () => portal.fillApplicant(citizen));
    await step({ vi: 'Đính kèm', en: 'Attach documents' }, 'drafts', () => portal.attach(citizen.documents));
    await step({ vi: 'Ký số tờ khai', en: 'Sign the e-form' }, 'drafts', () => portal.signForm(citizen));
    await step({ vi: 'Xem lại trước khi nộp', en: 'Review before filing' }, 'drafts', () => portal.review());
  },
};
