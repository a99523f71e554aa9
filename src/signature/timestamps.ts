import type { SignatureReason, SubIndication, TimestampReport } from '#src/model/signature.ts';
import { MalformedError } from './asn1/der.ts';
import { commonName, summarise } from './certificates/subject.ts';
import { cmsSignerFacts } from './cms/cms-signer-facts.ts';
import { judgeFacts } from './judge-facts.ts';
import type { Policy } from './policy.ts';
import { type ReasonCode, reason } from './reasons.ts';
import type { Failure, SignerFacts, TimestampToken } from './signer-facts.ts';

export type JudgedTimestamps = {
  /** In the order of the tokens; those that cannot be read are left out, and only named in `notes`. */
  readonly reports: readonly TimestampReport[];
  /** Best-signature-time of EN 319 102-1: the earliest valid time stamp; null where there is none. */
  readonly provedAt: Date | null;
  /** Of the signature itself: valid time stamps that contradict each other. */
  readonly failures: readonly Failure[];
  /** Of time stamps that do not count, why. */
  readonly notes: readonly SignatureReason[];
};

/** Two authorities' clocks may differ by this much without a contradiction. */
const SKEW_MS = 60_000;

type Outcome = { readonly report: TimestampReport; readonly at: Date };

function covers(later: TimestampToken, laterIndex: number, token: TimestampToken, index: number): boolean {
  if (later === token) return false;
  if (later.covers !== undefined) return later.covers.includes(token.token);
  return later.kind !== 'signature' && index < laterIndex;
}

/**
 * EN 319 102-1, 5.4 and 5.6.2: each token by itself; one whose authority's certificate does not hold any more counts
 * where a later valid one covers it from when it did.
 */
export async function judgeTimestamps(facts: SignerFacts, policy: Policy): Promise<JudgedTimestamps> {
  const tokens = facts.timestamps;
  const outcomes = new Map<TimestampToken, Outcome | null>();
  const failures: Failure[] = [];

  const judge = async (token: TimestampToken, index: number): Promise<Outcome | null> => {
    const known = outcomes.get(token);
    if (known !== undefined) return known;
    // Tokens that claim to cover each other prove nothing for each other.
    outcomes.set(token, null);
    const later: Date[] = [];
    for (const [otherIndex, other] of tokens.entries()) {
      if (!covers(other, otherIndex, token, index)) continue;
      const outcome = await judge(other, otherIndex);
      if (outcome?.report.verdict === 'valid') later.push(outcome.at);
    }
    const outcome = await judgeToken(token, earliest(later), facts, policy);
    outcomes.set(token, outcome);
    if (
      outcome?.report.verdict === 'valid' &&
      later.some((at) => outcome.at.getTime() > at.getTime() + SKEW_MS)
    ) {
      failures.push({
        verdict: 'indeterminate',
        subIndication: 'TIMESTAMP_ORDER_FAILURE',
        reason: reason('time-stamp-order', outcome.report.at),
      });
    }
    return outcome;
  };

  const reports: TimestampReport[] = [];
  const notes: SignatureReason[] = [];
  const valid: Date[] = [];
  for (const [index, token] of tokens.entries()) {
    const outcome = await judge(token, index);
    if (outcome === null) {
      notes.push(reason('time-stamp-malformed'));
      continue;
    }
    reports.push(outcome.report);
    if (outcome.report.verdict === 'valid') valid.push(outcome.at);
    else notes.push(reason(shortfallOf(outcome.report), outcome.report.at));
  }
  return { reports, provedAt: earliest(valid), failures, notes };
}

const SHORTFALLS: Partial<Record<SubIndication, ReasonCode>> = {
  HASH_FAILURE: 'time-stamp-signature-wrong',
  SIG_CRYPTO_FAILURE: 'time-stamp-signature-wrong',
  FORMAT_FAILURE: 'time-stamp-malformed',
  CRYPTO_CONSTRAINTS_FAILURE: 'time-stamp-weak',
  SIGNED_DATA_NOT_FOUND: 'time-stamp-not-proved',
  TIMESTAMP_ORDER_FAILURE: 'time-stamp-in-future',
};

/** Why a time stamp does not count, in a sentence that stands beside those on the signature itself. */
function shortfallOf({ subIndication, reasons: [why] }: TimestampReport): ReasonCode {
  if (why?.code === 'time-stamp-imprint-mismatch') return why.code;
  if (why?.code === 'certificate-usage') return 'time-stamp-authority-usage';
  return (subIndication === null ? undefined : SHORTFALLS[subIndication]) ?? 'time-stamp-untrusted';
}

function earliest(times: readonly Date[]): Date | null {
  return times.reduce<Date | null>(
    (best, at) => (best === null || at.getTime() < best.getTime() ? at : best),
    null,
  );
}

/** Null where the token cannot be read. */
async function judgeToken(
  { kind, token, covered }: TimestampToken,
  provedAt: Date | null,
  facts: SignerFacts,
  policy: Policy,
): Promise<Outcome | null> {
  const read = await tokenFacts(token, covered, facts, policy);
  const at = read?.claimedAt ?? null;
  if (read === null || at === null) return null;
  const { failures, notes, path } = await judgeFacts(read, provedAt, policy);
  const [worst] = [...failures, ...timeFailures(read, policy)];
  const [authority] = path;
  const report: TimestampReport = {
    kind,
    at: at.toISOString(),
    authority: authority === undefined ? '' : (commonName(authority) ?? summarise(authority).subject),
    verdict: worst?.verdict ?? 'valid',
    subIndication: worst?.subIndication ?? null,
    reasons: worst === undefined ? [reason('time-stamp-valid'), ...notes] : [worst.reason, ...notes],
  };
  return { report, at };
}

/** What is wrong with the time that a token states; for tokens and document time stamps alike. */
export function timeFailures(token: SignerFacts, policy: Policy): readonly Failure[] {
  const { claimedAt: at, certificate } = token;
  const found: Failure[] = [];
  if (at === null) return found;
  const add = (subIndication: Failure['subIndication'], why: SignatureReason): void => {
    found.push({ verdict: 'indeterminate', subIndication, reason: why });
  };
  if (at.getTime() > policy.at.getTime()) {
    add('TIMESTAMP_ORDER_FAILURE', reason('time-stamp-in-future', at.toISOString()));
  }
  if (certificate !== null && at.getTime() < certificate.notBefore.getTime()) {
    add('NOT_YET_VALID', reason('signed-before-certificate', at.toISOString()));
  }
  if (certificate !== null && at.getTime() > certificate.notAfter.getTime()) {
    add('OUT_OF_BOUNDS_NO_POE', reason('signed-after-expiry', at.toISOString()));
  }
  return found;
}

async function tokenFacts(
  token: Uint8Array,
  covered: Uint8Array | null,
  facts: SignerFacts,
  policy: Policy,
): Promise<SignerFacts | null> {
  try {
    const [read] = await cmsSignerFacts({
      der: token,
      content: covered,
      role: 'document-timestamp',
      coverage: facts.coverage,
      extra: { certificates: [...facts.pool, ...policy.extra.certificates], ...facts.revocation },
    });
    return read ?? null;
  } catch (error) {
    if (error instanceof MalformedError) return null;
    throw error;
  }
}
