import { createHash } from 'node:crypto';
import type { Policy } from './policy.ts';

/** Raised with every change that may change a verdict; stands in each verdict. */
export const VERIFIER_VERSION = 4;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * SHA-256 (hexadecimal) over everything in a policy, the order of certificates and revocation data apart: equal
 * digests, equal bytes and equal verifier give an equal verdict.
 */
export const policyDigest = (policy: Policy): string => {
  const { certificates, crls, ocsps } = policy.extra;
  const canonical = JSON.stringify([
    policy.anchors.map(({ fingerprint }) => fingerprint).sort(),
    policy.at.toISOString(),
    policy.revocation,
    policy.signerId,
    certificates.map(({ fingerprint }) => fingerprint).sort(),
    crls.map(sha256).sort(),
    ocsps.map(sha256).sort(),
  ]);
  return sha256(Buffer.from(canonical, 'utf8'));
};
