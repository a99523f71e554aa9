import type { SignerReport } from '#src/model/signature.ts';
import type { Digest } from '../algorithms.ts';
import { MalformedError, TAG } from '../asn1/der.ts';
import { readOid, readTime } from '../asn1/primitives.ts';
import type { Failure } from '../signer-facts.ts';
import { singleValue } from './attributes.ts';
import { failed } from './failed.ts';
import { OID } from './oids.ts';
import type { Digests } from './remembered-digests.ts';
import type { SignedData, SignerInfo } from './signed-data.ts';
import { looksLikeAttributes } from './signed-octets.ts';

/**
 * RFC 5652, 5.3, 5.6 and 11: content type and digest of the content as they were signed.
 * @param octets what the signature is over; null where it is missing
 */
export function attributeFailures(
  signer: SignerInfo,
  role: SignerReport['role'],
  data: SignedData,
  octets: Uint8Array | null,
  digest: Digest | null,
  digests: Digests,
): readonly Failure[] {
  if (signer.signedAttributes === null) {
    // RFC 5652, 5.3: only plain data may be signed without attributes.
    const plain = role === 'counter-signer' || (role === 'signer' && data.contentType === OID.data);
    const lawful = plain && (octets === null || !looksLikeAttributes(octets));
    return lawful ? [] : [failed('invalid', 'FORMAT_FAILURE', 'signed-attribute-missing')];
  }
  const failures: Failure[] = [];
  const type = singleValue(signer.signed, OID.contentType);
  if (type === null) {
    if (role !== 'counter-signer')
      failures.push(failed('invalid', 'FORMAT_FAILURE', 'signed-attribute-missing'));
  } else if (role === 'counter-signer') {
    // RFC 5652, 11.4: without this, a signature over content that happens to be a signature value could be replayed.
    failures.push(
      failed('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'counter-signature-wrong', 'contentType'),
    );
  } else if (readOid(type) !== data.contentType) {
    failures.push(failed('invalid', 'FORMAT_FAILURE', 'content-type-mismatch'));
  }
  const stated = singleValue(signer.signed, OID.messageDigest);
  if (stated === null) {
    failures.push(failed('invalid', 'FORMAT_FAILURE', 'signed-attribute-missing', 'messageDigest'));
  } else if (stated.tag !== TAG.octetString) {
    failures.push(failed('invalid', 'FORMAT_FAILURE', 'signed-attribute-wrong', 'messageDigest'));
  } else if (octets !== null && digest?.node != null) {
    const actual = digests(digest.node, octets);
    if (!actual.equals(stated.content)) failures.push(failed('invalid', 'HASH_FAILURE', 'content-changed'));
  }
  return failures;
}

/** RFC 5652, 11.3; a claim that cannot be read is no claim. */
export function signingTime(signer: SignerInfo): Date | null {
  const value = singleValue(signer.signed, OID.signingTime);
  if (value === null) return null;
  try {
    return readTime(value);
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}
