import { createHash } from 'node:crypto';
import { nothing, oid, sequence } from './der.ts';

/** Digests by the names that Node knows, and what CMS and the remote-signing interfaces call them. */
export const DIGESTS = {
  sha1: { oid: '1.3.14.3.2.26', bytes: 20, rsa: '1.2.840.113549.1.1.5', ecdsa: '1.2.840.10045.4.1' },
  sha256: {
    oid: '2.16.840.1.101.3.4.2.1',
    bytes: 32,
    rsa: '1.2.840.113549.1.1.11',
    ecdsa: '1.2.840.10045.4.3.2',
  },
  sha384: {
    oid: '2.16.840.1.101.3.4.2.2',
    bytes: 48,
    rsa: '1.2.840.113549.1.1.12',
    ecdsa: '1.2.840.10045.4.3.3',
  },
  sha512: {
    oid: '2.16.840.1.101.3.4.2.3',
    bytes: 64,
    rsa: '1.2.840.113549.1.1.13',
    ecdsa: '1.2.840.10045.4.3.4',
  },
} as const;

export type DigestName = keyof typeof DIGESTS;

export const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

export const digestOf = (name: DigestName, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** AlgorithmIdentifier of a digest. */
export const digestAlgorithm = (name: DigestName): Buffer => sequence(oid(DIGESTS[name].oid), nothing);

/** The digest of this OID, or of this RSA or ECDSA signature OID; null for any other. */
export const digestByOid = (dotted: string): DigestName | null =>
  DIGEST_NAMES.find((name) =>
    [DIGESTS[name].oid, DIGESTS[name].rsa, DIGESTS[name].ecdsa].some((known) => known === dotted),
  ) ?? null;

export const DIGEST_NAMES = Object.keys(DIGESTS) as readonly DigestName[];
