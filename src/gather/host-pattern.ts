/** Whether a host name fits `*.gov.vn` (any depth), `*` or an exact name. */
export const hostMatches = (pattern: string, host: string): boolean =>
  pattern === '*' ||
  (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern.toLowerCase() === host.toLowerCase());

/** Whether an address is on one of the hosts. */
export const hostTest =
  (hosts: readonly string[]): ((url: string) => boolean) =>
  (url) => {
    try {
      const { hostname } = new URL(url);
      return hosts.some((host) => hostMatches(host, hostname));
    } catch {
      return false;
    }
  };

/**
 * Whether an address is on a host of the same owner as this one: `api.hanoi.gov.vn` beside `dichvucong.hanoi.gov.vn`.
 * Never so for addresses in numbers. Under `gov.vn` and its like an owner's name is the third label from the right.
 */
export const siblingTest = (of: string): ((url: string) => boolean) => {
  const { hostname } = new URL(of);
  if (/^[\d.]+$|:/.test(hostname)) return () => false;
  const depth = /\.(gov|com|net|org|edu)\.[a-z]{2}$/.test(hostname) ? 3 : 2;
  const owner = hostname.split('.').slice(-depth).join('.');
  return hostTest([owner, `*.${owner}`]);
};
