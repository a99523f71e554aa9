import type { Failure } from '../signer-facts.ts';
import { digest, sameOctets } from './digest-algorithms.ts';
import type { Followed } from './follow-reference.ts';
import type { XmlSignature } from './read-signature.ts';
import { failure } from './refusal.ts';

/** What is wrong with the digests of a signature's references. */
export function digestFailures(signature: XmlSignature, followed: readonly Followed[]): readonly Failure[] {
  return signature.references.flatMap((reference, index): readonly Failure[] => {
    const octets = followed[index]?.octets;
    const uri = reference.uri ?? undefined;
    if (followed[index]?.ambiguous === true)
      return [failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-duplicate-id', uri)];
    if (reference.digest === null)
      return [failure('indeterminate', 'CRYPTO_CONSTRAINTS_FAILURE', 'algorithm-unknown', uri)];
    if (reference.digestValue === null || octets === undefined)
      return [failure('invalid', 'HASH_FAILURE', 'xml-digest-malformed', uri)];
    return sameOctets(digest(reference.digest, octets), reference.digestValue)
      ? []
      : [failure('invalid', 'HASH_FAILURE', 'content-changed', uri)];
  });
}
