import type { Citizen } from '#src/model/journey.ts';
import type { Vault } from '#src/model/signing.ts';
import type { Attempt, SweepRecord } from '#src/model/sweep.ts';
import { deriveVerdicts, identifiersOf } from '#src/scoring/derive-verdicts.ts';

/**
 * Derives the verdicts on the signed files that a sweep kept, against the roots of its record. The vault is opened
 * at the first attempt that has any, so that a sweep without signing asks for no key.
 * @throws UsageError `key` from opening the vault
 */
export const deriveWith = (
  { signing }: Pick<SweepRecord, 'signing'>,
  citizens: readonly Citizen[],
  openVault: () => Promise<Vault>,
): ((attempt: Attempt) => Promise<Attempt>) => {
  let opened: Promise<(attempt: Attempt) => Promise<Attempt>> | null = null;
  return async (attempt) => {
    if (!attempt.evidence.signedFiles.some(({ kept }) => kept !== null)) return attempt;
    opened ??= openVault().then((vault) =>
      deriveVerdicts({
        vault,
        roots: signing ?? { anchors: [] },
        identifiers: identifiersOf(citizens),
      }),
    );
    return await (await opened)(attempt);
  };
};
