import { type DerNode, MalformedError, TAG, context, eachChild, readDer } from '../asn1/der.ts';
import { readBitOctets, readBoolean, readNamedBits, readSmallInteger, readTime } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import type { CertificateExtension } from './certificate.ts';
import { type DistributionPoint, EXTENSION, readPointName } from './extensions.ts';
import { NAME_FORM, readGeneralNames } from './general-name.ts';
import { nameKey } from './names.ts';
import { readExtensions } from './parse-certificate.ts';
import { unwrapPem } from './pem.ts';

/** IssuingDistributionPoint (RFC 5280, 5.2.5): which certificates and reasons the list speaks of. */
export type CrlScope = Pick<DistributionPoint, 'fullName' | 'relative' | 'reasons'> & {
  readonly onlyUsers: boolean;
  readonly onlyAuthorities: boolean;
  readonly onlyAttributes: boolean;
  readonly indirect: boolean;
};

export type Crl = {
  readonly issuer: Uint8Array;
  readonly issuerKey: string;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  readonly signatureValue: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  readonly number: bigint | null;
  /** Number of the complete list that a delta amends; null where this is a complete list. */
  readonly deltaOf: bigint | null;
  readonly scope: CrlScope | null;
  /** DER of the scope: a delta belongs to lists of exactly its own. */
  readonly scopeBytes: Uint8Array | null;
  /** A critical extension that nothing here understands: the list proves nobody good (RFC 5280, 5.2). */
  readonly understood: boolean;
  readonly entries: DerNode | null;
};

export type CrlEntry = { readonly at: Date; readonly reasonCode: number };

const HOLD = 6;
const REMOVED = 8;

export const isHold = ({ reasonCode }: CrlEntry): boolean => reasonCode === HOLD;
export const isRemoval = ({ reasonCode }: CrlEntry): boolean => reasonCode === REMOVED;

const UNDERSTOOD: ReadonlySet<string> = new Set([
  EXTENSION.crlNumber,
  EXTENSION.deltaCrlIndicator,
  EXTENSION.issuingDistributionPoint,
  EXTENSION.authorityKeyId,
  EXTENSION.issuerAltName,
  EXTENSION.freshestCrl,
]);

const ENTRY_UNDERSTOOD: ReadonlySet<string> = new Set([
  EXTENSION.reasonCode,
  EXTENSION.invalidityDate,
  EXTENSION.certificateIssuer,
]);

const onlyKnown = (
  extensions: ReadonlyMap<string, CertificateExtension>,
  known: ReadonlySet<string>,
): boolean => [...extensions].every(([oid, { critical }]) => !critical || known.has(oid));

const flag = (node: DerNode | null): boolean => node !== null && readBoolean({ ...node, tag: TAG.boolean });

const readScope = (der: Uint8Array): CrlScope => {
  const fields = sequence(readDer(der), 'IssuingDistributionPoint');
  const name = readPointName(fields.optional(context(0)));
  const onlyUsers = flag(fields.optional(context(1, 'primitive')));
  const onlyAuthorities = flag(fields.optional(context(2, 'primitive')));
  const reasons = fields.optional(context(3, 'primitive'));
  const indirect = flag(fields.optional(context(4, 'primitive')));
  const onlyAttributes = flag(fields.optional(context(5, 'primitive')));
  fields.end();
  return {
    ...name,
    reasons: reasons === null ? null : readNamedBits(reasons),
    onlyUsers,
    onlyAuthorities,
    onlyAttributes,
    indirect,
  };
};

const readNumber = (extension: CertificateExtension | undefined): bigint | null => {
  if (extension === undefined) return null;
  const { tag, content } = readDer(extension.value);
  if (tag !== TAG.integer || content.length > 32) throw new MalformedError('CRL number is not an integer');
  return BigInt.asIntN(content.length * 8, BigInt(`0x${Buffer.from(content).toString('hex')}`));
};

/** RFC 5280, 5.1; DER, or PEM whatever the file is called. @throws MalformedError */
export function parseCrl(bytes: Uint8Array): Crl {
  const outer = sequence(readDer(unwrapPem(bytes)), 'CertificateList');
  const tbs = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = outer.next(TAG.bitString);
  outer.end();
  const fields = sequence(tbs, 'TBSCertList');
  const version = fields.optional(TAG.integer);
  if (version !== null && readSmallInteger(version) !== 1) throw new MalformedError('TBSCertList: version');
  if (Buffer.compare(fields.next(TAG.sequence).bytes, algorithm.bytes) !== 0) {
    throw new MalformedError('CertificateList: the two signature algorithms differ');
  }
  const issuer = fields.next(TAG.sequence).bytes;
  const thisUpdate = readTime(fields.next());
  const next = fields.optional(TAG.utcTime) ?? fields.optional(TAG.generalizedTime);
  const entries = fields.optional(TAG.sequence);
  const extensionsField = fields.optional(context(0));
  fields.end();
  const extensions =
    extensionsField === null
      ? new Map<string, CertificateExtension>()
      : readExtensions(readDer(extensionsField.content));
  const scopeBytes = extensions.get(EXTENSION.issuingDistributionPoint)?.value ?? null;
  return {
    issuer,
    issuerKey: nameKey(issuer),
    tbs: tbs.bytes,
    signatureAlgorithm: algorithm.bytes,
    signatureValue: readBitOctets(signature),
    thisUpdate,
    nextUpdate: next === null ? null : readTime(next),
    number: readNumber(extensions.get(EXTENSION.crlNumber)),
    deltaOf: readNumber(extensions.get(EXTENSION.deltaCrlIndicator)),
    scope: scopeBytes === null ? null : readScope(scopeBytes),
    scopeBytes,
    understood: onlyKnown(extensions, UNDERSTOOD),
    entries,
  };
}

const enumerated = (extension: CertificateExtension | undefined): number => {
  if (extension === undefined) return 0;
  const node = readDer(extension.value);
  if (node.tag !== TAG.enumerated) throw new MalformedError('CRL reason is not an enumeration');
  return readSmallInteger(node);
};

/** The earlier of revocation and invalidity date: from there on the key was not its owner's alone. */
const entryOf = (date: DerNode, extensions: ReadonlyMap<string, CertificateExtension>): CrlEntry => {
  const revoked = readTime(date);
  const invalidity = extensions.get(EXTENSION.invalidityDate);
  const invalid = invalidity === undefined ? revoked : readTime(readDer(invalidity.value));
  return {
    at: invalid < revoked ? invalid : revoked,
    reasonCode: enumerated(extensions.get(EXTENSION.reasonCode)),
  };
};

const gravity = (entry: CrlEntry): number => (isRemoval(entry) ? 0 : isHold(entry) ? 1 : 2);

/** A list that names a certificate twice means the worse of both, from the earlier date. */
const worseOf = (one: CrlEntry | null, other: CrlEntry): CrlEntry =>
  one === null
    ? other
    : {
        at: one.at < other.at ? one.at : other.at,
        reasonCode: gravity(one) < gravity(other) ? other.reasonCode : one.reasonCode,
      };

/**
 * What a list says of one certificate, known by the raw octets of its serial number and its issuer's name. `complete`
 * is false where an entry cannot be read or carries a critical extension that nothing here understands (RFC 5280, 5.3:
 * such a list still revokes what it lists, but vouches for nobody).
 */
export function lookUp(
  crl: Crl,
  serial: Uint8Array,
  issuerKey: string,
): { readonly entry: CrlEntry | null; readonly complete: boolean } {
  let entry: CrlEntry | null = null;
  let complete = true;
  // RFC 5280, 5.3.3: an entry without an issuer of its own has that of the entry before.
  let current = crl.issuerKey;
  if (crl.entries === null) return { entry, complete };
  try {
    for (const each of eachChild(crl.entries)) {
      if (each.tag !== TAG.sequence) throw new MalformedError('CRL entry is not a sequence');
      const [number, date, extensionsNode] = [...eachChild(each)];
      if (number?.tag !== TAG.integer || date === undefined)
        throw new MalformedError('CRL entry is cut short');
      const matches = Buffer.compare(number.content, serial) === 0;
      if (extensionsNode === undefined) {
        if (matches && current === issuerKey) entry = worseOf(entry, entryOf(date, new Map()));
        continue;
      }
      const extensions = readExtensions(extensionsNode);
      complete &&= onlyKnown(extensions, ENTRY_UNDERSTOOD);
      const own = extensions.get(EXTENSION.certificateIssuer);
      if (own !== undefined) {
        const name = readGeneralNames(readDer(own.value)).find(({ form }) => form === NAME_FORM.directory);
        if (name === undefined) throw new MalformedError('CRL entry: its issuer has no directory name');
        // Outside an indirect list the extension has no place; nobody is vouched for by such a list.
        if (crl.scope?.indirect === true) current = nameKey(name.value);
        else complete = false;
      }
      if (matches && current === issuerKey) entry = worseOf(entry, entryOf(date, extensions));
    }
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    complete = false;
  }
  return { entry, complete };
}
