import { MalformedError } from '../asn1/der.ts';
import type { TimestampToken } from '../signer-facts.ts';
import { type ArchiveCover, archiveCover, attributeKey } from './archive-time-stamp.ts';
import { OID } from './oids.ts';
import type { Digests } from './remembered-digests.ts';
import type { SignedData, SignerInfo } from './signed-data.ts';

const LIMIT = 50;

/**
 * Time stamps in a signer's unsigned attributes, each with what it must cover.
 * @param octets what the signature is over; null where it is missing, which leaves archive time stamps open
 */
export function embeddedTimestamps(
  signer: SignerInfo,
  data: SignedData,
  octets: Uint8Array | null,
  digests: Digests,
): readonly TimestampToken[] {
  const ofType = (type: string) =>
    signer.unsigned
      .filter((each) => each.type === type)
      .flatMap(({ typeNode, values }) =>
        values.map((value) => ({ key: attributeKey(typeNode.bytes, value.bytes), token: value.bytes })),
      );
  const signature = ofType(OID.signatureTimeStamp);
  const archiveV3 = ofType(OID.archiveTimeStampV3);
  const older = [...ofType(OID.archiveTimeStamp), ...ofType(OID.archiveTimeStampV2)];
  if (signature.length + archiveV3.length + older.length > LIMIT) {
    throw new MalformedError(`CMS: more than ${LIMIT} time stamps`);
  }
  const coverable = [...signature, ...older, ...archiveV3];
  return [
    ...signature.map(
      ({ token }) => ({ kind: 'signature', token, covered: signer.signature.content }) as const,
    ),
    ...older.map(({ token }) => ({ kind: 'archive', token, covered: null, covers: [] }) as const),
    ...archiveV3.map(({ token }): TimestampToken => {
      const cover = octets === null ? null : coverOf(token, data, signer, octets, digests);
      const covers = coverable
        .filter(({ key }) => cover?.attributes.has(key) === true)
        .map((each) => each.token);
      return { kind: 'archive', token, covered: cover?.covered ?? null, covers };
    }),
  ];
}

function coverOf(
  token: Uint8Array,
  data: SignedData,
  signer: SignerInfo,
  octets: Uint8Array,
  digests: Digests,
): ArchiveCover | null {
  try {
    return archiveCover(token, data, signer, octets, digests);
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}
