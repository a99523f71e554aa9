import type { Place } from '#src/model/check.ts';
import type { Reason } from '#src/model/outcome.ts';
import type { SubIndication } from '#src/model/signature.ts';
import type { SignedFileEvidence } from '#src/model/signing.ts';
import type { Text } from '#src/model/text.ts';

/**
 * What a signed file's verdict is worth: `valid`, `not-valid` for a cause that lies in the file, `unknown` where the
 * cause is ours (no root configured, the file not kept, what the verifier cannot check) or not established.
 */
export type FileStanding =
  | { readonly state: 'valid' }
  | { readonly state: 'not-valid'; readonly why: Text }
  | { readonly state: 'unknown'; readonly reason: Reason; readonly why: Text };

/** Indeterminate for what the file itself holds: the signature is whole, yet cannot be relied upon. */
const IN_THE_FILE: ReadonlySet<SubIndication | null> = new Set<SubIndication | null>([
  'EXPIRED',
  'NOT_YET_VALID',
  'OUT_OF_BOUNDS_NO_POE',
  'REVOKED',
  'REVOKED_NO_POE',
  'REVOKED_CA_NO_POE',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'NO_SIGNING_CERTIFICATE_FOUND',
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  'CHAIN_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'TIMESTAMP_ORDER_FAILURE',
]);

/** Reasons that tell of the verifier's limits, whatever indication they came with. */
const VERIFIERS_LIMITS: ReadonlySet<string> = new Set([
  'algorithm-unknown',
  'verifier-failed',
  'time-limit',
  'memory-limit',
  'limit-exceeded',
  'file-too-large',
  'pdf-encrypted',
  'path-critical-extension',
  'xml-manifest',
]);

/** Indeterminate in general, yet the file is to blame. */
const IN_THE_FILE_BY_REASON: ReadonlySet<string> = new Set(['xml-partly-signed']);

const NOT_KEPT: Text = {
  vi: 'Tệp đã ký không được giữ lại hoặc không mở được, nên chưa kiểm tra được chữ ký.',
  en: 'The signed file was not kept or cannot be opened, so its signature was not verified.',
};

const NO_REASON: Text = { vi: 'Không rõ lý do.', en: 'No reason is known.' };

export const fileStanding = ({ verdict }: Pick<SignedFileEvidence, 'verdict'>): FileStanding => {
  if (verdict === null) return { state: 'unknown', reason: 'evidence-lost', why: NOT_KEPT };
  if (verdict.verdict === 'valid') return { state: 'valid' };
  const codes = verdict.reasons.map(({ code }) => code);
  const why = verdict.reasons[0]?.text ?? NO_REASON;
  if (verdict.verdict === 'invalid') return { state: 'not-valid', why };
  const withoutRoots = verdict.reasons.find(
    ({ code }) => code === 'no-anchors' || code === 'roots-incomplete',
  );
  if (withoutRoots !== undefined) return { state: 'unknown', reason: 'no-anchors', why: withoutRoots.text };
  if (codes.some((code) => VERIFIERS_LIMITS.has(code)))
    return { state: 'unknown', reason: 'no-evidence', why };
  return IN_THE_FILE.has(verdict.subIndication) || codes.some((code) => IN_THE_FILE_BY_REASON.has(code))
    ? { state: 'not-valid', why }
    : { state: 'unknown', reason: 'no-evidence', why };
};

/** Where a file was met, and its verdict in the words of the standard. */
export const filePlace = ({ step, url, sha256, verdict }: SignedFileEvidence): Place => ({
  step,
  url,
  detail: [
    verdict === null ? 'not verified' : verdict.verdict,
    ...(verdict?.subIndication == null ? [] : [verdict.subIndication]),
    ...(verdict === null ? [] : [verdict.reasons.map(({ code }) => code).join(' ')]),
    `SHA-256 ${sha256.slice(0, 16)}…`,
  ]
    .filter((part) => part !== '')
    .join(', '),
});
