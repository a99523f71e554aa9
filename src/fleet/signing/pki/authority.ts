import { randomBytes } from 'node:crypto';
import { x509 } from '../../certificate.ts';
import { lazilyEach } from './lazily.ts';
import { makeSigningKey, type SigningKey } from './signing-key.ts';

export const AUTHORITY_IDS = [
  'public-root',
  'public-ca',
  'government-root',
  'government-ca',
  'unknown-root',
  'unknown-ca',
] as const;
export type AuthorityId = (typeof AUTHORITY_IDS)[number];

type AuthorityPlan = { readonly name: string; readonly parent: AuthorityId | null };

/** Roots stand for two groups of anchors, the public one and the government's, and one that nobody trusts. */
export const AUTHORITIES: { readonly [A in AuthorityId]: AuthorityPlan } = {
  'public-root': { name: 'Gốc chứng thực công cộng (giả lập)', parent: null },
  'public-ca': { name: 'CA công cộng A (giả lập)', parent: 'public-root' },
  'government-root': { name: 'Gốc chứng thực chuyên dùng (giả lập)', parent: null },
  'government-ca': { name: 'CA phục vụ cơ quan nhà nước (giả lập)', parent: 'government-root' },
  'unknown-root': { name: 'Gốc không ai tin cậy (giả lập)', parent: null },
  'unknown-ca': { name: 'CA không ai tin cậy (giả lập)', parent: 'unknown-root' },
};

export type Authority = {
  readonly id: AuthorityId;
  readonly certificate: InstanceType<typeof x509.X509Certificate>;
  readonly der: Buffer;
  readonly key: SigningKey;
  /** Null for a root. */
  readonly parent: Authority | null;
};

const YEAR_MS = 365 * 86_400_000;

/** Authorities of one fleet, each made when it is first asked for, in memory only. */
export const makeAuthorities = (host: string, now: () => Date): ((id: AuthorityId) => Promise<Authority>) => {
  const authority: (id: AuthorityId) => Promise<Authority> = lazilyEach(async (id: AuthorityId) => {
    const { name, parent: parentId } = AUTHORITIES[id];
    const parent = parentId === null ? null : await authority(parentId);
    const key = await makeSigningKey('ec-p256');
    const subject = new x509.Name([
      { C: [{ printableString: 'VN' }] },
      { O: [{ utf8String: 'PortalSweep (giả lập)' }] },
      { CN: [{ utf8String: name }] },
    ]);
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject,
      issuer: parent?.certificate.subjectName ?? subject,
      notBefore: new Date(now().getTime() - 6 * YEAR_MS),
      notAfter: new Date(now().getTime() + (parent === null ? 20 : 10) * YEAR_MS),
      publicKey: key.pair.publicKey,
      signingKey: (parent?.key ?? key).pair.privateKey,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      extensions: [
        new x509.BasicConstraintsExtension(true, parent === null ? 1 : 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(key.pair.publicKey),
        ...(parent === null
          ? []
          : [await x509.AuthorityKeyIdentifierExtension.create(parent.certificate.publicKey)]),
        ...(parent === null ? [] : statusPointers(host, parent.id)),
      ],
    });
    return { id, certificate, der: Buffer.from(certificate.rawData), key, parent };
  });
  return authority;
};

/** 16 octets, positive, never beginning with a zero octet. */
export const serialNumber = (): string => `4${randomBytes(16).toString('hex').slice(1)}`;

/** Where CRL, OCSP and the issuer's own certificate are; plain http, as RFC 5280 (4.2.1.13) advises. */
export const statusPointers = (host: string, issuer: AuthorityId): InstanceType<typeof x509.Extension>[] => [
  new x509.CRLDistributionPointsExtension([`http://${host}/crl/${issuer}.crl`]),
  new x509.AuthorityInfoAccessExtension({
    ocsp: `http://${host}/ocsp/${issuer}`,
    caIssuers: `http://${host}/crt/${issuer}.crt`,
  }),
];

/** The authority and everything above it, the root last. */
export const chainOf = (authority: Authority): readonly Authority[] =>
  authority.parent === null ? [authority] : [authority, ...chainOf(authority.parent)];
