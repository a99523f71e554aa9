import type { SignatureReason, SignerReport } from '#src/model/signature.ts';
import { refusedAlgorithm } from './algorithms.ts';
import type { Certificate } from './certificates/certificate.ts';
import { type PathResult, type PathUse, buildPath } from './certificates/path.ts';
import { checkRevocation } from './certificates/revocation.ts';
import type { Policy } from './policy.ts';
import { reason } from './reasons.ts';
import type { Failure, SignerFacts } from './signer-facts.ts';

/** What became of one signature or time-stamp token once its certificate was followed to an anchor. */
export type Judged = {
  /** Empty where everything holds; worst first. */
  readonly failures: readonly Failure[];
  /** What a reader should know although it does not decide. */
  readonly notes: readonly SignatureReason[];
  /** From the signing certificate upward, as far as it was followed. */
  readonly path: readonly Certificate[];
  readonly revocation: SignerReport['revocation'];
};

const indeterminate = (subIndication: Failure['subIndication'], why: SignatureReason): Failure => ({
  verdict: 'indeterminate',
  subIndication,
  reason: why,
});

/**
 * EN 319 102-1, 5.3 and 5.6: the certificate at the time of the policy and, where it does not hold then any more, at
 * the time at which the signature is proved to have existed.
 * @param provedAt from a time stamp that was itself judged valid; null where there is none
 */
export async function judgeFacts(facts: SignerFacts, provedAt: Date | null, policy: Policy): Promise<Judged> {
  const trust = await trustOf(facts, provedAt, policy);
  const failures = [...facts.failures, ...trust.failures, ...weakAlgorithms(facts)];
  return { ...trust, failures: failures.toSorted((a, b) => rank(a) - rank(b)) };
}

const rank = ({ verdict }: Failure): number => (verdict === 'invalid' ? 0 : 1);

function weakAlgorithms(facts: SignerFacts): readonly Failure[] {
  const uses = [facts.digest, facts.signature, ...facts.otherAlgorithms];
  return uses.flatMap((use) => {
    const refused = use === null ? null : refusedAlgorithm(use);
    return refused === null ? [] : [indeterminate('CRYPTO_CONSTRAINTS_FAILURE', refused)];
  });
}

const useOf = (role: SignerReport['role']): PathUse =>
  role === 'document-timestamp' ? 'time-stamping' : 'signing';

async function trustOf(facts: SignerFacts, provedAt: Date | null, policy: Policy): Promise<Judged> {
  const leaf = facts.certificate;
  const untrusted = (failures: readonly Failure[], path: readonly Certificate[] = []): Judged => ({
    failures,
    notes: [],
    path,
    revocation: 'not-proved',
  });
  // A format that found no certificate has said why; if it did not, nothing may pass here.
  if (leaf === null) {
    const silent = facts.failures.length === 0;
    return untrusted(
      silent ? [indeterminate('NO_SIGNING_CERTIFICATE_FOUND', reason('certificate-missing'))] : [],
    );
  }
  if (facts.digest === null || facts.signature === null) {
    const silent = facts.failures.length === 0;
    if (silent)
      return untrusted([indeterminate('SIG_CONSTRAINTS_FAILURE', reason('algorithm-unknown'))], [leaf]);
  }

  const pool = [...facts.pool, ...policy.extra.certificates];
  const use = useOf(facts.role);
  const found = await pathFor(leaf, pool, facts, provedAt, use, policy);
  if (!found.ok) {
    // The policy's list of algorithms has no dates, so no proof of existence could mend a weak one.
    const weak = found.subIndication === 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE';
    const why = weak ? 'CRYPTO_CONSTRAINTS_FAILURE' : found.subIndication;
    return untrusted([indeterminate(why, found.reason)], found.path);
  }

  const { path } = found;
  // An explicitly trusted certificate is the operator's choice, which no authority above can take back.
  const trustNotes = path.length === 1 ? [...found.notes, reason('certificate-pinned')] : found.notes;
  const data = { ...facts.revocation, pool };
  const state = await checkRevocation(path, data, policy, provedAt ?? policy.at);
  const notes = state.revokedAt === null ? trustNotes : [...trustNotes, reason('revoked-after-time-stamp')];
  if (state.state === 'revoked') {
    const own = state.of === null || state.of.fingerprint === leaf.fingerprint;
    const why = state.reason ?? reason(own ? 'revoked' : 'authority-revoked');
    const failure = indeterminate(own ? 'REVOKED_NO_POE' : 'REVOKED_CA_NO_POE', why);
    return { failures: [failure], notes: found.notes, path, revocation: 'revoked' };
  }
  // What was not looked at may revoke, whatever the policy asks for.
  const overwhelmed: Judged = {
    failures: [indeterminate('LIMIT_EXCEEDED', reason('revocation-data-too-much'))],
    notes: found.notes,
    path,
    revocation: 'not-proved',
  };
  if (state.state === 'too-much') return overwhelmed;
  // A revoked authority's key can back-date certificates: only one that is bound into what the time stamp covers is
  // known to be older than that, and only then may the authority's revocation come later.
  if (provedAt !== null && !facts.certificateBound) {
    const above = await checkRevocation(path.slice(1), data, policy, policy.at);
    if (above.state === 'revoked') {
      const failure = indeterminate('REVOKED_CA_NO_POE', reason('authority-revoked'));
      return { failures: [failure], notes: found.notes, path, revocation: 'revoked' };
    }
    if (above.state === 'too-much') return overwhelmed;
  }
  if (state.state === 'good') return { failures: [], notes, path, revocation: 'proved' };
  const missing = indeterminate('TRY_LATER', state.reason ?? reason('revocation-not-proved'));
  return {
    failures: policy.revocation === 'required' ? [missing] : [],
    notes,
    path,
    revocation: 'not-proved',
  };
}

type Found =
  | { readonly ok: true; readonly path: readonly Certificate[]; readonly notes: readonly SignatureReason[] }
  | Extract<PathResult, { readonly ok: false }>;

async function pathFor(
  leaf: Certificate,
  pool: readonly Certificate[],
  facts: SignerFacts,
  provedAt: Date | null,
  use: PathUse,
  policy: Policy,
): Promise<Found> {
  const now = await buildPath(leaf, pool, policy, policy.at, use);
  if (provedAt !== null && provedAt.getTime() < leaf.notBefore.getTime()) {
    const why = reason('signed-before-certificate', provedAt.toISOString());
    return { ok: false, subIndication: 'NOT_YET_VALID', reason: why, path: now.path };
  }
  if (now.ok) return { ok: true, path: now.path, notes: [] };
  if (provedAt === null) return now;
  const then = await buildPath(leaf, pool, policy, provedAt, use);
  if (!then.ok) {
    if (provedAt.getTime() <= leaf.notAfter.getTime()) return then;
    const why = reason('signed-after-expiry', provedAt.toISOString());
    return { ok: false, subIndication: 'OUT_OF_BOUNDS_NO_POE', reason: why, path: then.path };
  }
  // An expired authority no longer answers for its key, which may have leaked and back-dated this certificate.
  const authoritiesHold = then.path
    .slice(1, -1)
    .every(({ notAfter }) => notAfter.getTime() >= policy.at.getTime());
  if (!facts.certificateBound && !authoritiesHold) return now;
  return { ok: true, path: then.path, notes: [reason('expired-after-time-stamp')] };
}
