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
  const listed = listedServices(portal);
  const typed = words.normalize('NFC').trim();
  const marks = variantOf(portal, 'search-needs-marks');
  const typo = variantOf(portal, 'search-misses-typo');
  const meant = matchingServices(listed, words);
  // Other hits stand before the right one, which stays among the first five.
  if (marks === 'ok' || typo === 'ok') return [...meant.slice(1, 3), ...meant.slice(0, 1), ...meant.slice(3)];
  if (marks === null && typo === null) return meant;
  const asWritten = (text: string): string => (marks === 'b' ? text : text.toLocaleLowerCase('vi'));
  const found = listed.filter(({ service }) => {
    const at = asWritten(service.name.vi).indexOf(asWritten(typed));
    if (typo === 'a') return asWritten(service.name.vi) === asWritten(typed);
    return typo === 'c' ? at === 0 : at >= 0;
  });
  const answersAll = marks === 'c' || typo === 'b';
  // What it does not understand it answers with everything, and with what was meant at the end.
  return found.length === 0 && answersAll
    ? [...listed.filter((each) => !meant.includes(each)), ...meant]
    : found;
};

/** What the page of a service is: shown, answered with 404, or without content. */
export const servicePage = (portal: FleetPortal, offered: OfferedService): 'shown' | 'missing' | 'empty' => {
  const variant = variantOf(portal, 'service-missing');
  if (variant === null || variant === 'ok' || !isEssential(offered.service.id)) return 'shown';
  return variant === 'c' ? 'empty' : 'missing';
};

/** Essential services carry ids of the registry (`ESS-…`); the fleet adds a few others. */
const isEssential = (id: string): boolean => id.startsWith('ESS-');
