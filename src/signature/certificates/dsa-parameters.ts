import { TAG, children, readDer } from '../asn1/der.ts';
import { encodeDer } from '../asn1/encode.ts';
import { readOid } from '../asn1/primitives.ts';

const DSA = '1.2.840.10040.4.1';

/**
 * A DSA key may leave out its parameters and use those of the authority above (RFC 3279, 2.3.2; RFC 5280,
 * 6.1.4 (e)). Gives the SubjectPublicKeyInfo with them, or `spki` itself where it lacks nothing or none can be had.
 */
export function withDsaParameters(spki: Uint8Array, above: Uint8Array): Uint8Array {
  const parts = (
    der: Uint8Array,
  ): readonly [oid: string, algorithm: readonly Uint8Array[], key: Uint8Array] | null => {
    const [algorithm, key] = children(readDer(der));
    if (algorithm === undefined || key === undefined) return null;
    const [oid, ...rest] = children(algorithm);
    return oid === undefined
      ? null
      : [readOid(oid), [oid.bytes, ...rest.map(({ bytes }) => bytes)], key.bytes];
  };
  const own = parts(spki);
  const given = parts(above);
  if (own === null || given === null || own[0] !== DSA || given[0] !== DSA) return spki;
  const lacks = own[1].length === 1 || own[1][1]?.[0] === TAG.null;
  if (!lacks || given[1].length < 2) return spki;
  return encodeDer(TAG.sequence, encodeDer(TAG.sequence, ...given[1]), own[2]);
}
