import type { Context } from 'hono';
import type { JsonBody } from './json-body.ts';
import type { Refusal } from './refusal.ts';

type CscError = {
  readonly status: 400 | 401;
  readonly error: string;
  readonly error_description: string;
};

const invalid = (error_description: string): CscError => ({
  status: 400,
  error: 'invalid_request',
  error_description,
});

/** Errors of CSC API 1.0.4 (10.1 and the tables of each method) for every refusal. */
const ERRORS: { readonly [R in Refusal]: CscError } = {
  'bad-request': invalid('The request is missing a required parameter or includes an invalid one'),
  'bad-client': { status: 401, error: 'invalid_client', error_description: 'Client authentication failed' },
  'wrong-password': {
    status: 400,
    error: 'authentication_error',
    error_description: 'An error occurred during authentication process',
  },
  locked: { status: 400, error: 'authentication_error', error_description: 'The account is locked' },
  'bad-token': {
    status: 401,
    error: 'invalid_token',
    error_description: 'The access token provided is expired, revoked or invalid',
  },
  'unknown-credential': invalid('Invalid parameter credentialID'),
  'key-disabled': invalid('The key of the credential is disabled'),
  'certificate-expired': invalid('Signing certificate is expired'),
  'certificate-revoked': invalid('Signing certificate is revoked'),
  'no-hash': invalid('Empty hash array'),
  'not-base64': invalid('Invalid Base64 hash string parameter'),
  'wrong-length': invalid('Invalid digest value length'),
  'digest-refused': invalid('Invalid parameter hashAlgo'),
  'algorithm-refused': invalid('Invalid parameter signAlgo'),
  'too-many': invalid('Numbers of signatures is too high'),
  'wrong-pin': { status: 400, error: 'invalid_pin', error_description: 'The PIN is invalid' },
  'wrong-otp': { status: 400, error: 'invalid_otp', error_description: 'The OTP is invalid' },
  'sad-unknown': invalid('Invalid parameter SAD'),
  'sad-expired': invalid('SAD expired'),
  'hash-not-authorised': invalid('Hash is not authorized by the SAD'),
  'more-than-authorised': invalid('More hashes than the SAD authorizes'),
  rejected: { status: 400, error: 'access_denied', error_description: 'The user rejected the request' },
  'ran-out': { status: 400, error: 'access_denied', error_description: 'The user did not answer in time' },
  'unknown-transaction': invalid('Invalid parameter responseID'),
};

export const cscRefusal = (c: Context, why: Refusal): Response => {
  const { status, ...body } = ERRORS[why];
  return c.json(body, status);
};

/** The answer, with `clientData` echoed where it was given. */
export const cscAnswer = (c: Context, body: JsonBody | null, answer: object): Response =>
  c.json(typeof body?.['clientData'] === 'string' ? { ...answer, clientData: body['clientData'] } : answer);
