import { MalformedError } from '../asn1/der.ts';
import type { Certificate } from './certificate.ts';
import { EXTENSION } from './extensions.ts';
import { type OcspAnswer, type OcspResponse, isAbout, isResponder } from './ocsp.ts';
import { buildPath } from './path.ts';
import { type Finding, type RevocationContext, heeding, isPublished, laterOf } from './revocation-context.ts';
import { isAcceptable, isSignedBy } from './source-signature.ts';
import { validatePath } from './validate-path.ts';

const RESPONDERS = 30;
/** An answer without `nextUpdate` was the newest there is when it was given (RFC 6960, 4.2.2.1); not for long. */
const UNDATED_MS = 24 * 60 * 60 * 1000;

type Standing = 'trusted' | 'authentic' | 'none';

/**
 * RFC 6960, 4.2.2.2: the issuer itself, or one to whom it has issued a certificate for just this. A responder
 * without the "no check" extension must itself be proved unrevoked. `authentic`, which revokes only: also one that has
 * expired since, or that the issuer authorised under another key.
 */
const standingOf = async (
  response: OcspResponse,
  above: readonly Certificate[],
  seen: RevocationContext,
): Promise<Standing> => {
  const [issuer] = above;
  if (issuer === undefined) return 'none';
  if (isResponder(response, issuer) && isSignedBy(response, issuer, seen)) {
    return isAcceptable(response, issuer, seen) ? 'trusted' : 'authentic';
  }
  let best: Standing = 'none';
  const candidates = [...response.certificates, ...seen.policy.extra.certificates, ...seen.pool]
    .filter((each) => each.issuerKey === issuer.subjectKey && isResponder(response, each))
    .slice(0, RESPONDERS);
  for (const candidate of candidates) {
    if (seen.seeking.has(candidate.fingerprint) || !isSignedBy(response, candidate, seen)) continue;
    const path = [candidate, ...above];
    const fault = validatePath(path, laterOf(seen.at, response.producedAt), 'ocsp-signing', seen.options);
    if (fault !== null) {
      const { pool, policy, options } = seen;
      const at = response.producedAt;
      if ((await buildPath(candidate, pool, policy, at, 'ocsp-signing', heeding(options))).ok)
        best = 'authentic';
      continue;
    }
    const noCheck = candidate.extensions.has(EXTENSION.ocspNoCheck);
    const proved =
      isAcceptable(response, candidate, seen) && (noCheck || (await seen.isProved(path, 1, seen.seeking)));
    if (proved) return 'trusted';
    best = 'authentic';
  }
  return best;
};

/** Whether an answer is of a time at which it could know of this certificate, and not yet out of date at `at`. */
const isTimely = (
  { nextUpdate, thisUpdate }: OcspAnswer,
  { notBefore, notAfter }: Certificate,
  { at, policy }: RevocationContext,
): boolean =>
  thisUpdate >= notBefore &&
  thisUpdate <= notAfter &&
  isPublished(thisUpdate, policy) &&
  (nextUpdate === null || thisUpdate <= nextUpdate) &&
  at.getTime() <= (nextUpdate?.getTime() ?? thisUpdate.getTime() + UNDATED_MS);

/** What the responses say of the first certificate of `path`; see `crlFindings` for what counts. */
export async function ocspFindings(
  path: readonly Certificate[],
  seen: RevocationContext,
): Promise<readonly Finding[]> {
  const [certificate, ...above] = path;
  const [issuer] = above;
  if (certificate === undefined || issuer === undefined) return [];
  const findings: Finding[] = [];
  for (const response of seen.ocsps) {
    try {
      const answers = response.answers.filter((answer) => isAbout(answer, certificate, issuer));
      if (answers.length === 0) continue;
      const standing = await standingOf(response, above, seen);
      if (standing === 'none') continue;
      for (const answer of answers) {
        const { state, revokedAt, thisUpdate } = answer;
        if (state === 'revoked' && revokedAt !== null && revokedAt <= seen.at) {
          findings.push({ state: 'revoked', at: revokedAt, onHold: answer.onHold, thisUpdate });
        } else if (
          state !== 'unknown' &&
          standing === 'trusted' &&
          answer.understood &&
          isTimely(answer, certificate, seen)
        ) {
          findings.push({ state: 'good', thisUpdate, reasons: null, revokedLater: revokedAt });
        }
      }
    } catch (error) {
      if (!(error instanceof MalformedError)) throw error;
    }
  }
  return findings;
}
