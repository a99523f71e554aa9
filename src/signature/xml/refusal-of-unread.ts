import type { Failure } from '../signer-facts.ts';
import { DS } from './namespaces.ts';
import { failure } from './refusal.ts';

/**
 * Of a file that is not read here there is no doubt to leave where it never names XML signatures: a page of HTML is
 * not signed.
 */
export function refusalOfUnread(bytes: Uint8Array, refused: Failure): Failure {
  const isDoubt = refused.verdict === 'indeterminate' && refused.subIndication === 'FORMAT_FAILURE';
  return isDoubt && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(DS)
    ? failure('invalid', 'NO_SIGNATURE', 'no-signature')
    : refused;
}
