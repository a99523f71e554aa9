import type { ServiceId } from '../../src/model/portal.ts';
import type { Walk } from '../../src/model/journey.ts';

/** From the home page to the service's page, without an account. */
export const reachService = async ({ portal, step }: Walk, service: ServiceId): Promise<void> => {
  await step({ vi: 'Mở trang chủ', en: 'Open the home page' }, 'reads', () => portal.open());
  await step({ vi: 'Tìm và mở dịch vụ', en: 'Find and open the service' }, 'reads', () =>
    portal.openService(service),
  );
};

/** To the service's page, then through the e-ID and back. */
export const signInAtService = async (walk: Walk, service: ServiceId): Promise<void> => {
  await reachService(walk, service);
  const { citizen, portal, step } = walk;
  await step({ vi: 'Đăng nhập', en: 'Sign in' }, 'signsIn', () => portal.signIn(citizen));
};
