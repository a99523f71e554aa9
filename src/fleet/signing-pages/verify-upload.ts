import { verify, X509Certificate } from 'node:crypto';
import { type DerValue, oid, readAll, tagged } from '../signing/der.ts';
import { DIGEST_NAMES, type DigestName, digestOf, DIGESTS } from '../signing/digest.ts';
import { certificateParts } from '../signing/pki/leaf.ts';
import type { Pki } from '../signing/pki/pki.ts';

/** Why a portal that looks refuses a signed file. */
export type BadSignature =
  | 'changed'
  | 'broken'
  | 'weak'
  | 'expired'
  | 'unknown-issuer'
  | 'other-person'
  | 'unreadable';

/** What a portal finds of the signatures in an uploaded file; the first bad one decides. */
export type UploadVerdict =
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'good' }
  | { readonly kind: 'bad'; readonly why: BadSignature };

export type VerifyUpload = {
  readonly pki: Pki;
  /** Typed identifiers of whom the signer may be: the citizen, or the citizen's organisation. */
  readonly ids: readonly string[];
  readonly now: Date;
};

const MESSAGE_DIGEST = '06092a864886f70d010904';

/**
 * A stand-in portal's own check, by `node:crypto` and the fleet's DER reader alone: src/signature is what such
 * portals are judged with, so that it must not judge itself. It looks at every signature of a PDF: whole file covered
 * (but for validation data behind it), digest, signature value, SHA-2, dates, a path to one of the fleet's two
 * roots, and whose number the certificate names. It asks nobody about revocation.
 */
export const verifyUpload = async (
  bytes: Buffer,
  { pki, ids, now }: VerifyUpload,
): Promise<UploadVerdict> => {
  const text = bytes.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map((match) =>
    match.slice(1).map(Number),
  );
  if (ranges.length === 0) return { kind: 'unsigned' };
  const roots = Object.values(await pki.anchors()).map((pem) => new X509Certificate(pem));
  let covered = 0;
  for (const [from = -1, length = 0, second = 0, rest = 0] of ranges) {
    covered = Math.max(covered, second + rest);
    if (from !== 0 || second < length || second + rest > bytes.length) return bad('changed');
    const why = attempt(() =>
      judgeSignature(
        [bytes.subarray(0, length), bytes.subarray(second, second + rest)],
        Buffer.from(text.slice(length + 1, second - 1), 'hex'),
        { roots, ids, now },
      ),
    );
    if (why !== null) return bad(why);
  }
  const behind = text.slice(covered);
  const onlyValidationData = /\/Type\s*\/DSS\b/.test(behind) && !/\/(?:Contents|Annots)\b/.test(behind);
  return behind.trim() === '' || onlyValidationData ? { kind: 'good' } : bad('changed');
};

const bad = (why: BadSignature): UploadVerdict => ({ kind: 'bad', why });

type Trust = {
  readonly roots: readonly X509Certificate[];
  readonly ids: readonly string[];
  readonly now: Date;
};

const judgeSignature = (
  covered: readonly Buffer[],
  contents: Buffer,
  { roots, ids, now }: Trust,
): BadSignature | null => {
  const [cms] = readAll(firstValue(contents));
  const signedData = childrenOf(childrenOf(childrenOf(cms)[1])[0]);
  const certificates = childrenOf(signedData.find(({ tag }) => tag === 0xa0)).map(({ der }) => der);
  const [signerInfo] = childrenOf(signedData.at(-1));
  const [, issuerAndSerial, digestAlgorithm, attributes, , signature] = childrenOf(signerInfo);
  const serial = childrenOf(issuerAndSerial)[1];
  const leaf = certificates.find((der) =>
    serial === undefined ? false : certificateParts(der).serialNumber.equals(serial.der),
  );
  const digest = digestNamed(digestAlgorithm);
  if (leaf === undefined || digest === null || attributes?.tag !== 0xa0 || signature === undefined)
    return 'broken';
  if (digest === 'sha1') return 'weak';
  const stated = childrenOf(attributes).find(({ content }) =>
    content.subarray(0, 11).equals(Buffer.from(MESSAGE_DIGEST, 'hex')),
  );
  const value = childrenOf(childrenOf(stated)[1])[0];
  if (value === undefined || !digestOf(digest, ...covered).equals(value.content)) return 'changed';
  const certificate = new X509Certificate(leaf);
  const toBeSigned = tagged(0x31, attributes.content);
  if (!verify(digest, toBeSigned, certificate.publicKey, signature.content)) return 'broken';
  if (new Date(certificate.validTo) < now || new Date(certificate.validFrom) > now) return 'expired';
  const pool = certificates.map((der) => new X509Certificate(der));
  if (!leadsToRoot(certificate, pool, roots)) return 'unknown-issuer';
  const named = certificate.subject
    .split('\n')
    .flatMap((line) => (line.startsWith('UID=') ? [line.slice('UID='.length)] : []));
  return named.some((id) => ids.includes(id)) ? null : 'other-person';
};

const leadsToRoot = (
  leaf: X509Certificate,
  pool: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): boolean => {
  let current = leaf;
  // No path of the fleet is longer; a loop of certificates is.
  for (let depth = 0; depth < 4; depth += 1) {
    const signedBy = (issuer: X509Certificate): boolean =>
      issuer.ca && current.checkIssued(issuer) && current.verify(issuer.publicKey);
    if (roots.some(signedBy)) return true;
    const next = pool.find((each) => each.fingerprint256 !== current.fingerprint256 && signedBy(each));
    if (next === undefined) return false;
    current = next;
  }
  return false;
};

const childrenOf = (value: DerValue | undefined): readonly DerValue[] =>
  value === undefined ? [] : readAll(value.content);

/** The octets of the first value; zeros fill the room behind a signature. */
const firstValue = (padded: Buffer): Buffer => {
  const short = padded.readUInt8(1);
  const octets = short < 0x80 ? 0 : short & 0x7f;
  const length = octets === 0 ? short : padded.readUIntBE(2, octets);
  return padded.subarray(0, 2 + octets + length);
};

const digestNamed = (algorithm: DerValue | undefined): DigestName | null => {
  const [identifier] = childrenOf(algorithm);
  return DIGEST_NAMES.find((name) => identifier?.der.equals(oid(DIGESTS[name].oid))) ?? null;
};

/** What cannot be read is no signature that holds. */
const attempt = (judge: () => BadSignature | null): BadSignature | null => {
  try {
    return judge();
  } catch {
    return 'unreadable';
  }
};
