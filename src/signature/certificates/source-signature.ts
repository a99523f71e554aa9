import { algorithmUses, publicKey, signatureScheme, verifySignature } from '../algorithms.ts';
import { MalformedError } from '../asn1/der.ts';
import type { Certificate } from './certificate.ts';
import type { Crl } from './crl.ts';
import type { OcspResponse } from './ocsp.ts';
import { type RevocationContext, afford } from './revocation-context.ts';

/**
 * Whether the key of `by` signed a list or an answer. Candidates come out of the file, unsigned: one whose key cannot
 * be read is passed over, lest it hide the one behind it that did sign.
 */
export function isSignedBy(source: Crl | OcspResponse, by: Certificate, seen: RevocationContext): boolean {
  try {
    const scheme = signatureScheme(source.signatureAlgorithm);
    const key = publicKey(by.spki);
    return (
      scheme !== null &&
      afford(seen, source) &&
      verifySignature(scheme, key, source.tbs, source.signatureValue)
    );
  } catch (error) {
    if (error instanceof MalformedError) return false;
    throw error;
  }
}

/** Whether the policy accepts every algorithm of that signature. @throws MalformedError where `isSignedBy` is false */
export function isAcceptable(
  source: Crl | OcspResponse,
  by: Certificate,
  { options }: Pick<RevocationContext, 'options'>,
): boolean {
  const scheme = signatureScheme(source.signatureAlgorithm);
  return (
    scheme !== null && algorithmUses(scheme, publicKey(by.spki)).every((use) => options.refused(use) === null)
  );
}
