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
