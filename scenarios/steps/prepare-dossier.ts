import type { Walk } from '../../src/model/journey.ts';

/** From the service's page to the last page before filing; leaves a draft. */
export const prepareDossier = async ({ citizen, portal, step }: Walk): Promise<void> => {
  await step({ vi: 'Bắt đầu hồ sơ', en: 'Start the dossier' }, 'drafts', () => portal.startDossier());
  await step({ vi: 'Kê khai', en: 'Fill in the applicant' }, 'drafts', () => portal.fillApplicant(citizen));
  await step({ vi: 'Đính kèm', en: 'Attach documents' }, 'drafts', () => portal.attach(citizen.documents));
  await step({ vi: 'Xem lại trước khi nộp', en: 'Review before filing' }, 'drafts', () => portal.review());
};
