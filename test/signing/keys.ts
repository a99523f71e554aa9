import { constants, createHash, generateKeyPairSync, type KeyObject, sign as signWith } from 'node:crypto';
import { explicit, integer, nothing, oid, sequence } from './der.ts';

export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'secp192' | 'RSA-2048' | 'RSA-1024' | 'Ed25519';
export type Digest = 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'md5';

export type Key = {
  readonly kind: KeyKind;
  readonly secret: KeyObject;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Buffer;
};

export type Scheme = {
  readonly digest: Digest;
  /** RSASSA-PSS in place of PKCS#1 v1.5, for RSA keys. */
  readonly pss?: boolean;
};

const made = new Map<string, Key>();

const pairOf = (kind: KeyKind): { privateKey: KeyObject; publicKey: KeyObject } => {
  switch (kind) {
    case 'P-256':
      return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    case 'P-384':
      return generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    case 'P-521':
      return generateKeyPairSync('ec', { namedCurve: 'secp521r1' });
    case 'secp192':
      return generateKeyPairSync('ec', { namedCurve: 'prime192v1' });
    case 'RSA-2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'RSA-1024':
      return generateKeyPairSync('rsa', { modulusLength: 1024 });
    case 'Ed25519':
      return generateKeyPairSync('ed25519');
  }
};

/** A key made once for a name in this process; nothing of it is ever written down. */
export const keyOf = (name: string, kind: KeyKind = 'P-256'): Key => {
  const known = made.get(`${kind} ${name}`);
  if (known !== undefined) return known;
  const { privateKey, publicKey } = pairOf(kind);
  const key = { kind, secret: privateKey, spki: publicKey.export({ type: 'spki', format: 'der' }) };
  made.set(`${kind} ${name}`, key);
  return key;
};

const DIGEST_OIDS: Readonly<Record<Digest, string>> = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

export const hashOf = (digest: Digest, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(digest);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const digestIdentifier = (digest: Digest): Buffer => sequence(oid(DIGEST_OIDS[digest]));

const RSA_OIDS: Readonly<Record<Digest, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};

const ECDSA_OIDS: Readonly<Record<Digest, string>> = {
  md5: '1.2.840.10045.4.3.2',
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

const saltBytes = (digest: Digest): number => hashOf(digest).length;

/** AlgorithmIdentifier of a signature with this key (RFC 4055, 5758 and 8410). */
export const signatureIdentifier = (key: Key, { digest, pss }: Scheme): Buffer => {
  if (key.kind === 'Ed25519') return sequence(oid('1.3.101.112'));
  if (!key.kind.startsWith('RSA')) return sequence(oid(ECDSA_OIDS[digest]));
  if (pss !== true) return sequence(oid(RSA_OIDS[digest]), nothing());
  const hash = sequence(oid(DIGEST_OIDS[digest]), nothing());
  return sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(
      explicit(0, hash),
      explicit(1, sequence(oid('1.2.840.113549.1.1.8'), hash)),
      explicit(2, integer(saltBytes(digest))),
    ),
  );
};

export const signOctets = (
  key: Key,
  { digest, pss }: Scheme,
  body: Uint8Array,
  form: 'der' | 'ieee-p1363' = 'der',
): Buffer => {
  if (key.kind === 'Ed25519') return signWith(null, body, key.secret);
  return signWith(digest, body, {
    key: key.secret,
    dsaEncoding: form,
    ...(pss === true ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes(digest) } : {}),
  });
};
