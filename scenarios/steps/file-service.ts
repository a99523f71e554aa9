import type { Answers, Walk } from '../../src/model/journey.ts';
import type { ServiceId } from '../../src/model/portal.ts';
import { reachService } from './reach-service.ts';

/**
 * One service from the home page to the dossier code: what its page promises, sign-in, form, papers (picked from the
 * citizen's store where the portal lets them), summary, filing.
 * @param answers what the form asks beside the applicant, by words of its labels
 * @param signs whether the form is to be signed before it is filed
 * @returns the dossier code
 */
export const fileService = async (
  walk: Walk,
  service: ServiceId,
  answers: Answers = {},
  signs = false,
): Promise<string> => {
  const { citizen, portal, step } = walk;
  await reachService(walk, service);
  await step({ vi: 'Đọc trang dịch vụ', en: "Read the service's page" }, 'reads', () =>
    portal.readProcedure(),
  );
  await step({ vi: 'Đăng nhập', en: 'Sign in' }, 'signsIn', () => portal.signIn(citizen));
  await step({ vi: 'Bắt đầu hồ sơ', en: 'Start the dossier' }, 'drafts', () => portal.startDossier());
  await step({ vi: 'Kê khai', en: 'Fill in the form' }, 'drafts', () =>
    portal.fillApplicant(citizen, answers),
  );
  await step({ vi: 'Đính kèm', en: 'Attach documents' }, 'drafts', () =>
    portal.attach(citizen.documents, { from: 'store' }),
  );
  if (signs)
    await step({ vi: 'Ký số tờ khai', en: 'Sign the form' }, 'drafts', () => portal.signForm(citizen));
  await step({ vi: 'Xem lại trước khi nộp', en: 'Review before filing' }, 'drafts', () => portal.review());
  return await step({ vi: 'Nộp hồ sơ', en: 'File the dossier' }, 'submits', () => portal.submit());
};
