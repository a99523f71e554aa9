import { type DerNode, MalformedError, TAG, children, context, readDer } from '../asn1/der.ts';
import { hex, readBoolean, readNamedBits, readOid, readSmallInteger } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import type { Certificate } from './certificate.ts';
import { type GeneralName, readGeneralName, readGeneralNames } from './general-name.ts';

/*
 * Extensions of RFC 5280, 4.2, read where they are asked for. Each function gives null where the certificate has
 * no such extension and throws MalformedError where it is not what the RFC says.
 */

export const EXTENSION = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyId: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  qcStatements: '1.3.6.1.5.5.7.1.3',
} as const;

export const ANY_POLICY = '2.5.29.32.0';

/** What the path validation acts upon; any other critical extension ends a path (RFC 5280, 4.2). */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  EXTENSION.keyUsage,
  EXTENSION.subjectAltName,
  EXTENSION.issuerAltName,
  EXTENSION.basicConstraints,
  EXTENSION.nameConstraints,
  EXTENSION.crlDistributionPoints,
  EXTENSION.certificatePolicies,
  EXTENSION.policyMappings,
  EXTENSION.policyConstraints,
  EXTENSION.extendedKeyUsage,
  EXTENSION.inhibitAnyPolicy,
  EXTENSION.subjectKeyId,
  EXTENSION.authorityKeyId,
  EXTENSION.ocspNoCheck,
]);

/**
 * RFC 3739, 3.2.6.1 and EN 319 412-1 and -5: they say how carefully the certificate was issued and what its names mean,
 * and (QcLimitValue) what the holder may owe. None narrows what is judged here, whether this key signed for this name.
 */
const QC_STATEMENTS =
  /^(?:1\.3\.6\.1\.5\.5\.7\.11\.[12]|0\.4\.0\.1862\.1\.[1-7]|0\.4\.0\.194121\.1\.[1-4])$/u;

/** In a critical extension every statement is critical (RFC 3739, 3.2.6). */
const unknownStatement = (value: Uint8Array): string | null =>
  sequence(readDer(value), 'QCStatements')
    .rest()
    .map((each) => readOid(sequence(each, 'QCStatement').next(TAG.oid)))
    .find((oid) => !QC_STATEMENTS.test(oid)) ?? null;

/** The OID of the first critical extension, or critical statement in one, that nothing here understands. */
export function unknownCritical(certificate: Certificate): string | null {
  for (const [oid, { critical, value }] of certificate.extensions) {
    if (!critical || UNDERSTOOD.has(oid)) continue;
    const unknown = oid === EXTENSION.qcStatements ? unknownStatement(value) : oid;
    if (unknown !== null) return unknown;
  }
  return null;
}

const valueOf = (certificate: Certificate, oid: string): DerNode | null => {
  const extension = certificate.extensions.get(oid);
  return extension === undefined ? null : readDer(extension.value);
};

export function basicConstraints(
  certificate: Certificate,
): { ca: boolean; pathLength: number | null } | null {
  const node = valueOf(certificate, EXTENSION.basicConstraints);
  if (node === null) return null;
  const fields = sequence(node, 'BasicConstraints');
  const ca = fields.optional(TAG.boolean);
  const pathLength = fields.optional(TAG.integer);
  fields.end();
  return {
    ca: ca !== null && readBoolean(ca),
    pathLength: pathLength === null ? null : readSmallInteger(pathLength),
  };
}

/** Bits of KeyUsage. */
export const KEY_USAGE = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const;

export function keyUsage(certificate: Certificate): ReadonlySet<number> | null {
  const node = valueOf(certificate, EXTENSION.keyUsage);
  if (node === null) return null;
  if (node.tag !== TAG.bitString) throw new MalformedError('KeyUsage is not a bit string');
  return readNamedBits(node);
}

export function extendedKeyUsage(
  certificate: Certificate,
): { readonly critical: boolean; readonly purposes: ReadonlySet<string> } | null {
  const node = valueOf(certificate, EXTENSION.extendedKeyUsage);
  if (node === null) return null;
  const purposes = new Set(sequence(node, 'ExtKeyUsageSyntax').rest().map(readOid));
  return { critical: certificate.extensions.get(EXTENSION.extendedKeyUsage)?.critical === true, purposes };
}

export function subjectAltNames(certificate: Certificate): readonly GeneralName[] {
  const node = valueOf(certificate, EXTENSION.subjectAltName);
  return node === null
    ? []
    : few(sequence(node, 'SubjectAltName').rest(), 'SubjectAltName').map(readGeneralName);
}

/** Hexadecimal of the key identifier; null also where the extension names the issuer in another way. */
export function authorityKeyId(certificate: Certificate): string | null {
  const node = valueOf(certificate, EXTENSION.authorityKeyId);
  const id =
    node === null ? null : sequence(node, 'AuthorityKeyIdentifier').optional(context(0, 'primitive'));
  return id === null ? null : hex(id.content);
}

export function subjectKeyId(certificate: Certificate): string | null {
  const node = valueOf(certificate, EXTENSION.subjectKeyId);
  return node === null ? null : hex(node.content);
}

export function certificatePolicies(certificate: Certificate): readonly string[] | null {
  const node = valueOf(certificate, EXTENSION.certificatePolicies);
  if (node === null) return null;
  const policies = sequence(node, 'CertificatePolicies')
    .rest()
    .map((each) => readOid(sequence(each, 'PolicyInformation').next(TAG.oid)));
  if (policies.length > 200) throw new MalformedError('CertificatePolicies: too many');
  if (new Set(policies).size < policies.length)
    throw new MalformedError('CertificatePolicies: one occurs twice');
  return policies;
}

export function policyMappings(
  certificate: Certificate,
): readonly (readonly [issuer: string, subject: string])[] {
  const node = valueOf(certificate, EXTENSION.policyMappings);
  if (node === null) return [];
  const pairs = sequence(node, 'PolicyMappings').rest();
  if (pairs.length > 200) throw new MalformedError('PolicyMappings: too many');
  return pairs.map((each) => {
    const fields = sequence(each, 'PolicyMapping');
    const pair = [readOid(fields.next(TAG.oid)), readOid(fields.next(TAG.oid))] as const;
    fields.end();
    return pair;
  });
}

export function policyConstraints(certificate: Certificate): {
  readonly requireExplicit: number | null;
  readonly inhibitMapping: number | null;
} {
  const node = valueOf(certificate, EXTENSION.policyConstraints);
  if (node === null) return { requireExplicit: null, inhibitMapping: null };
  const fields = sequence(node, 'PolicyConstraints');
  const explicit = fields.optional(context(0, 'primitive'));
  const mapping = fields.optional(context(1, 'primitive'));
  fields.end();
  return {
    requireExplicit: explicit === null ? null : readSmallInteger(explicit),
    inhibitMapping: mapping === null ? null : readSmallInteger(mapping),
  };
}

export function inhibitAnyPolicy(certificate: Certificate): number | null {
  const node = valueOf(certificate, EXTENSION.inhibitAnyPolicy);
  if (node === null) return null;
  if (node.tag !== TAG.integer) throw new MalformedError('InhibitAnyPolicy is not an integer');
  return readSmallInteger(node);
}

export type NameConstraints = {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
};

/** Names times constraints is what a hostile pair of certificates could make us compare. */
const NAMES = 300;

const few = <Item>(items: readonly Item[], what: string): readonly Item[] => {
  if (items.length > NAMES) throw new MalformedError(`${what}: too many names`);
  return items;
};

const subtrees = (node: DerNode | null): readonly GeneralName[] =>
  node === null
    ? []
    : few(children(node), 'NameConstraints').map((each) => {
        const fields = sequence(each, 'GeneralSubtree');
        const base = readGeneralName(fields.next());
        const minimum = fields.optional(context(0, 'primitive'));
        // RFC 5280, 4.2.1.10: minimum is always 0, maximum always absent.
        if (minimum !== null && readSmallInteger(minimum) !== 0)
          throw new MalformedError('GeneralSubtree: minimum');
        fields.end();
        return base;
      });

export function nameConstraints(certificate: Certificate): NameConstraints | null {
  const node = valueOf(certificate, EXTENSION.nameConstraints);
  if (node === null) return null;
  const fields = sequence(node, 'NameConstraints');
  const permitted = subtrees(fields.optional(context(0)));
  const excluded = subtrees(fields.optional(context(1)));
  fields.end();
  return { permitted, excluded };
}

/** `relative` is the DER of one RDN; null names are absent. `reasons` are bits of ReasonFlags. */
export type DistributionPoint = {
  readonly fullName: readonly GeneralName[] | null;
  readonly relative: Uint8Array | null;
  readonly reasons: ReadonlySet<number> | null;
  readonly issuers: readonly GeneralName[] | null;
};

/** DistributionPointName ::= CHOICE { fullName [0], nameRelativeToCRLIssuer [1] }, itself under an explicit tag. */
export function readPointName(node: DerNode | null): Pick<DistributionPoint, 'fullName' | 'relative'> {
  if (node === null) return { fullName: null, relative: null };
  const name = readDer(node.content);
  if (name.tag === context(0)) return { fullName: readGeneralNames(name), relative: null };
  if (name.tag !== context(1)) throw new MalformedError('DistributionPointName has an unknown form');
  // [1] IMPLICIT replaces the SET tag of the RDN.
  const relative = Uint8Array.from(name.bytes);
  relative[0] = TAG.set;
  return { fullName: null, relative };
}

export function crlDistributionPoints(certificate: Certificate): readonly DistributionPoint[] {
  const node = valueOf(certificate, EXTENSION.crlDistributionPoints);
  if (node === null) return [];
  const points = sequence(node, 'CRLDistributionPoints').rest();
  if (points.length > 50) throw new MalformedError('CRLDistributionPoints: too many');
  return points.map((each) => {
    const fields = sequence(each, 'DistributionPoint');
    const name = readPointName(fields.optional(context(0)));
    const reasons = fields.optional(context(1, 'primitive'));
    const issuers = fields.optional(context(2));
    fields.end();
    return {
      ...name,
      reasons: reasons === null ? null : readNamedBits(reasons),
      issuers: issuers === null ? null : readGeneralNames(issuers),
    };
  });
}
