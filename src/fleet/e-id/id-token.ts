import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** What the relying party expects the token to say. */
export type Expected = {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly nowS: number;
};

/** Clocks may differ by so much, seconds. */
const SKEW_S = 30;

/** The key that a token names; null where it has none of ES256. */
export const keyIdOf = (token: string): string | null => {
  const header = part(token, 0);
  return header['alg'] === 'ES256' && typeof header['kid'] === 'string' ? header['kid'] : null;
};

/** The claims of an ID token after the steps of OpenID Connect Core 3.1.3.7; null where any of them fails. */
export const verifiedClaims = (token: string, key: JsonWebKey, expected: Expected): Claims | null => {
  const [header = '', body = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || keyIdOf(token) === null) return null;
  const good = verify(
    'sha256',
    Buffer.from(`${header}.${body}`),
    { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const claims = part(token, 1);
  const { iss, aud, azp, exp, iat, nonce, sub } = claims;
  const holds =
    good &&
    iss === expected.issuer &&
    aud === expected.clientId &&
    (azp === undefined || azp === expected.clientId) &&
    nonce === expected.nonce &&
    typeof sub === 'string' &&
    typeof exp === 'number' &&
    exp > expected.nowS - SKEW_S &&
    typeof iat === 'number' &&
    iat < expected.nowS + SKEW_S;
  return holds ? claims : null;
};

const part = (token: string, at: 0 | 1): Claims => {
  try {
    return Object(
      JSON.parse(Buffer.from(token.split('.')[at] ?? '', 'base64url').toString('utf8')),
    ) as Claims;
  } catch {
    return {};
  }
};
