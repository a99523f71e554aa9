import { Obstacle, PortalFault } from '#src/model/errors.ts';

/** The other side's doing, or that of whoever answers for its name and its certificate. */
const THEIRS =
  /^ERR_(CONNECTION|EMPTY_RESPONSE|ADDRESS_(UNREACHABLE|INVALID)|NAME_NOT_RESOLVED|SSL|BAD_SSL|CERT|HTTP2|QUIC|SOCKET|TIMED_OUT|INVALID_(HTTP|RESPONSE|REDIRECT)|UNSAFE_REDIRECT|RESPONSE_HEADERS|INCOMPLETE|CONTENT|BLOCKED_BY_RESPONSE)/;

const OWN_LINE = /^ERR_(INTERNET_DISCONNECTED|NETWORK_|PROXY_|TUNNEL_|MANDATORY_PROXY|SOCKS_)/;

const EXHAUSTED = /^ERR_(INSUFFICIENT_RESOURCES|OUT_OF_MEMORY)/;

/**
 * Whose doing it is that no answer came. Names that tell neither the portal nor this machine accuse nobody.
 * @param code Chromium's name for it, with or without `net::`; not one that our guard caused
 * @param expected what was to come, as a sentence's beginning
 */
export const netFault = (
  code: string,
  expected: string,
  options: ErrorOptions = {},
): PortalFault | Obstacle => {
  const name = code.replace(/^net::/, '');
  if (THEIRS.test(name))
    return new PortalFault('connection', `${expected}, but the connection ended with ${name}.`, options);
  if (OWN_LINE.test(name))
    return new Obstacle('own-network', `${expected}, but this machine's own line failed (${name}).`, options);
  return EXHAUSTED.test(name)
    ? new Obstacle('browser-died', `${expected}, but the browser had no room left (${name}).`, options)
    : new Obstacle('no-evidence', `${expected}, but the browser gave it up (${name}).`, options);
};
