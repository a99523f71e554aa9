import { createHash } from 'node:crypto';

/** @param algorithm as node:crypto names it */
export type Digests = (algorithm: string, octets: Uint8Array) => Buffer;

/**
 * Digests that are made once for the same octets: fifty signers and their archive time stamps may stand over one
 * content of many megabytes. For one reading of one file only, since the octets are the caller's and may change.
 */
export function rememberedDigests(): Digests {
  const known = new Map<Uint8Array, Map<string, Buffer>>();
  return (algorithm, octets) => {
    const ofOctets = known.get(octets) ?? new Map<string, Buffer>();
    known.set(octets, ofOctets);
    const hash = ofOctets.get(algorithm) ?? createHash(algorithm).update(octets).digest();
    ofOctets.set(algorithm, hash);
    return hash;
  };
}
