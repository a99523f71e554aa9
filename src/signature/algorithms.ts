import { type KeyObject, constants, createPublicKey, verify as verifyWithKey } from 'node:crypto';
import type { SignatureReason } from '#src/model/signature.ts';
import { MalformedError, TAG, context, readDer } from './asn1/der.ts';
import { encodeDer, encodeOid } from './asn1/encode.ts';
import { readBitOctets, readOid, readSmallInteger } from './asn1/primitives.ts';
import { sequence } from './asn1/sequence.ts';
import { reason } from './reasons.ts';

/** One use of an algorithm: `name` as in "SHA-256", "RSA PKCS#1 v1.5", "RSA-PSS", "ECDSA", "Ed25519", "EC P-256". */
export type AlgorithmUse = {
  readonly use: 'digest' | 'signature' | 'key';
  readonly name: string;
  /** Length of the key in bits; null for digests. */
  readonly keyBits: number | null;
};

/** `node` is the name that node:crypto has for it; null where it cannot compute it. */
export type Digest = { readonly name: string; readonly node: string | null; readonly oid: string };

const DIGESTS: readonly Digest[] = [
  { name: 'MD2', node: null, oid: '1.2.840.113549.2.2' },
  { name: 'MD5', node: 'md5', oid: '1.2.840.113549.2.5' },
  { name: 'SHA-1', node: 'sha1', oid: '1.3.14.3.2.26' },
  { name: 'RIPEMD-160', node: 'ripemd160', oid: '1.3.36.3.2.1' },
  { name: 'SHA-256', node: 'sha256', oid: '2.16.840.1.101.3.4.2.1' },
  { name: 'SHA-384', node: 'sha384', oid: '2.16.840.1.101.3.4.2.2' },
  { name: 'SHA-512', node: 'sha512', oid: '2.16.840.1.101.3.4.2.3' },
  { name: 'SHA-224', node: 'sha224', oid: '2.16.840.1.101.3.4.2.4' },
  { name: 'SHA-512/224', node: 'sha512-224', oid: '2.16.840.1.101.3.4.2.5' },
  { name: 'SHA-512/256', node: 'sha512-256', oid: '2.16.840.1.101.3.4.2.6' },
  { name: 'SHA3-224', node: 'sha3-224', oid: '2.16.840.1.101.3.4.2.7' },
  { name: 'SHA3-256', node: 'sha3-256', oid: '2.16.840.1.101.3.4.2.8' },
  { name: 'SHA3-384', node: 'sha3-384', oid: '2.16.840.1.101.3.4.2.9' },
  { name: 'SHA3-512', node: 'sha3-512', oid: '2.16.840.1.101.3.4.2.10' },
  { name: 'SHAKE256', node: null, oid: '2.16.840.1.101.3.4.2.12' },
];

const digestByOid: ReadonlyMap<string, Digest> = new Map(DIGESTS.map((each) => [each.oid, each]));
const digestByName: ReadonlyMap<string, Digest> = new Map(DIGESTS.map((each) => [each.name, each]));

/** The digest behind an OID or a display name; null where it is not known. */
export function digestOf(oidOrName: string): Digest | null {
  return digestByOid.get(oidOrName) ?? digestByName.get(oidOrName) ?? null;
}

/** How a signature value is made and checked. `mask` is the digest of RSA-PSS's mask generation. */
export type SignatureScheme = {
  readonly kind: 'rsa' | 'rsa-pss' | 'dsa' | 'ecdsa' | 'ed25519' | 'ed448';
  /** Null where the scheme has its own (EdDSA). */
  readonly digest: Digest | null;
  readonly mask: Digest | null;
  readonly saltLength: number | null;
  /** ECDSA and DSA values: an ASN.1 SEQUENCE in certificates and CMS, two plain numbers in XML signatures. */
  readonly encoding: 'der' | 'plain';
};

type Named = { readonly kind: SignatureScheme['kind']; readonly digest: string | null };

const rsa = (digest: string): Named => ({ kind: 'rsa', digest });
const dsa = (digest: string): Named => ({ kind: 'dsa', digest });
const ecdsa = (digest: string): Named => ({ kind: 'ecdsa', digest });

/** RFC 3279, 4055, 5758, 8410, 8692 and NIST's arc for SHA-3. */
const SIGNATURES: Readonly<Record<string, Named>> = {
  '1.2.840.113549.1.1.2': rsa('MD2'),
  '1.2.840.113549.1.1.4': rsa('MD5'),
  '1.2.840.113549.1.1.5': rsa('SHA-1'),
  '1.3.14.3.2.29': rsa('SHA-1'),
  '1.3.36.3.3.1.2': rsa('RIPEMD-160'),
  '1.2.840.113549.1.1.11': rsa('SHA-256'),
  '1.2.840.113549.1.1.12': rsa('SHA-384'),
  '1.2.840.113549.1.1.13': rsa('SHA-512'),
  '1.2.840.113549.1.1.14': rsa('SHA-224'),
  '1.2.840.113549.1.1.15': rsa('SHA-512/224'),
  '1.2.840.113549.1.1.16': rsa('SHA-512/256'),
  '2.16.840.1.101.3.4.3.13': rsa('SHA3-224'),
  '2.16.840.1.101.3.4.3.14': rsa('SHA3-256'),
  '2.16.840.1.101.3.4.3.15': rsa('SHA3-384'),
  '2.16.840.1.101.3.4.3.16': rsa('SHA3-512'),
  '1.2.840.10040.4.3': dsa('SHA-1'),
  '2.16.840.1.101.3.4.3.1': dsa('SHA-224'),
  '2.16.840.1.101.3.4.3.2': dsa('SHA-256'),
  '2.16.840.1.101.3.4.3.3': dsa('SHA-384'),
  '2.16.840.1.101.3.4.3.4': dsa('SHA-512'),
  '2.16.840.1.101.3.4.3.5': dsa('SHA3-224'),
  '2.16.840.1.101.3.4.3.6': dsa('SHA3-256'),
  '2.16.840.1.101.3.4.3.7': dsa('SHA3-384'),
  '2.16.840.1.101.3.4.3.8': dsa('SHA3-512'),
  '1.2.840.10045.4.1': ecdsa('SHA-1'),
  '1.2.840.10045.4.3.1': ecdsa('SHA-224'),
  '1.2.840.10045.4.3.2': ecdsa('SHA-256'),
  '1.2.840.10045.4.3.3': ecdsa('SHA-384'),
  '1.2.840.10045.4.3.4': ecdsa('SHA-512'),
  '2.16.840.1.101.3.4.3.9': ecdsa('SHA3-224'),
  '2.16.840.1.101.3.4.3.10': ecdsa('SHA3-256'),
  '2.16.840.1.101.3.4.3.11': ecdsa('SHA3-384'),
  '2.16.840.1.101.3.4.3.12': ecdsa('SHA3-512'),
  '1.3.101.112': { kind: 'ed25519', digest: null },
  '1.3.101.113': { kind: 'ed448', digest: null },
};

const RSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

/** OIDs that name the key only; CMS writes them beside a digest of its own (RFC 3370, 3.2). */
const KEY_ONLY: Readonly<Record<string, SignatureScheme['kind']>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  '1.2.840.10040.4.1': 'dsa',
  '1.2.840.10045.2.1': 'ecdsa',
};

/** AlgorithmIdentifier ::= SEQUENCE { algorithm OID, parameters ANY OPTIONAL } */
const readIdentifier = (der: Uint8Array): { oid: string; parameters: Uint8Array | null } => {
  const fields = sequence(readDer(der), 'AlgorithmIdentifier');
  const oid = readOid(fields.next(TAG.oid));
  const rest = fields.rest();
  if (rest.length > 1) throw new MalformedError('AlgorithmIdentifier: more than one parameter');
  return { oid, parameters: rest[0]?.bytes ?? null };
};

/** The OID of an AlgorithmIdentifier. @throws MalformedError */
export function algorithmOid(der: Uint8Array): string {
  return readIdentifier(der).oid;
}

/** RFC 4055, 3.1; every default of the type is SHA-1 with 20 octets of salt. */
const readPss = (parameters: Uint8Array | null): SignatureScheme | null => {
  const sha1 = digestOf('SHA-1');
  const pss = (digest: Digest | null, mask: Digest | null, saltLength: number): SignatureScheme | null =>
    digest === null || mask === null ? null : { kind: 'rsa-pss', digest, mask, saltLength, encoding: 'der' };
  if (parameters === null) return pss(sha1, sha1, 20);
  const fields = sequence(readDer(parameters), 'RSASSA-PSS-params');
  const inside = (number: number): Uint8Array | null => fields.optional(context(number))?.content ?? null;
  const hash = inside(0);
  const mask = inside(1);
  const salt = inside(2);
  const trailer = inside(3);
  fields.end();
  const maskIdentifier = mask === null ? null : readIdentifier(mask);
  if (maskIdentifier !== null && maskIdentifier.oid !== MGF1) return null;
  if (trailer !== null && readSmallInteger(readDer(trailer)) !== 1) return null;
  return pss(
    hash === null ? sha1 : digestOf(readIdentifier(hash).oid),
    maskIdentifier === null
      ? sha1
      : maskIdentifier.parameters === null
        ? null
        : digestOf(readIdentifier(maskIdentifier.parameters).oid),
    salt === null ? 20 : readSmallInteger(readDer(salt)),
  );
};

/**
 * The scheme that an AlgorithmIdentifier names; `digestOid` serves those that name only the key. Null where the
 * scheme is not known. @throws MalformedError
 */
export function signatureScheme(
  algorithm: Uint8Array,
  digestOid: string | null = null,
): SignatureScheme | null {
  const { oid, parameters } = readIdentifier(algorithm);
  if (oid === RSA_PSS) return readPss(parameters);
  const plain = { mask: null, saltLength: null, encoding: 'der' } as const;
  const keyKind = KEY_ONLY[oid];
  if (keyKind !== undefined) {
    const digest = digestOid === null ? null : digestOf(digestOid);
    return digest === null ? null : { kind: keyKind, digest, ...plain };
  }
  const named = SIGNATURES[oid];
  if (named === undefined) return null;
  return { kind: named.kind, digest: named.digest === null ? null : digestOf(named.digest), ...plain };
}

/** `key` is null where node:crypto cannot use it (unknown type, missing DSA parameters). */
export type PublicKey = {
  readonly spki: Uint8Array;
  readonly key: KeyObject | null;
  readonly use: AlgorithmUse;
};

/** NIST, SEC and RFC 5639 curves by OID: name and bits. Others, and curves spelt out, are never accepted. */
const CURVES: Readonly<Record<string, readonly [string, number]>> = {
  '1.2.840.10045.3.1.1': ['P-192', 192],
  '1.3.132.0.33': ['P-224', 224],
  '1.2.840.10045.3.1.7': ['P-256', 256],
  '1.3.132.0.34': ['P-384', 384],
  '1.3.132.0.35': ['P-521', 521],
  '1.3.132.0.10': ['secp256k1', 256],
  '1.3.36.3.3.2.8.1.1.1': ['brainpoolP160r1', 160],
  '1.3.36.3.3.2.8.1.1.3': ['brainpoolP192r1', 192],
  '1.3.36.3.3.2.8.1.1.5': ['brainpoolP224r1', 224],
  '1.3.36.3.3.2.8.1.1.7': ['brainpoolP256r1', 256],
  '1.3.36.3.3.2.8.1.1.9': ['brainpoolP320r1', 320],
  '1.3.36.3.3.2.8.1.1.11': ['brainpoolP384r1', 384],
  '1.3.36.3.3.2.8.1.1.13': ['brainpoolP512r1', 512],
};

const load = (spki: Uint8Array): KeyObject | null => {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
};

const keyUse = (spki: Uint8Array, key: KeyObject | null): AlgorithmUse => {
  const fields = sequence(readDer(spki), 'SubjectPublicKeyInfo');
  const { oid, parameters } = readIdentifier(fields.next(TAG.sequence).bytes);
  readBitOctets(fields.next(TAG.bitString));
  fields.end();
  const modulus = key?.asymmetricKeyDetails?.modulusLength ?? null;
  const named = (name: string, keyBits: number | null): AlgorithmUse => ({ use: 'key', name, keyBits });
  switch (oid) {
    case '1.2.840.113549.1.1.1':
      return named('RSA', modulus);
    case RSA_PSS:
      return named('RSA-PSS', modulus);
    case '1.2.840.10040.4.1':
      return named('DSA', modulus);
    case '1.3.101.112':
      return named('Ed25519', 256);
    case '1.3.101.113':
      return named('Ed448', 456);
    case '1.2.840.10045.2.1': {
      const node = parameters === null ? null : readDer(parameters);
      const curve = node?.tag === TAG.oid ? CURVES[readOid(node)] : undefined;
      return curve === undefined ? named('EC of an unnamed curve', null) : named(`EC ${curve[0]}`, curve[1]);
    }
    default:
      return named(oid, null);
  }
};

const keys = new WeakMap<Uint8Array, PublicKey>();

/** @param spki DER of a SubjectPublicKeyInfo; @throws MalformedError */
export function publicKey(spki: Uint8Array): PublicKey {
  const known = keys.get(spki);
  if (known !== undefined) return known;
  const loaded = load(spki);
  const made: PublicKey = { spki, key: loaded, use: keyUse(spki, loaded) };
  keys.set(spki, made);
  return made;
}

const SCHEME_NAMES: Readonly<Record<SignatureScheme['kind'], string>> = {
  rsa: 'RSA PKCS#1 v1.5',
  'rsa-pss': 'RSA-PSS',
  dsa: 'DSA',
  ecdsa: 'ECDSA',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
};

const KEY_TYPES: Readonly<Record<SignatureScheme['kind'], readonly string[]>> = {
  rsa: ['rsa'],
  'rsa-pss': ['rsa', 'rsa-pss'],
  dsa: ['dsa'],
  ecdsa: ['ec'],
  ed25519: ['ed25519'],
  ed448: ['ed448'],
};

/** For the policy: digest (and that of the mask), scheme and key, in this order. */
export function algorithmUses(scheme: SignatureScheme, key: PublicKey): readonly AlgorithmUse[] {
  const digests = new Set([scheme.digest, scheme.mask].flatMap((each) => (each === null ? [] : [each.name])));
  return [
    ...[...digests].map((name) => ({ use: 'digest', name, keyBits: null }) as const),
    { use: 'signature', name: SCHEME_NAMES[scheme.kind], keyBits: key.use.keyBits },
    key.use,
  ];
}

/** What to hand node:crypto for RSA-PSS: it takes the mask's digest only from a key that is bound to it. */
const pssKey = (
  { digest, mask, saltLength }: SignatureScheme,
  { key, spki }: PublicKey,
): KeyObject | null => {
  const bound = key?.asymmetricKeyDetails?.hashAlgorithm === undefined ? null : key.asymmetricKeyDetails;
  if (bound !== null) {
    return bound.hashAlgorithm === digest?.node && bound.mgf1HashAlgorithm === mask?.node ? key : null;
  }
  if (digest === mask) return key;
  if (digest === null || mask === null || saltLength === null || saltLength > 127) return null;
  const fields = sequence(readDer(spki), 'SubjectPublicKeyInfo');
  fields.next();
  const identifier = (oid: string, ...parameters: readonly Uint8Array[]): Uint8Array =>
    encodeDer(TAG.sequence, encodeOid(oid), ...parameters);
  const parameters = encodeDer(
    TAG.sequence,
    encodeDer(context(0), identifier(digest.oid)),
    encodeDer(context(1), identifier(MGF1, identifier(mask.oid))),
    encodeDer(context(2), encodeDer(TAG.integer, Uint8Array.of(saltLength))),
  );
  return load(encodeDer(TAG.sequence, identifier(RSA_PSS, parameters), fields.next(TAG.bitString).bytes));
};

/** Whether `signature` over `data` was made with `key`. False wherever that cannot be established; never throws. */
export function verifySignature(
  scheme: SignatureScheme,
  key: PublicKey,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const loaded = key.key;
  if (loaded === null || !KEY_TYPES[scheme.kind].includes(loaded.asymmetricKeyType ?? '')) return false;
  const hash = scheme.digest?.node ?? null;
  if (scheme.kind === 'ed25519' || scheme.kind === 'ed448') {
    if (scheme.digest !== null) return false;
  } else if (hash === null) {
    return false;
  }
  try {
    if (scheme.kind === 'rsa-pss') {
      const bound = pssKey(scheme, key);
      if (bound === null || scheme.saltLength === null) return false;
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      return verifyWithKey(hash, data, { key: bound, padding, saltLength: scheme.saltLength }, signature);
    }
    const dsaEncoding = scheme.encoding === 'der' ? 'der' : 'ieee-p1363';
    return verifyWithKey(hash, data, { key: loaded, dsaEncoding }, signature);
  } catch {
    return false;
  }
}

const DIGESTS_ACCEPTED = new Set([
  'SHA-256',
  'SHA-384',
  'SHA-512',
  'SHA-512/256',
  'SHA3-256',
  'SHA3-384',
  'SHA3-512',
]);

/** Least length of the key in bits. */
const SCHEMES_ACCEPTED: Readonly<Record<string, number>> = {
  'RSA PKCS#1 v1.5': 2048,
  'RSA-PSS': 2048,
  DSA: 2048,
  ECDSA: 256,
  Ed25519: 256,
  Ed448: 256,
};

const KEYS_ACCEPTED: Readonly<Record<string, number>> = {
  RSA: 2048,
  'RSA-PSS': 2048,
  DSA: 2048,
  'EC P-256': 256,
  'EC P-384': 256,
  'EC P-521': 256,
  'EC brainpoolP256r1': 256,
  'EC brainpoolP320r1': 256,
  'EC brainpoolP384r1': 256,
  'EC brainpoolP512r1': 256,
  Ed25519: 256,
  Ed448: 256,
};

const described = ({ name, keyBits }: AlgorithmUse): string =>
  keyBits === null || /\d/u.test(name.replace('PKCS#1 v1.5', '')) ? name : `${name} ${keyBits}`;

/** For people: "RSA 2048", "EC P-256", "RSA PKCS#1 v1.5 2048", "SHA-256". */
export function describeAlgorithm(use: AlgorithmUse): string {
  return described(use);
}

const tooWeak = (table: Readonly<Record<string, number>>, use: AlgorithmUse): boolean => {
  const least = Object.hasOwn(table, use.name) ? table[use.name] : undefined;
  return least === undefined || use.keyBits === null || use.keyBits < least;
};

/**
 * Null where the policy accepts the algorithm, else why not: SHA-1, MD2, MD5, RSA and DSA under 2048 bits, curves under
 * 256 bits and everything that is not on the list are refused (Circular 15/2025/TT-BKHCN, annex I; ETSI TS 119 312).
 */
export function refusedAlgorithm(use: AlgorithmUse): SignatureReason | null {
  switch (use.use) {
    case 'digest':
      return DIGESTS_ACCEPTED.has(use.name) ? null : reason('weak-digest', described(use));
    case 'signature':
      return tooWeak(SCHEMES_ACCEPTED, use) ? reason('weak-signature', described(use)) : null;
    case 'key':
      return tooWeak(KEYS_ACCEPTED, use) ? reason('weak-key', described(use)) : null;
  }
}
