import type { Desk } from '../ask.ts';

/** Whether an address is one of the portal's own pages, and not the place where one stands. */
export const isOwnPage = ({ stage }: Desk, address: string): boolean => {
  const url = URL.parse(address);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    !address.endsWith('#') &&
    [URL.parse(stage.portal.url)?.host, ...stage.portal.hosts].includes(url.host)
  );
};
