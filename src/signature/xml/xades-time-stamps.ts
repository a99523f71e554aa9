import type { TimestampToken } from '../signer-facts.ts';
import { type C14n, type Canonicalizer, DEFAULT_C14N, readC14n } from './canonicalize.ts';
import { attribute, childElements, childrenNamed, isInside, textOnly } from './element.ts';
import type { IdIndex } from './find-by-id.ts';
import type { Followed } from './follow-reference.ts';
import { DS, XADES_141, XADES_TYPES } from './namespaces.ts';
import type { Element } from './read-tree.ts';
import type { XmlSignature } from './read-signature.ts';
import type { Xades } from './read-xades.ts';
import { tooMuch } from './refusal.ts';
import { strictBase64 } from './strict-base64.ts';

const TOKENS_LIMIT = 32;

type Input = {
  readonly signature: XmlSignature;
  readonly xades: Xades;
  readonly followed: readonly Followed[];
  readonly canonicalize: Canonicalizer;
  readonly byId: IdIndex;
};

const concat = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** What a SigAndRefsTimeStamp takes besides the signature value (TS 101 903, 7.5.1; EN 319 132-1, A.1.5.1). */
const REFERENCED = new Set([
  'SignatureTimeStamp',
  'CompleteCertificateRefs',
  'CompleteCertificateRefsV2',
  'CompleteRevocationRefs',
  'AttributeCertificateRefs',
  'AttributeCertificateRefsV2',
  'AttributeRevocationRefs',
]);

/** A RefsOnlyTimeStamp is not among them: without the signature value it proves nothing of when it was made. */
const KNOWN = new Set([
  'SignatureTimeStamp',
  'SigAndRefsTimeStamp',
  'SigAndRefsTimeStampV2',
  'ArchiveTimeStamp',
]);

/** EN 319 132-1, 5.5.2.2 (version 1.4.1) and TS 101 903 v1.3.2, 7.7.1, where referenced Objects are left out. */
const archived = (input: Input, stamp: Element, c14n: C14n): Uint8Array => {
  const { signature, xades, followed } = input;
  const subtree = (root: Element) => input.canonicalize({ root, without: [], comments: true }, c14n);
  const parts = followed.map((each) => each.octetsBy(c14n));
  parts.push(subtree(signature.signedInfo), subtree(signature.valueElement));
  if (signature.keyInfo !== null) parts.push(subtree(signature.keyInfo));
  for (const property of xades.unsigned.slice(0, xades.unsigned.indexOf(stamp)))
    parts.push(subtree(property));
  for (const object of signature.objects) {
    if (isInside(xades.qualifying, object)) continue;
    if (stamp.namespace !== XADES_141 && followed.some((each) => each.target === object)) continue;
    parts.push(subtree(object));
  }
  return concat(parts);
};

/** Include elements are an older way to say what is covered; only the signature's own value may stand there. */
const includesOnlyValue = (input: Input, stamp: Element): boolean =>
  childElements(stamp)
    .filter((child) => child.name === 'Include' || child.name === 'HashDataInfo')
    .every((include) => {
      const uri = attribute(include, 'URI') ?? attribute(include, 'uri') ?? '';
      return uri.startsWith('#') && input.byId(uri.slice(1)) === input.signature.valueElement;
    });

const covered = (input: Input, stamp: Element, c14n: C14n): Uint8Array | null => {
  if (!includesOnlyValue(input, stamp)) return null;
  const subtree = (root: Element) => input.canonicalize({ root, without: [], comments: true }, c14n);
  const value = () => subtree(input.signature.valueElement);
  switch (stamp.name) {
    case 'SignatureTimeStamp':
      return value();
    case 'SigAndRefsTimeStamp':
    case 'SigAndRefsTimeStampV2': {
      const before = input.xades.unsigned.slice(0, input.xades.unsigned.indexOf(stamp));
      return concat([value(), ...before.filter((each) => REFERENCED.has(each.name)).map(subtree)]);
    }
    case 'ArchiveTimeStamp':
      return archived(input, stamp, c14n);
    default:
      return null;
  }
};

/**
 * The time stamps among the unsigned properties with the octets that each must cover. A SigAndRefsTimeStamp covers
 * the signature value too and counts as one of the signature. Where it is not understood what one covers it proves
 * nothing, and is shown only.
 *
 * @throws XmlRefusal for what exceeds the limits
 */
export function xadesTimeStamps(input: Input): readonly TimestampToken[] {
  const tokens: TimestampToken[] = [];
  const overValue: Uint8Array[] = [];
  for (const stamp of input.xades.unsigned) {
    if (!XADES_TYPES.has(stamp.namespace) && stamp.namespace !== XADES_141) continue;
    if (!KNOWN.has(stamp.name)) continue;
    // One over the value and references took the stamps of the value with it, and no archive time stamp.
    const earlier = stamp.name === 'ArchiveTimeStamp' ? tokens.map(({ token }) => token) : [...overValue];
    const [method] = childrenNamed(stamp, DS, 'CanonicalizationMethod');
    const c14n = method === undefined ? DEFAULT_C14N : readC14n(method);
    const octets = c14n === null ? null : covered(input, stamp, c14n);
    for (const holder of childElements(stamp)) {
      if (holder.name !== 'EncapsulatedTimeStamp' || !XADES_TYPES.has(holder.namespace)) continue;
      const token = strictBase64(textOnly(holder) ?? '');
      if (token === null) continue;
      if (stamp.name === 'SignatureTimeStamp') overValue.push(token);
      tokens.push({
        kind: stamp.name === 'ArchiveTimeStamp' ? 'archive' : 'signature',
        token,
        covered: octets,
        ...(stamp.name === 'SignatureTimeStamp' ? {} : { covers: earlier }),
      });
      if (tokens.length > TOKENS_LIMIT) throw tooMuch('EncapsulatedTimeStamp');
    }
  }
  return tokens;
}
