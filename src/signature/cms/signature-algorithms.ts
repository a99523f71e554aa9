import { type Digest, type SignatureScheme, algorithmOid } from '../algorithms.ts';
import { type DerNode, TAG, context } from '../asn1/der.ts';
import { readOid } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import type { Failure } from '../signer-facts.ts';
import { singleValue } from './attributes.ts';
import { failed } from './failed.ts';
import { OID } from './oids.ts';
import type { SignerInfo } from './signed-data.ts';

/** Algorithms that contradict each other (RFC 6211 for the signed copy of them), or that cannot be checked here. */
export function algorithmFailures(
  signer: SignerInfo,
  scheme: SignatureScheme | null,
  digest: Digest | null,
): readonly Failure[] {
  const unknown = (oid: string): Failure =>
    failed('indeterminate', 'CRYPTO_CONSTRAINTS_FAILURE', 'algorithm-unknown', oid);
  const mismatch = failed('invalid', 'SIG_CRYPTO_FAILURE', 'algorithm-mismatch');
  const failures: Failure[] = [];
  if (digest?.node == null) failures.push(unknown(algorithmOid(signer.digestAlgorithm.bytes)));
  if (scheme === null || !computable(scheme))
    failures.push(unknown(algorithmOid(signer.signatureAlgorithm.bytes)));
  else if (scheme.digest !== null && scheme.digest !== digest) failures.push(mismatch);

  const protection = singleValue(signer.signed, OID.algorithmProtection);
  if (protection !== null) {
    // RFC 6211: the signed copy of the two identifiers must name the same algorithms.
    const fields = sequence(protection, 'CMSAlgorithmProtection');
    const digestCopy = fields.next(TAG.sequence);
    const signatureCopy = fields.optional(context(1));
    const oidOf = (node: DerNode): string =>
      readOid(sequence(node, 'AlgorithmIdentifier', node.tag).next(TAG.oid));
    const agrees =
      oidOf(digestCopy) === oidOf(signer.digestAlgorithm) &&
      (signatureCopy === null || oidOf(signatureCopy) === oidOf(signer.signatureAlgorithm));
    if (!agrees) failures.push(mismatch);
  }
  return failures;
}

/** node:crypto masks RSA-PSS with the digest of the message only, so other pairings cannot be checked here. */
export function computable(scheme: SignatureScheme): boolean {
  if (scheme.kind === 'rsa-pss') return scheme.digest !== null && scheme.digest === scheme.mask;
  return scheme.digest === null || scheme.digest.node !== null;
}
