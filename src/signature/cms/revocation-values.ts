import { type DerNode, MalformedError, TAG, context } from '../asn1/der.ts';
import { readOid } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import { type Attribute, allValues } from './attributes.ts';
import { OID } from './oids.ts';
import { onlyPart, parts } from './parts.ts';

/** CRLs, and OCSPResponses or the BasicOCSPResponses that CAdES stores alone (RFC 6960), DER. */
export type RevocationValues = {
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
};

const LIMIT = 300;

const listed = (field: DerNode | null): readonly DerNode[] =>
  field === null ? [] : parts(onlyPart(field, 'list of revocation values'), LIMIT, 'revocation values');

/** RevocationValues (EN 319 122-1, A.1.2) and Adobe's RevocationInfoArchival: the same shape. */
function readList(value: DerNode): RevocationValues {
  const fields = sequence(value, 'RevocationValues');
  const crls = listed(fields.optional(context(0)));
  const ocsps = listed(fields.optional(context(1)));
  return { crls: crls.map(({ bytes }) => bytes), ocsps: ocsps.map(({ bytes }) => bytes) };
}

/** RevocationInfoChoices of a SignedData (RFC 5652, 10.2.1; RFC 5940). */
function readChoice(node: DerNode): RevocationValues {
  if (node.tag === TAG.sequence) return { crls: [node.bytes], ocsps: [] };
  if (node.tag !== context(1)) return { crls: [], ocsps: [] };
  const [format, info] = parts(node, 2, 'parts of OtherRevocationInfo');
  if (format === undefined || info === undefined)
    throw new MalformedError('OtherRevocationInfo is cut short');
  const oid = readOid(format);
  return { crls: [], ocsps: oid === OID.ocspBasic || oid === OID.ocspResponse ? [info.bytes] : [] };
}

const orNothing = (read: () => RevocationValues): RevocationValues => {
  try {
    return read();
  } catch (error) {
    // Data that cannot be read proves nothing; it need not hurt a signature that it does not belong to.
    if (error instanceof MalformedError) return { crls: [], ocsps: [] };
    throw error;
  }
};

/** Everything that the structure itself carries to prove that certificates were not revoked. */
export function revocationValues(
  choices: readonly DerNode[],
  signed: readonly Attribute[],
  unsigned: readonly Attribute[],
): RevocationValues {
  const found = [
    ...choices.map((node) => orNothing(() => readChoice(node))),
    ...allValues(signed, OID.adobeRevocationInfo).map((node) => orNothing(() => readList(node))),
    ...allValues(unsigned, OID.adobeRevocationInfo).map((node) => orNothing(() => readList(node))),
    ...allValues(unsigned, OID.revocationValues).map((node) => orNothing(() => readList(node))),
  ];
  const crls = found.flatMap((each) => each.crls);
  const ocsps = found.flatMap((each) => each.ocsps);
  if (crls.length + ocsps.length > LIMIT)
    throw new MalformedError(`CMS: more than ${LIMIT} revocation values`);
  return { crls, ocsps };
}
