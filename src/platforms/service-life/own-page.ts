import type { Stage } from '../adapter.ts';

/** Whether an address is one of the portal's own pages, and not the place where one stands. */
export const isOwnPage = ({ portal }: Stage, address: string): boolean => {
  const url = URL.parse(address);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    !address.endsWith('#') &&
    [URL.parse(portal.url)?.host, ...portal.hosts].includes(url.host)
  );
};
