import { createHash } from 'node:crypto';
import { type DerNode, MalformedError, TAG, context, readDer } from '../asn1/der.ts';
import { readBitOctets, readIntegerHex } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import type { Certificate } from '../certificates/certificate.ts';
import { nameKey } from '../certificates/names.ts';

const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';

function keyIdentifiers(certificate: Certificate): readonly Uint8Array[] {
  const extension = certificate.extensions.get(SUBJECT_KEY_IDENTIFIER);
  if (extension !== undefined) return [readDer(extension.value).content];
  // RFC 5280, 4.2.1.2, method 1, for certificates that do not state it.
  const key = sequence(readDer(certificate.spki), 'SubjectPublicKeyInfo');
  key.next(TAG.sequence);
  return [
    createHash('sha1')
      .update(readBitOctets(key.next(TAG.bitString)))
      .digest(),
  ];
}

/** One whose key or extension cannot be read is meant by nobody, and hides no other. */
const hasKeyIdentifier = (certificate: Certificate, wanted: Uint8Array): boolean => {
  try {
    return keyIdentifiers(certificate).some((id) => Buffer.compare(id, wanted) === 0);
  } catch (error) {
    if (error instanceof MalformedError) return false;
    throw error;
  }
};

/**
 * The certificates that a SignerIdentifier (RFC 5652, 5.3) may mean, each once. It binds nothing: anyone can
 * make a certificate with the same issuer and number or key identifier, so there may be several.
 * @throws MalformedError
 */
export function certificatesMeant(sid: DerNode, known: readonly Certificate[]): readonly Certificate[] {
  const distinct = [...new Map(known.map((each) => [each.fingerprint, each])).values()];
  if (sid.tag === context(0, 'primitive')) {
    return distinct.filter((each) => hasKeyIdentifier(each, sid.content));
  }
  if (sid.tag !== TAG.sequence) throw new MalformedError('SignerIdentifier: unknown choice');
  const fields = sequence(sid, 'IssuerAndSerialNumber');
  const issuer = nameKey(fields.next(TAG.sequence).bytes);
  const serialNumber = readIntegerHex(fields.next(TAG.integer));
  fields.end();
  return distinct.filter((each) => each.issuerKey === issuer && each.serialNumber === serialNumber);
}
