import { createHash } from 'node:crypto';
import { x509 } from '../../certificate.ts';
import { readAll, readOne } from '../der.ts';
import { type Authority, chainOf, serialNumber, statusPointers } from './authority.ts';
import type { Holder } from './holder.ts';
import type { SigningKey } from './signing-key.ts';

/** What is wrong with a certificate; `weak-digest` is signed with SHA-1, `unknown-issuer` ends at no anchor. */
export const CONDITIONS = ['good', 'expired', 'revoked', 'unknown-issuer', 'weak-digest'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** A certificate with its key, as a token or a provider holds it. */
export type Leaf = {
  readonly der: Buffer;
  readonly key: SigningKey;
  readonly issuer: Authority;
  /** Hexadecimal, lower case. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly revokedAt: Date | null;
  /** For people, as `CN=…, UID=CCCD:…`. */
  readonly subject: string;
};

const DAY_MS = 86_400_000;
const UID = '0.9.2342.19200300.100.1.1';

/** A certificate for signing documents (RFC 5280; non-repudiation as ETSI EN 319 412-2, 4.3.2 asks). */
export const issueLeaf = async (
  holder: Holder,
  condition: Condition,
  key: SigningKey,
  issuer: Authority,
  host: string,
  now: Date,
): Promise<Leaf> => {
  const day = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const notBefore = condition === 'expired' ? day(-800) : day(-180);
  const notAfter = condition === 'expired' ? day(-70) : day(550);
  const subject = new x509.Name([
    { C: [{ printableString: 'VN' }] },
    { ST: [{ utf8String: holder.province }] },
    ...(holder.organisation === null ? [] : [{ O: [{ utf8String: holder.organisation }] }]),
    { CN: [{ utf8String: holder.name }] },
    ...holder.ids.map((id) => ({ [UID]: [{ utf8String: id }] })),
  ]);
  const serial = serialNumber();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial,
    subject,
    issuer: issuer.certificate.subjectName,
    notBefore,
    notAfter,
    publicKey: key.pair.publicKey,
    signingKey: issuer.key.pair.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: condition === 'weak-digest' ? 'SHA-1' : 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
      new x509.ExtendedKeyUsageExtension([
        x509.ExtendedKeyUsage.clientAuth,
        x509.ExtendedKeyUsage.emailProtection,
      ]),
      await x509.SubjectKeyIdentifierExtension.create(key.pair.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey),
      ...statusPointers(host, issuer.id),
    ],
  });
  return {
    der: Buffer.from(certificate.rawData),
    key,
    issuer,
    serialNumber: serial,
    notBefore,
    notAfter,
    revokedAt: condition === 'revoked' ? day(-30) : null,
    subject: certificate.subject,
  };
};

/** A certificate of the infrastructure itself: critical time-stamping, or OCSP signing (RFC 6960, 4.2.2.2). */
export const issueService = async (
  name: string,
  use: 'time-stamping' | 'ocsp-signing',
  key: SigningKey,
  issuer: Authority,
  host: string,
  now: Date,
): Promise<Leaf> => {
  const notBefore = new Date(now.getTime() - 365 * DAY_MS);
  const notAfter = new Date(now.getTime() + 5 * 365 * DAY_MS);
  const serial = serialNumber();
  const stamping = use === 'time-stamping';
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial,
    subject: new x509.Name([
      { C: [{ printableString: 'VN' }] },
      { O: [{ utf8String: 'PortalSweep (giả lập)' }] },
      { CN: [{ utf8String: name }] },
    ]),
    issuer: issuer.certificate.subjectName,
    notBefore,
    notAfter,
    publicKey: key.pair.publicKey,
    signingKey: issuer.key.pair.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(
        [stamping ? x509.ExtendedKeyUsage.timeStamping : x509.ExtendedKeyUsage.ocspSigning],
        stamping,
      ),
      await x509.SubjectKeyIdentifierExtension.create(key.pair.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey),
      // id-pkix-ocsp-nocheck: nobody would answer for the responder itself.
      ...(stamping
        ? statusPointers(host, issuer.id)
        : [new x509.Extension('1.3.6.1.5.5.7.48.1.5', false, Buffer.of(0x05, 0x00))]),
    ],
  });
  return {
    der: Buffer.from(certificate.rawData),
    key,
    issuer,
    serialNumber: serial,
    notBefore,
    notAfter,
    revokedAt: null,
    subject: certificate.subject,
  };
};

/** The leaf and every authority above it but the root, which a verifier must know by itself. */
export const certificatesOf = (leaf: Leaf): readonly Buffer[] => [
  leaf.der,
  ...chainOf(leaf.issuer)
    .filter(({ parent }) => parent !== null)
    .map(({ der }) => der),
];

/** DER of issuer, serial number and subject, and SHA-1 of the subject's key, cut out of a certificate. */
export const certificateParts = (
  der: Uint8Array,
): {
  readonly issuer: Buffer;
  readonly serialNumber: Buffer;
  readonly subject: Buffer;
  readonly keyHash: Buffer;
} => {
  const [toBeSigned] = readAll(readOne(der).content);
  // version, serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo (RFC 5280, 4.1)
  const [, serial, , issuer, , subject, keyInfo] = readAll(toBeSigned?.content ?? Buffer.alloc(0));
  const publicKey = readAll(keyInfo?.content ?? Buffer.alloc(0))[1];
  if (!serial || !issuer || !subject || !publicKey) throw new RangeError('not a certificate of version 3');
  return {
    issuer: issuer.der,
    serialNumber: serial.der,
    subject: subject.der,
    keyHash: createHash('sha1').update(publicKey.content.subarray(1)).digest(),
  };
};
