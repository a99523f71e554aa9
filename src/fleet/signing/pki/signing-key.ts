import { KeyObject, privateEncrypt, constants, sign } from 'node:crypto';
import { bits, nothing, oid, octets, sequence } from '../der.ts';
import { DIGESTS, type DigestName, digestAlgorithm, RSA_ENCRYPTION } from '../digest.ts';

/** Authorities, responders and officers have EC keys, which cost nothing to make; citizens RSA, as tokens do. */
export type KeyKind = 'rsa-2048' | 'ec-p256';

export type SigningKey = {
  readonly kind: KeyKind;
  readonly pair: CryptoKeyPair;
  readonly privateKey: KeyObject;
};

const ALGORITHMS = {
  'rsa-2048': {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  'ec-p256': { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

export const makeSigningKey = async (kind: KeyKind): Promise<SigningKey> => {
  const pair = (await crypto.subtle.generateKey(ALGORITHMS[kind], true, ['sign', 'verify'])) as CryptoKeyPair;
  return { kind, pair, privateKey: KeyObject.from(pair.privateKey) };
};

/** Signature over the octets: PKCS#1 v1.5, or ECDSA as a DER sequence. */
export const signWith = (key: SigningKey, digest: DigestName, data: Uint8Array): Buffer =>
  sign(digest, data, key.privateKey);

/** PKCS#1 v1.5 signature over a digest made elsewhere (RFC 8017, 9.2). Node cannot do this for EC keys. */
export const signDigestWith = (key: SigningKey, digest: DigestName, value: Uint8Array): Buffer => {
  if (key.kind !== 'rsa-2048') throw new TypeError('a digest can be signed with an RSA key only');
  const info = sequence(digestAlgorithm(digest), octets(value));
  return privateEncrypt({ key: key.privateKey, padding: constants.RSA_PKCS1_PADDING }, info);
};

/** AlgorithmIdentifier of a signature in certificates, CRLs and OCSP answers. */
const signatureAlgorithm = (kind: KeyKind, digest: DigestName): Buffer =>
  kind === 'rsa-2048' ? sequence(oid(DIGESTS[digest].rsa), nothing) : sequence(oid(DIGESTS[digest].ecdsa));

/** The same in a SignerInfo, where RSA stands without its digest (RFC 3370, 3.2). */
export const signerInfoAlgorithm = (kind: KeyKind, digest: DigestName): Buffer =>
  kind === 'rsa-2048' ? sequence(oid(RSA_ENCRYPTION), nothing) : signatureAlgorithm(kind, digest);

/** A to-be-signed structure with algorithm and signature, as X.509 puts them. */
export const signedStructure = (
  key: SigningKey,
  toBeSigned: Uint8Array,
  ...after: readonly Uint8Array[]
): Buffer =>
  sequence(
    toBeSigned,
    signatureAlgorithm(key.kind, 'sha256'),
    bits(signWith(key, 'sha256', toBeSigned)),
    ...after,
  );
