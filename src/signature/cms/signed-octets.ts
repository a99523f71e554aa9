import { type DerNode, TAG } from '../asn1/der.ts';
import { parts } from './parts.ts';

const LIMIT = 100;

const asSet = (octets: Uint8Array): Uint8Array => {
  const set = Uint8Array.from(octets);
  set[0] = TAG.set;
  return set;
};

/**
 * The octets that a signature over signed attributes may stand over (RFC 5652, 5.4: their DER, with the tag of a
 * SET). The set as it stands in the file; and, where software wrote it unsorted and signed it sorted, sorted.
 */
export function signedOctets(attributes: DerNode): readonly Uint8Array[] {
  const written = asSet(attributes.bytes);
  const sorted = parts(attributes, LIMIT, 'attributes')
    .map(({ bytes }) => bytes)
    .sort((one, other) => Buffer.compare(one, other));
  const header = attributes.bytes.subarray(0, attributes.bytes.length - attributes.content.length);
  const canonical = asSet(Buffer.concat([header, ...sorted]));
  return Buffer.compare(written, canonical) === 0 ? [written] : [written, canonical];
}

/**
 * Whether content that was signed without attributes reads as a set of them. Such a signature can be cut out of
 * another one, whose signed attributes are then passed off as content, so it proves nothing.
 */
export function looksLikeAttributes(content: Uint8Array): boolean {
  if (content[0] !== TAG.set) return false;
  // The OID of the messageDigest attribute, 1.2.840.113549.1.9.4.
  const digestType = Buffer.from([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04]);
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(digestType);
}
