import { matchingServices } from './matching-services.ts';
import { type FleetPortal, type OfferedService, variantOf } from './state.ts';

/** Services in the portal's lists and searches: all, or only those that are not essential. */
export const listedServices = (portal: FleetPortal): readonly OfferedService[] =>
  variantOf(portal, 'service-missing') === 'a'
    ? portal.services.filter(({ service }) => !isEssential(service.id))
    : portal.services;

/** Name of a service as this portal writes it. */
export const shownName = (portal: FleetPortal, offered: OfferedService): string =>
  variantOf(portal, 'service-missing') === 'ok'
    ? offered.service.name.vi.toLocaleUpperCase('vi').normalize('NFD')
    : offered.service.name.vi;

/** Listed services that answer what was typed. */
export const searchServices = (portal: FleetPortal, words: string): readonly OfferedService[] => {
  return matchingServices(listedServices(portal), words);
};

/** What the page of a service is: shown, answered with 404, or without content. */
export const servicePage = (portal: FleetPortal, offered: OfferedService): 'shown' | 'missing' | 'empty' => {
  const variant = variantOf(portal, 'service-missing');
  if (variant === null || variant === 'ok' || !isEssential(offered.service.id)) return 'shown';
  return variant === 'c' ? 'empty' : 'missing';
};

/** Essential services carry ids of the registry (`ESS-…`); the fleet adds a few others. */
const isEssential = (id: string): boolean => id.startsWith('ESS-');
