import { type PublicKey, type SignatureScheme, publicKey, verifySignature } from '../algorithms.ts';
import { MalformedError } from '../asn1/der.ts';
import type { Certificate } from '../certificates/certificate.ts';
import type { ReasonCode } from '../reasons.ts';
import type { Failure } from '../signer-facts.ts';
import { failed } from './failed.ts';
import { computable } from './signature-algorithms.ts';
import type { SignerInfo } from './signed-data.ts';
import { signedOctets } from './signed-octets.ts';

/** Certificates of one issuer and number that are tried; more than one is an oddity already. */
const LIMIT = 8;

/** Null where it cannot be read: such a certificate signed nothing. */
const keyOf = ({ spki }: Certificate): PublicKey | null => {
  try {
    return publicKey(spki);
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
};

export type Choice = { readonly certificate: Certificate | null; readonly failure: Failure | null };

/**
 * Of the certificates that the signer may mean, the one whose key made the signature. Two that both fit (the same
 * key certified twice) leave open who signed, and that is said instead of taking one of them.
 */
export function chooseCertificate(
  candidates: readonly Certificate[],
  signer: SignerInfo,
  octets: Uint8Array | null,
  scheme: SignatureScheme | null,
): Choice {
  const [first, ...others] = candidates;
  const none = (code: ReasonCode): Choice => ({
    certificate: null,
    failure: failed('indeterminate', 'NO_SIGNING_CERTIFICATE_FOUND', code),
  });
  if (first === undefined) return none('certificate-missing');
  if (candidates.length > LIMIT) return none('certificate-ambiguous');
  const alone = others.length === 0 ? first : null;
  const over = signer.signedAttributes === null ? octets : signer.signedAttributes;
  // What stopped the check is among the failures already: an unknown algorithm, or no content.
  if (scheme === null || !computable(scheme) || over === null) return { certificate: alone, failure: null };
  const messages = over instanceof Uint8Array ? [over] : signedOctets(over);
  const fitting = candidates.filter((each) => {
    const key = keyOf(each);
    return (
      key !== null &&
      messages.some((message) => verifySignature(scheme, key, message, signer.signature.content))
    );
  });
  if (fitting.length > 1) return none('certificate-ambiguous');
  const [certificate] = fitting;
  if (certificate !== undefined) return { certificate, failure: null };
  return { certificate: alone, failure: failed('invalid', 'SIG_CRYPTO_FAILURE', 'signature-value-wrong') };
}
