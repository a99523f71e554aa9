import { createHash } from 'node:crypto';
import { algorithmOid, digestOf, refusedAlgorithm } from '../algorithms.ts';
import { MalformedError, TAG } from '../asn1/der.ts';
import { sequence } from '../asn1/sequence.ts';
import { type Attribute, singleValue } from './attributes.ts';
import { OID } from './oids.ts';
import { parts } from './parts.ts';
import type { Digests } from './remembered-digests.ts';
import { type SignedData, type SignerInfo, readSignedData } from './signed-data.ts';
import { readTimeStampInfo } from './time-stamp-info.ts';

/** What an archive time stamp was made over, and which unsigned attributes are among it. */
export type ArchiveCover = { readonly covered: Uint8Array; readonly attributes: ReadonlySet<string> };

/** More than a file may have certificates, lists or attribute values. */
const LIMIT = 10_000;

/** Names one value of an attribute within a signer's unsigned attributes. */
export const attributeKey = (type: Uint8Array, value: Uint8Array): string =>
  createHash('sha256').update(type).update(value).digest('hex');

const octetStrings = (list: {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly bytes: Uint8Array;
}) => {
  if (list.tag !== TAG.sequence) throw new MalformedError('ATSHashIndex: expected a list');
  return parts(list, LIMIT, 'digests in an index').map(({ content }) => Buffer.from(content).toString('hex'));
};

/**
 * EN 319 122-1, 5.5.3: the octets under an archive time stamp v3 with ats-hash-index-v3. Null where the token has
 * no such index, the index names something that is not in the file, or leaves out an algorithm that can be computed:
 * then the time stamp proves nothing.
 * @param content what the signature is over
 */
export function archiveCover(
  token: Uint8Array,
  signedData: SignedData,
  signer: SignerInfo,
  content: Uint8Array,
  digests: Digests,
): ArchiveCover | null {
  const stamp = readSignedData(token);
  const [stampSigner] = stamp.signers;
  if (stampSigner === undefined || stamp.content === null) return null;
  const index = singleValue(stampSigner.unsigned, OID.hashIndexV3);
  const imprintDigest = readTimeStampInfo(stamp.content).digest?.node;
  if (index === null || imprintDigest == null) return null;

  const fields = sequence(index, 'ATSHashIndexV3');
  const indexAlgorithm = digestOf(algorithmOid(fields.next(TAG.sequence).bytes));
  const indexDigest = indexAlgorithm?.node;
  // Through a weak index the stamp could be said to cover what it never saw.
  if (indexAlgorithm === null || indexDigest == null) return null;
  if (refusedAlgorithm({ use: 'digest', name: indexAlgorithm.name, keyBits: null }) !== null) return null;
  const [certificates, crls, attributes] = [1, 2, 3].map(() => octetStrings(fields.next()));
  fields.end();
  const hash = (...parts: readonly Uint8Array[]): string => {
    const state = createHash(indexDigest);
    for (const part of parts) state.update(part);
    return state.digest('hex');
  };
  const allPresent = (named: readonly string[] | undefined, present: readonly string[]): boolean => {
    const there = new Set(present);
    return named?.every((each) => there.has(each)) ?? false;
  };
  const values = attributeValues(signer.unsigned).map((each) => ({
    ...each,
    hash: hash(each.type, each.value),
  }));
  const complete =
    allPresent(
      certificates,
      signedData.certificates.map(({ bytes }) => hash(bytes)),
    ) &&
    allPresent(
      crls,
      signedData.crls.map(({ bytes }) => hash(bytes)),
    ) &&
    allPresent(
      attributes,
      values.map((each) => each.hash),
    );
  if (!complete) return null;

  const indexed = new Set(attributes);
  return {
    covered: Buffer.concat([
      signedData.contentTypeNode.bytes,
      digests(imprintDigest, content),
      signer.version.bytes,
      signer.sid.bytes,
      signer.digestAlgorithm.bytes,
      signer.signedAttributes?.bytes ?? Buffer.alloc(0),
      signer.signatureAlgorithm.bytes,
      signer.signature.bytes,
      index.bytes,
    ]),
    attributes: new Set(
      values.filter((each) => indexed.has(each.hash)).map(({ type, value }) => attributeKey(type, value)),
    ),
  };
}

function attributeValues(
  attributes: readonly Attribute[],
): readonly { type: Uint8Array; value: Uint8Array }[] {
  return attributes.flatMap(({ typeNode, values }) =>
    values.map((value) => ({ type: typeNode.bytes, value: value.bytes })),
  );
}
