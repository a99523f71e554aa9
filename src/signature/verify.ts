import type {
  FileVerdict,
  SignatureFormat,
  SignatureLevel,
  SignatureReason,
  SignatureVerdict,
  SignerReport,
  SubIndication,
} from '#src/model/signature.ts';
import { MalformedError } from './asn1/der.ts';
import { verifyCms } from './cms/verify-cms.ts';
import { inMebibytes, MAX_FILE_BYTES } from './limits.ts';
import { verifyPdf } from './pdf/verify-pdf.ts';
import type { Policy } from './policy.ts';
import { policyDigest, VERIFIER_VERSION } from './policy-digest.ts';
import { reason, type ReasonCode } from './reasons.ts';
import type { FormatReport } from './signer-facts.ts';
import { sniff } from './sniff.ts';
import { verifyXml } from './xml/verify-xml.ts';

/** A file to verify; `content` is what a detached CMS signature is over, null where there is none. */
export type Signed = { readonly bytes: Uint8Array; readonly content: Uint8Array | null };

type Judged = Pick<SignerReport, 'verdict' | 'subIndication' | 'reasons'>;

const SEVERITY: Readonly<Record<SignatureVerdict, number>> = { valid: 0, indeterminate: 1, invalid: 2 };
const LEVELS: readonly (SignatureLevel | null)[] = [null, 'B-B', 'B-T', 'B-LT', 'B-LTA'];
const REVOCATIONS: readonly SignerReport['revocation'][] = ['proved', 'not-proved', 'revoked'];

const worst = (all: readonly Judged[]): Judged | undefined =>
  all.reduce<Judged | undefined>(
    (found, each) => (found === undefined || SEVERITY[each.verdict] > SEVERITY[found.verdict] ? each : found),
    undefined,
  );

const lowestLevel = (signers: readonly SignerReport[]): SignatureLevel | null =>
  LEVELS[Math.min(...signers.map(({ level }) => LEVELS.indexOf(level)))] ?? null;

const worstRevocation = (signers: readonly SignerReport[]): SignerReport['revocation'] =>
  REVOCATIONS[Math.max(...signers.map(({ revocation }) => REVOCATIONS.indexOf(revocation)))] ?? 'not-proved';

/** Each reason once, in the order of first mention. */
const distinct = (reasons: readonly SignatureReason[]): readonly SignatureReason[] => [
  ...new Map(reasons.map((each) => [`${each.code} ${each.detail ?? ''}`, each])).values(),
];

/** The verdict on a file that no format's verifier judged: empty, unknown, too large, cut off. */
export const refusal = (
  policy: Policy,
  verdict: 'invalid' | 'indeterminate',
  subIndication: SubIndication,
  why: SignatureReason,
  format: SignatureFormat | null = null,
): FileVerdict => ({
  format,
  verdict,
  subIndication,
  level: null,
  revocation: 'not-proved',
  profile: null,
  signers: [],
  reasons: [why],
  verifier: { version: VERIFIER_VERSION, policy: policyDigest(policy) },
});

const merge = (report: FormatReport, policy: Policy, notes: readonly SignatureReason[]): FileVerdict => {
  const signers = report.signers.filter(({ role }) => role !== 'document-timestamp');
  const own: readonly Judged[] =
    report.failure === null ? [] : [{ ...report.failure, reasons: [report.failure.reason] }];
  const missing: readonly Judged[] = report.signers.some(({ role }) => role === 'signer')
    ? []
    : [
        {
          verdict: 'invalid',
          subIndication: 'NO_SIGNATURE',
          reasons: [reason(report.signers.length === 0 ? 'no-signature' : 'only-time-stamps')],
        },
      ];
  // A time stamp whose authority is unknown proves nothing and harms nothing; one that does not fit the file does.
  const judged = report.signers.filter(
    ({ role, verdict }) => role !== 'document-timestamp' || verdict === 'invalid',
  );
  const decisive = worst([...own, ...judged, ...(own.length > 0 ? [] : missing)]) ?? {
    verdict: 'invalid',
    subIndication: 'NO_SIGNATURE',
    reasons: [],
  };
  return {
    format: report.format,
    verdict: decisive.verdict,
    subIndication: decisive.subIndication,
    level: lowestLevel(signers.filter(({ role }) => role === 'signer')),
    revocation: signers.length === 0 ? 'not-proved' : worstRevocation(signers),
    profile: report.profile,
    signers: report.signers,
    reasons: distinct([
      ...decisive.reasons,
      ...own.flatMap(({ reasons }) => reasons),
      ...report.reasons,
      ...notes,
    ]),
    verifier: { version: VERIFIER_VERSION, policy: policyDigest(policy) },
  };
};

const dispatch = async (
  format: SignatureFormat,
  bytes: Uint8Array,
  content: Uint8Array | null,
  policy: Policy,
): Promise<FormatReport> => {
  switch (format) {
    case 'pdf':
      return await verifyPdf(bytes, policy);
    case 'xml':
      return await verifyXml(bytes, policy);
    case 'cms':
      return await verifyCms(bytes, content, policy);
  }
};

/** Signatures that are wrong stay so; of those that hold, nobody can tell whether they are over what a reader sees. */
const doubted = (report: FormatReport, why: ReasonCode): FormatReport =>
  report.failure !== null || report.signers.length === 0
    ? report
    : {
        ...report,
        failure: {
          verdict: 'indeterminate',
          subIndication: 'SIG_CONSTRAINTS_FAILURE',
          reason: reason(why),
        },
      };

/** What an error that a format's verifier let through says of the file. */
const refusalFor = (error: unknown, policy: Policy, format: SignatureFormat): FileVerdict => {
  if (error instanceof MalformedError)
    return refusal(policy, 'invalid', 'FORMAT_FAILURE', reason('malformed', error.message), format);
  // The stack or an array ran out: too deeply nested or too long.
  if (error instanceof RangeError)
    return refusal(policy, 'indeterminate', 'LIMIT_EXCEEDED', reason('limit-exceeded'), format);
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return refusal(policy, 'indeterminate', 'FORMAT_FAILURE', reason('verifier-failed', said), format);
};

/** What is answered in place of reading a file of so many octets. */
export const tooLarge = (size: number, policy: Policy): FileVerdict =>
  refusal(
    policy,
    'indeterminate',
    'LIMIT_EXCEEDED',
    reason('file-too-large', `${inMebibytes(size)} > ${inMebibytes(MAX_FILE_BYTES)}`),
  );

/**
 * Verifies the signatures of a file of any format against a policy, in the words of ETSI EN 319 102-1. Never
 * throws for what is wrong with the file; asks nothing of any network. For bytes of strangers use
 * `verifyInWorker`, which also cuts off what takes too long.
 */
export const verify = async ({ bytes, content }: Signed, policy: Policy): Promise<FileVerdict> => {
  const largest = Math.max(bytes.length, content?.length ?? 0);
  if (largest > MAX_FILE_BYTES) return tooLarge(largest, policy);
  if (bytes.length === 0) return refusal(policy, 'invalid', 'NO_SIGNATURE', reason('file-empty'));
  const sniffed = sniff(bytes);
  if (sniffed === null) return refusal(policy, 'invalid', 'NO_SIGNATURE', reason('format-unknown'));
  const notes = content !== null && sniffed.format !== 'cms' ? [reason('content-not-used')] : [];
  const report = async (asked: Policy): Promise<FormatReport> => {
    const found = await dispatch(sniffed.format, sniffed.bytes, content, asked);
    return sniffed.ambiguous ? doubted(found, 'format-ambiguous') : found;
  };
  try {
    const { signerId } = policy;
    if (signerId === null) return merge(await report(policy), policy, notes);
    // The expected signer may sign beside others: nobody is a mismatch where one main signature is theirs.
    const anyone = await report({ ...policy, signerId: null });
    const theirs = anyone.signers.flatMap(({ role, ids }, index) =>
      role === 'signer' && ids.includes(signerId) ? [anyone.alone?.[index] !== false] : [],
    );
    if (theirs.length === 0) return merge(await report(policy), policy, notes);
    return merge(theirs.includes(true) ? anyone : doubted(anyone, 'signer-covers-part'), policy, notes);
  } catch (error) {
    return refusalFor(error, policy, sniffed.format);
  }
};
