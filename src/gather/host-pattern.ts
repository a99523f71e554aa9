/** Whether a host name fits `*.gov.vn` (any depth), `*` or an exact name. */
export const hostMatches = (pattern: string, host: string): boolean =>
  pattern === '*' ||
  (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern.toLowerCase() === host.toLowerCase());
