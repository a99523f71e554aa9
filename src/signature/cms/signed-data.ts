import { type DerNode, MalformedError, TAG, context, readDer, readDerPrefix } from '../asn1/der.ts';
import { readOid, readSmallInteger } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import { type Attribute, readAttributes } from './attributes.ts';
import { withDefiniteLengths } from './indefinite-length.ts';
import { OID } from './oids.ts';
import { onlyPart, parts } from './parts.ts';

/** RFC 5652, 5.3. Nodes are kept as they were read: what is signed and hashed are their very octets. */
export type SignerInfo = {
  readonly version: DerNode;
  readonly sid: DerNode;
  readonly digestAlgorithm: DerNode;
  /** `[0] IMPLICIT SET OF Attribute`; null where the signature stands over the content itself. */
  readonly signedAttributes: DerNode | null;
  readonly signed: readonly Attribute[];
  readonly signatureAlgorithm: DerNode;
  readonly signature: DerNode;
  readonly unsigned: readonly Attribute[];
};

/** RFC 5652, 5.1. */
export type SignedData = {
  readonly contentTypeNode: DerNode;
  readonly contentType: string;
  /** Octets of the encapsulated content; null where it is detached. */
  readonly content: Uint8Array | null;
  /** Elements of `certificates` and `crls` of whatever choice, as they stand in the file. */
  readonly certificates: readonly DerNode[];
  readonly crls: readonly DerNode[];
  readonly signers: readonly SignerInfo[];
};

/** Far beyond any lawful file; keeps hostile ones from costing a signature check per hundred octets. */
const LIMIT = { digests: 50, signers: 50, certificates: 300, revocations: 300 };

export function readSignerInfo(node: DerNode): SignerInfo {
  const fields = sequence(node, 'SignerInfo');
  const version = fields.next(TAG.integer);
  const sid = fields.next();
  const digestAlgorithm = fields.next(TAG.sequence);
  const signedAttributes = fields.optional(context(0));
  const signatureAlgorithm = fields.next(TAG.sequence);
  const signature = fields.next(TAG.octetString);
  const unsignedAttributes = fields.optional(context(1));
  fields.end();
  const signed = signedAttributes === null ? [] : readAttributes(signedAttributes);
  if (signedAttributes !== null && signed.length === 0) throw new MalformedError('CMS: no signed attribute');
  return {
    version,
    sid,
    digestAlgorithm,
    signedAttributes,
    signed,
    signatureAlgorithm,
    signature,
    unsigned: unsignedAttributes === null ? [] : readAttributes(unsignedAttributes),
  };
}

/** The one value of the file as DER; `padded` lets zeros follow, as they do in a PDF. */
function outermost(bytes: Uint8Array, padded: boolean): DerNode {
  const strict = (der: Uint8Array): DerNode => (padded ? readDerPrefix(der) : readDer(der));
  let node: DerNode;
  let end: number;
  try {
    node = strict(bytes);
    end = node.bytes.length;
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    const definite = withDefiniteLengths(bytes);
    // Nothing to mend: then the strict reader's word stands.
    if (!definite.changed) throw error;
    node = readDer(definite.der);
    end = definite.end;
  }
  for (let at = end; at < bytes.length; at += 1) {
    if (!padded || bytes[at] !== 0) throw new MalformedError(`CMS: octets follow the signature at ${at}`);
  }
  return node;
}

/** @param padded whether zeros may follow the value. @throws MalformedError on anything but one SignedData */
export function readSignedData(bytes: Uint8Array, padded: boolean = false): SignedData {
  const info = sequence(outermost(bytes, padded), 'ContentInfo');
  const type = readOid(info.next(TAG.oid));
  if (type !== OID.signedData) throw new MalformedError(`CMS: content type ${type} is not SignedData`);
  const inner = onlyPart(info.next(context(0)), 'SignedData');
  info.end();

  const fields = sequence(inner, 'SignedData');
  const version = readSmallInteger(fields.next(TAG.integer));
  if (version < 1 || version > 5) throw new MalformedError(`CMS: unknown version ${version}`);
  parts(fields.next(TAG.set), LIMIT.digests, 'digest algorithms').forEach(checkDigestAlgorithm);
  const encapsulated = sequence(fields.next(TAG.sequence), 'EncapsulatedContentInfo');
  const contentTypeNode = encapsulated.next(TAG.oid);
  const wrapped = encapsulated.optional(context(0));
  encapsulated.end();
  const certificates = fields.optional(context(0));
  const crls = fields.optional(context(1));
  const signers = parts(fields.next(TAG.set), LIMIT.signers, 'signers');
  fields.end();
  return {
    contentTypeNode,
    contentType: readOid(contentTypeNode),
    content: wrapped === null ? null : contentOf(wrapped),
    certificates: certificates === null ? [] : parts(certificates, LIMIT.certificates, 'certificates'),
    crls: crls === null ? [] : parts(crls, LIMIT.revocations, 'revocation lists'),
    signers: signers.map(readSignerInfo),
  };
}

/** An OID and its parameters: nothing reads the list, so that anything could hide in it (RFC 5652, 5.1). */
function checkDigestAlgorithm(node: DerNode): void {
  const fields = sequence(node, 'DigestAlgorithmIdentifier');
  readOid(fields.next(TAG.oid));
  if (fields.rest().length > 1) throw new MalformedError('CMS: more than an algorithm and its parameters');
}

function contentOf(wrapped: DerNode): Uint8Array {
  const { tag, content } = onlyPart(wrapped, 'content');
  if (tag !== TAG.octetString)
    throw new MalformedError('CMS: the encapsulated content is not an octet string');
  return content;
}
