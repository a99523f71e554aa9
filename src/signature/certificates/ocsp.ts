import { createHash } from 'node:crypto';
import { digestOf } from '../algorithms.ts';
import { type DerNode, MalformedError, TAG, children, context, readDer } from '../asn1/der.ts';
import { readBitOctets, readOid, readSmallInteger, readTime } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import type { Certificate, CertificateExtension } from './certificate.ts';
import { EXTENSION } from './extensions.ts';
import { nameKey } from './names.ts';
import { parseCertificate, readExtensions } from './parse-certificate.ts';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const ANSWERS = 1000;
const CERTIFICATES = 20;

export type OcspAnswer = {
  readonly hash: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: Uint8Array;
  readonly state: 'good' | 'revoked' | 'unknown';
  readonly revokedAt: Date | null;
  readonly onHold: boolean;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** False where a critical extension is not understood. */
  readonly understood: boolean;
};

export type OcspResponse = {
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  readonly signatureValue: Uint8Array;
  /** One of both: name key, or SHA-1 of the key's octets. */
  readonly responderName: string | null;
  readonly responderKeyHash: Uint8Array | null;
  readonly producedAt: Date;
  readonly answers: readonly OcspAnswer[];
  readonly certificates: readonly Certificate[];
};

const extensionsOf = (node: DerNode | null): ReadonlyMap<string, CertificateExtension> =>
  node === null ? new Map() : readExtensions(readDer(node.content));

const hasCritical = (extensions: ReadonlyMap<string, CertificateExtension>): boolean =>
  [...extensions.values()].some(({ critical }) => critical);

const readAnswer = (node: DerNode, understood: boolean): OcspAnswer => {
  const fields = sequence(node, 'SingleResponse');
  const id = sequence(fields.next(), 'CertID');
  const hash = readOid(sequence(id.next(), 'AlgorithmIdentifier').next(TAG.oid));
  const issuerNameHash = id.next(TAG.octetString).content;
  const issuerKeyHash = id.next(TAG.octetString).content;
  const serial = id.next(TAG.integer).content;
  id.end();
  const status = fields.next();
  const thisUpdate = readTime(fields.next(TAG.generalizedTime));
  const next = fields.optional(context(0));
  const extensions = extensionsOf(fields.optional(context(1)));
  fields.end();
  const common = {
    hash,
    issuerNameHash,
    issuerKeyHash,
    serial,
    thisUpdate,
    nextUpdate: next === null ? null : readTime(readDer(next.content)),
    understood: understood && !hasCritical(extensions),
  };
  if (status.tag === context(1)) {
    const revoked = sequence(status, 'RevokedInfo', context(1));
    const said = readTime(revoked.next(TAG.generalizedTime));
    // RFC 6960, 4.4.5: from the date of invalidity on the key was not its owner's alone, as in lists.
    const invalidity = extensions.get(EXTENSION.invalidityDate);
    const invalid = invalidity === undefined ? said : readTime(readDer(invalidity.value));
    const revokedAt = invalid < said ? invalid : said;
    const why = revoked.optional(context(0));
    revoked.end();
    const onHold = why !== null && readSmallInteger(readDer(why.content)) === 6;
    return { ...common, state: 'revoked', revokedAt, onHold };
  }
  const state = status.tag === context(0, 'primitive') && status.content.length === 0 ? 'good' : 'unknown';
  return { ...common, state, revokedAt: null, onHold: false };
};

/** The BasicOCSPResponse: as it is (XAdES and CAdES may store it so) or inside a successful OCSPResponse. */
const basicOf = (bytes: Uint8Array): DerNode => {
  const root = readDer(bytes);
  const outer = sequence(root, 'OCSPResponse');
  const status = outer.optional(TAG.enumerated);
  if (status === null) return root;
  if (readSmallInteger(status) !== 0)
    throw new MalformedError('OCSPResponse: the responder refused to answer');
  const inside = sequence(readDer(outer.next(context(0)).content), 'ResponseBytes');
  if (readOid(inside.next(TAG.oid)) !== BASIC)
    throw new MalformedError('ResponseBytes: not a basic response');
  return readDer(inside.next(TAG.octetString).content);
};

/** Certificates stand outside of what is signed: one that cannot be read must not take the answer with it. */
const readable = ({ bytes: der }: DerNode): readonly Certificate[] => {
  try {
    return [parseCertificate(der)];
  } catch (error) {
    if (error instanceof MalformedError) return [];
    throw error;
  }
};

/** RFC 6960, 4.2.1. @throws MalformedError also where the response holds no answer (status other than successful) */
export function parseOcsp(bytes: Uint8Array): OcspResponse {
  const outer = sequence(basicOf(bytes), 'BasicOCSPResponse');
  const tbs = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = outer.next(TAG.bitString);
  const certificates = outer.optional(context(0));
  outer.end();
  const fields = sequence(tbs, 'ResponseData');
  const version = fields.optional(context(0));
  if (version !== null && readSmallInteger(readDer(version.content)) !== 0)
    throw new MalformedError('OCSP version');
  const responder = fields.next();
  const producedAt = readTime(fields.next(TAG.generalizedTime));
  const answers = children(fields.next(TAG.sequence));
  const extensions = extensionsOf(fields.optional(context(1)));
  fields.end();
  if (answers.length > ANSWERS) throw new MalformedError('OCSP: too many answers');
  const understood = !hasCritical(extensions);
  const inside = readDer(responder.content);
  const byName = responder.tag === context(1);
  if (!byName && (responder.tag !== context(2) || inside.tag !== TAG.octetString)) {
    throw new MalformedError('ResponderID has an unknown form');
  }
  return {
    tbs: tbs.bytes,
    signatureAlgorithm: algorithm.bytes,
    signatureValue: readBitOctets(signature),
    responderName: byName ? nameKey(inside.bytes) : null,
    responderKeyHash: byName ? null : inside.content,
    producedAt,
    answers: answers.map((each) => readAnswer(each, understood)),
    certificates:
      certificates === null
        ? []
        : sequence(readDer(certificates.content), 'certs').rest().slice(0, CERTIFICATES).flatMap(readable),
  };
}

const keyOctets = (certificate: Certificate): Uint8Array => {
  const fields = sequence(readDer(certificate.spki), 'SubjectPublicKeyInfo');
  fields.next();
  return readBitOctets(fields.next(TAG.bitString));
};

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** Whether the answer speaks of `certificate` as issued by `issuer` (RFC 6960, 4.1.1). */
export function isAbout(answer: OcspAnswer, certificate: Certificate, issuer: Certificate): boolean {
  const node = digestOf(answer.hash)?.node ?? null;
  if (node === null || !equal(answer.serial, certificate.serial)) return false;
  const hash = (octets: Uint8Array): Uint8Array => createHash(node).update(octets).digest();
  return (
    (equal(answer.issuerNameHash, hash(certificate.issuer)) ||
      equal(answer.issuerNameHash, hash(issuer.subject))) &&
    equal(answer.issuerKeyHash, hash(keyOctets(issuer)))
  );
}

/** Whether the response names `certificate` as its responder; one whose key cannot be read is named by no hash. */
export function isResponder(response: OcspResponse, certificate: Certificate): boolean {
  if (response.responderKeyHash === null) return response.responderName === certificate.subjectKey;
  try {
    return equal(response.responderKeyHash, createHash('sha1').update(keyOctets(certificate)).digest());
  } catch (error) {
    if (error instanceof MalformedError) return false;
    throw error;
  }
}
