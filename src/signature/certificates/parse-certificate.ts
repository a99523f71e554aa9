import { createHash } from 'node:crypto';
import { Certificate as PkijsCertificate } from 'pkijs';
import { type DerNode, MalformedError, TAG, context, children, readDer } from '../asn1/der.ts';
import {
  readBitOctets,
  readBoolean,
  readIntegerHex,
  readOid,
  readSmallInteger,
  readTime,
} from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import type { Certificate, CertificateExtension } from './certificate.ts';
import { nameKey } from './names.ts';
import { pemBlocks } from './pem.ts';

/** No lawful certificate comes near; qualified ones have 2 to 4 kB. */
const CERTIFICATE_BYTES = 256 * 1024;
/** A bundle of every root that a browser knows has about 150. */
const BUNDLE_COUNT = 2000;

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** Extensions ::= SEQUENCE OF { extnID, critical DEFAULT FALSE, extnValue }, each OID once (RFC 5280, 4.2). */
export function readExtensions(node: DerNode): ReadonlyMap<string, CertificateExtension> {
  const found = new Map<string, CertificateExtension>();
  if (node.tag !== TAG.sequence) throw new MalformedError('Extensions: not a sequence');
  for (const each of children(node)) {
    const fields = sequence(each, 'Extension');
    const oid = readOid(fields.next(TAG.oid));
    const critical = fields.optional(TAG.boolean);
    const value = fields.next(TAG.octetString).content;
    fields.end();
    if (found.has(oid)) throw new MalformedError(`Extensions: ${oid} occurs twice`);
    found.set(oid, { critical: critical !== null && readBoolean(critical), value });
  }
  return found;
}

const parsePkijs = (der: Uint8Array): PkijsCertificate => {
  try {
    return PkijsCertificate.fromBER(new Uint8Array(der));
  } catch (cause) {
    throw new MalformedError('certificate cannot be read by pkijs', { cause });
  }
};

/** RFC 5280, 4.1. The octets are kept as they are; nothing is ever encoded again. @throws MalformedError */
export function parseCertificate(der: Uint8Array): Certificate {
  if (der.length > CERTIFICATE_BYTES) throw new MalformedError('certificate is too large');
  const outer = sequence(readDer(der), 'Certificate');
  const tbs = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = outer.next(TAG.bitString);
  outer.end();

  const fields = sequence(tbs, 'TBSCertificate');
  const versionField = fields.optional(context(0));
  const version = versionField === null ? 1 : readSmallInteger(readDer(versionField.content)) + 1;
  const serial = fields.next(TAG.integer);
  const inner = fields.next(TAG.sequence);
  if (Buffer.compare(inner.bytes, algorithm.bytes) !== 0) {
    throw new MalformedError('Certificate: the two signature algorithms differ');
  }
  const issuer = fields.next(TAG.sequence).bytes;
  const validity = sequence(fields.next(), 'Validity');
  const notBefore = readTime(validity.next());
  const notAfter = readTime(validity.next());
  validity.end();
  const subject = fields.next(TAG.sequence).bytes;
  const spki = fields.next(TAG.sequence).bytes;
  fields.optional(context(1, 'primitive'));
  fields.optional(context(2, 'primitive'));
  const extensions = fields.optional(context(3));
  fields.end();
  if (version > 3 || (extensions !== null && version !== 3)) {
    throw new MalformedError('TBSCertificate: version and extensions do not fit');
  }

  let parsed: PkijsCertificate | null = null;
  return {
    der,
    get parsed() {
      parsed ??= parsePkijs(der);
      return parsed;
    },
    subjectKey: nameKey(subject),
    issuerKey: nameKey(issuer),
    serialNumber: readIntegerHex(serial),
    serial: serial.content,
    notBefore,
    notAfter,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    version,
    tbs: tbs.bytes,
    subject,
    issuer,
    spki,
    signatureAlgorithm: algorithm.bytes,
    signatureValue: readBitOctets(signature),
    extensions: extensions === null ? new Map() : readExtensions(readDer(extensions.content)),
  };
}

/** RFC 5652, 10.2.3: X.509 certificates of a SignedData; the obsolete and attribute kinds are left out. */
const certificatesOnly = (node: DerNode): readonly Uint8Array[] => {
  const info = sequence(node, 'ContentInfo');
  if (readOid(info.next(TAG.oid)) !== SIGNED_DATA) throw new MalformedError('ContentInfo: not SignedData');
  const signed = sequence(readDer(info.next(context(0)).content), 'SignedData');
  signed.next(TAG.integer);
  signed.next(TAG.set);
  signed.next(TAG.sequence);
  const set = signed.optional(context(0));
  return set === null ? [] : children(set).flatMap(({ tag, bytes }) => (tag === TAG.sequence ? [bytes] : []));
};

const ofDer = (der: Uint8Array): readonly Certificate[] => {
  const node = readDer(der);
  if (node.tag === TAG.sequence && node.content[0] === TAG.oid) {
    const list = certificatesOnly(node);
    if (list.length > BUNDLE_COUNT) throw new MalformedError('too many certificates');
    return list.map(parseCertificate);
  }
  return [parseCertificate(der)];
};

/**
 * Certificates of a PEM bundle (CERTIFICATE and PKCS7 blocks), of DER, or of a PKCS#7 without signers (`.p7b`), in
 * their order. @throws MalformedError where any of them cannot be read, or where there is none
 */
export function readCertificates(bytes: Uint8Array): readonly Certificate[] {
  const blocks = pemBlocks(bytes);
  if (blocks === null) return ofDer(bytes);
  const wanted = blocks.filter(({ label }) => /^(?:(?:X509 |TRUSTED )?CERTIFICATE|PKCS7|CMS)$/u.test(label));
  if (wanted.length > BUNDLE_COUNT) throw new MalformedError('too many certificates');
  const found = wanted.flatMap(({ der }) => ofDer(der));
  if (found.length === 0) throw new MalformedError('PEM text without a certificate');
  return found;
}
