import type { ServiceId } from '../../src/model/portal.ts';
import type { Answers, Walk } from '../../src/model/journey.ts';
import { signInAtService } from './reach-service.ts';

/** From the home page through the e-ID and the form to the service's papers; leaves a draft. */
export const reachForm = async (walk: Walk, service: ServiceId, answers: Answers = {}): Promise<void> => {
  const { citizen, portal, step } = walk;
  await signInAtService(walk, service);
  await step({ vi: 'Bắt đầu hồ sơ', en: 'Start the dossier' }, 'drafts', () => portal.startDossier());
  await step({ vi: 'Kê khai', en: 'Fill in the form' }, 'drafts', () =>
    portal.fillApplicant(citizen, answers),
  );
};
