import type { SignatureReason, SignerReport } from '#src/model/signature.ts';
import { describeAlgorithm } from './algorithms.ts';
import { commonName, subjectIds, summarise } from './certificates/subject.ts';
import { type Judged, judgeFacts } from './judge-facts.ts';
import { levelOf } from './level.ts';
import type { Policy } from './policy.ts';
import { reason } from './reasons.ts';
import type { Failure, SignerFacts } from './signer-facts.ts';
import { type JudgedTimestamps, judgeTimestamps, timeFailures } from './timestamps.ts';

/**
 * The verdict on one signature by EN 319 102-1, 5.6: what the format found, then time stamps, the certificate's path
 * (now, or when the signature is proved to have existed), revocation, algorithms and who the signer is. `invalid`
 * outweighs `indeterminate`; of equals the first found counts. Never throws for what a file holds.
 */
export async function judgeSigner(facts: SignerFacts, policy: Policy): Promise<SignerReport> {
  const stamps = await judgeTimestamps(facts, policy);
  const judged = await judgeFacts(facts, stamps.provedAt, policy);
  const failures = [
    ...judged.failures,
    ...stamps.failures,
    ...(facts.role === 'document-timestamp' ? timeFailures(facts, policy) : []),
    ...identityFailures(facts, policy),
  ].toSorted((a, b) => rank(a) - rank(b));
  const [worst] = failures;
  const { certificate } = facts;
  return {
    role: facts.role,
    verdict: worst?.verdict ?? 'valid',
    subIndication: worst?.subIndication ?? null,
    level: facts.role === 'signer' ? await levelFor(facts, stamps, judged, policy) : null,
    name: certificate === null ? null : commonName(certificate),
    ids: certificate === null ? [] : subjectIds(certificate),
    claimedAt: facts.claimedAt?.toISOString() ?? null,
    provedAt: stamps.provedAt?.toISOString() ?? null,
    digest: facts.digest === null ? null : describeAlgorithm(facts.digest),
    algorithm: facts.signature === null ? null : describeAlgorithm(facts.signature),
    revocation: judged.revocation,
    timestamps: stamps.reports,
    chain: judged.path.map(summarise),
    coverage: facts.coverage,
    reasons: distinct([
      ...(failures.length === 0 ? soundReasons(facts, stamps, judged) : failures.map((each) => each.reason)),
      ...judged.notes,
      ...stamps.notes,
      ...claimNotes(facts, stamps.provedAt, policy),
      ...(facts.notes ?? []),
    ]),
  };
}

const rank = ({ verdict }: Failure): number => (verdict === 'invalid' ? 0 : 1);

function distinct(reasons: readonly SignatureReason[]): readonly SignatureReason[] {
  return [...new Map(reasons.map((each) => [`${each.code} ${each.detail ?? ''}`, each])).values()];
}

/** A clock of somebody who signs may be off by this much without a word. */
const SKEW_MS = 5 * 60_000;

/**
 * A claimed time that cannot be is told, and decides nothing: a citizen's clock that stands wrong breaks no signature,
 * and the certificate is judged at the time that is proved, or now, whatever is claimed.
 */
function claimNotes(
  { role, claimedAt, certificate }: SignerFacts,
  provedAt: Date | null,
  policy: Policy,
): readonly SignatureReason[] {
  if (role === 'document-timestamp' || claimedAt === null) return [];
  const begin = certificate?.notBefore.getTime() ?? -Infinity;
  const end = Math.min(policy.at.getTime(), provedAt?.getTime() ?? Infinity);
  const at = claimedAt.getTime();
  const possible = begin - SKEW_MS <= at && at <= end + SKEW_MS;
  return possible ? [] : [reason('time-claimed-impossible', claimedAt.toISOString())];
}

/** Only the signer is asked for; those who counter-sign or stamp the time are others by their nature. */
function identityFailures({ role, certificate }: SignerFacts, { signerId }: Policy): readonly Failure[] {
  if (signerId === null || role !== 'signer' || certificate === null) return [];
  const ids = subjectIds(certificate);
  if (ids.includes(signerId)) return [];
  const why = ids.length === 0 ? reason('signer-without-id') : reason('signer-mismatch');
  return [{ verdict: 'invalid', subIndication: 'SIGNER_IDENTITY_MISMATCH', reason: why }];
}

function soundReasons(
  facts: SignerFacts,
  stamps: JudgedTimestamps,
  judged: Judged,
): readonly SignatureReason[] {
  const time =
    facts.role === 'document-timestamp'
      ? []
      : [stamps.provedAt === null ? reason('time-claimed-only') : reason('time-proved')];
  const { filledLater = [] } = facts;
  const filled =
    filledLater.length === 0
      ? reason('signature-valid')
      : reason('signature-valid-fields-filled', filledLater.join(', '));
  return [
    facts.role === 'document-timestamp' ? reason('time-stamp-valid') : filled,
    ...time,
    reason(judged.revocation === 'proved' ? 'revocation-proved' : 'revocation-not-proved'),
  ];
}

/** Data given beside the file may prove the state of a certificate, but raises no level. */
async function levelFor(
  facts: SignerFacts,
  stamps: JudgedTimestamps,
  judged: Judged,
  policy: Policy,
): Promise<SignerReport['level']> {
  const { extra } = policy;
  const given = extra.crls.length + extra.ocsps.length > 0;
  const known = judged.revocation !== 'not-proved';
  const inFile =
    known && given
      ? (
          await judgeFacts(facts, stamps.provedAt, {
            ...policy,
            extra: { ...extra, crls: [], ocsps: [] },
          })
        ).revocation !== 'not-proved'
      : known;
  return levelOf({
    certificateBound: facts.certificateBound,
    timestamps: stamps.reports,
    revocationInFile: inFile,
  });
}
