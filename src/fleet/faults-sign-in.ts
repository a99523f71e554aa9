import { type FleetPortal, type PortalSession, variantOf } from './state.ts';

/** Where the citizen lands after the e-ID; `returnTo` on a healthy portal. */
export const landingAfterSignIn = (
  portal: FleetPortal,
  returnTo: string,
  paths: { readonly services: string; readonly account: string },
): string => {
  const variant = variantOf(portal, 'sign-in-forgets-service');
  if (variant === null) return returnTo;
  return { a: '/', b: paths.services, c: paths.account, ok: withFurtherParameters(returnTo) }[variant];
};

/** Further trips to the e-ID before the portal opens a session, each silent or with all its screens. */
export const roundsOfSignIn = (portal: FleetPortal): readonly ('silent' | 'screens')[] => {
  const variant = variantOf(portal, 'sign-in-asked-twice');
  if (variant === 'a') return ['screens'];
  return variant === 'ok' ? ['silent'] : [];
};

/** Whether a session that opens now asks for the e-ID once more when filing starts. */
export const sessionAsksAgain = (portal: FleetPortal, before: PortalSession | null): boolean =>
  variantOf(portal, 'sign-in-asked-twice') === 'b' && before?.again !== 'asked';

const withFurtherParameters = (path: string): string => {
  const url = new URL(path, 'https://fleet.invalid');
  const query = [...url.searchParams].reverse();
  url.search = new URLSearchParams([['vneid', '1'], ...query, ['_t', '1']]).toString();
  return `${url.pathname}${url.search}${url.hash}`;
};
