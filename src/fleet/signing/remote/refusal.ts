/** Why the provider does not do what it was asked; each front has its own words and codes for it. */
export const REFUSALS = [
  'bad-request',
  'bad-client',
  'wrong-password',
  'locked',
  'bad-token',
  'unknown-credential',
  'key-disabled',
  'certificate-expired',
  'certificate-revoked',
  'no-hash',
  'not-base64',
  'wrong-length',
  'digest-refused',
  'algorithm-refused',
  'too-many',
  'wrong-pin',
  'wrong-otp',
  'sad-unknown',
  'sad-expired',
  'hash-not-authorised',
  'more-than-authorised',
  'rejected',
  'ran-out',
  'unknown-transaction',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Either what was asked for, or why not. */
export type Granted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: Refusal };

export const granted = <T>(value: T): Granted<T> => ({ ok: true, value });
export const refused = (why: Refusal): Granted<never> => ({ ok: false, why });
