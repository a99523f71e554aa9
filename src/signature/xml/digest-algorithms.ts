import { createHash } from 'node:crypto';
import { MORE_2001, MORE_2007, XMLENC } from './namespaces.ts';

/** `hash` is node:crypto's name; `name` is the policy's, as in AlgorithmUse. */
export type DigestAlgorithm = { readonly name: string; readonly hash: string; readonly octets: number };

const MD5: DigestAlgorithm = { name: 'MD5', hash: 'md5', octets: 16 };
const SHA1: DigestAlgorithm = { name: 'SHA-1', hash: 'sha1', octets: 20 };
export const SHA2: Readonly<Record<'224' | '256' | '384' | '512', DigestAlgorithm>> = {
  224: { name: 'SHA-224', hash: 'sha224', octets: 28 },
  256: { name: 'SHA-256', hash: 'sha256', octets: 32 },
  384: { name: 'SHA-384', hash: 'sha384', octets: 48 },
  512: { name: 'SHA-512', hash: 'sha512', octets: 64 },
};
export const SHA3: typeof SHA2 = {
  224: { name: 'SHA3-224', hash: 'sha3-224', octets: 28 },
  256: { name: 'SHA3-256', hash: 'sha3-256', octets: 32 },
  384: { name: 'SHA3-384', hash: 'sha3-384', octets: 48 },
  512: { name: 'SHA3-512', hash: 'sha3-512', octets: 64 },
};

/** RFC 9231, section 2.1, and XMLDSig core 1.1, section 6.2. Weak ones are known so that policy can name them. */
export const DIGESTS: ReadonlyMap<string, DigestAlgorithm> = new Map([
  [`${MORE_2001}md5`, MD5],
  ['http://www.w3.org/2000/09/xmldsig#sha1', SHA1],
  [`${MORE_2001}sha224`, SHA2[224]],
  [`${XMLENC}sha256`, SHA2[256]],
  [`${MORE_2001}sha384`, SHA2[384]],
  [`${XMLENC}sha512`, SHA2[512]],
  [`${MORE_2007}sha3-224`, SHA3[224]],
  [`${MORE_2007}sha3-256`, SHA3[256]],
  [`${MORE_2007}sha3-384`, SHA3[384]],
  [`${MORE_2007}sha3-512`, SHA3[512]],
]);

export const WEAK_DIGESTS: { readonly md5: DigestAlgorithm; readonly sha1: DigestAlgorithm } = {
  md5: MD5,
  sha1: SHA1,
};

export function digest(algorithm: DigestAlgorithm, octets: Uint8Array): Uint8Array {
  return createHash(algorithm.hash).update(octets).digest();
}

export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
