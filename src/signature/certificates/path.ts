import type { SignatureReason, SubIndication } from '#src/model/signature.ts';
import { publicKey, signatureScheme, verifySignature } from '../algorithms.ts';
import { MalformedError } from '../asn1/der.ts';
import type { Policy } from '../policy.ts';
import { reason } from '../reasons.ts';
import type { PathUse } from './certificate-use.ts';
import type { Certificate } from './certificate.ts';
import { authorityKeyId, subjectKeyId } from './extensions.ts';
import { PATH_OPTIONS, type PathFault, type PathOptions, validatePath } from './validate-path.ts';

export type { PathUse } from './certificate-use.ts';
export type { PathOptions } from './validate-path.ts';

export type PathResult =
  | { readonly ok: true; readonly path: readonly Certificate[] /* leaf … anchor */ }
  | {
      readonly ok: false;
      readonly subIndication: SubIndication;
      readonly reason: SignatureReason;
      /** As far as it led; the leaf at least. */
      readonly path: readonly Certificate[];
    };

/** Longer than any chain in use; the longest of NIST's tests has seven. */
const PATH_LENGTH = 12;
/** Certificates of one name, and links tried for one path: what a hostile pool may cost. */
const ISSUERS = 50;
const STEPS = 300;

type Link = 'made' | 'not-made' | 'later';

const links = new WeakMap<Certificate, Map<string, Link>>();

const checkLink = (certificate: Certificate, issuer: Certificate): Link => {
  try {
    const scheme = signatureScheme(certificate.signatureAlgorithm);
    const key = publicKey(issuer.spki);
    if (scheme === null) return 'not-made';
    // A DSA key without parameters can be used only once the path above it is known.
    if (key.key === null && key.use.name === 'DSA' && scheme.kind === 'dsa') return 'later';
    return verifySignature(scheme, key, certificate.tbs, certificate.signatureValue) ? 'made' : 'not-made';
  } catch (error) {
    if (error instanceof MalformedError) return 'not-made';
    throw error;
  }
};

/** Signature of `certificate` under the key of `issuer`, remembered: paths, CRLs and OCSP ask again and again. */
const linkOf = (certificate: Certificate, issuer: Certificate): Link => {
  const known = links.get(certificate) ?? new Map<string, Link>();
  links.set(certificate, known);
  const link = known.get(issuer.fingerprint) ?? checkLink(certificate, issuer);
  known.set(issuer.fingerprint, link);
  return link;
};

const keyIdsAgree = (certificate: Certificate, issuer: Certificate): boolean => {
  try {
    const wanted = authorityKeyId(certificate);
    return wanted !== null && wanted === subjectKeyId(issuer);
  } catch {
    return false;
  }
};

/** The likeliest issuers first: anchors, then matching key identifiers, then those valid at the time. */
const issuersOf = (
  certificate: Certificate,
  anchors: ReadonlySet<string>,
  named: ReadonlyMap<string, readonly Certificate[]>,
  at: Date,
): readonly Certificate[] => {
  const rank = (issuer: Certificate): number =>
    (anchors.has(issuer.fingerprint) ? 4 : 0) +
    (keyIdsAgree(certificate, issuer) ? 2 : 0) +
    (issuer.notBefore <= at && at <= issuer.notAfter ? 1 : 0);
  return (named.get(certificate.issuerKey) ?? [])
    .slice(0, ISSUERS)
    .map((issuer) => ({ issuer, rank: rank(issuer) }))
    .sort((one, other) => other.rank - one.rank)
    .map(({ issuer }) => issuer);
};

/** Each once, at its first place. */
export const distinct = (certificates: readonly Certificate[]): readonly Certificate[] => [
  ...new Map(certificates.map((each) => [each.fingerprint, each])).values(),
];

const isSame = (one: Certificate, other: Certificate): boolean =>
  one.subjectKey === other.subjectKey && Buffer.compare(one.spki, other.spki) === 0;

/**
 * A path from `leaf` to one of the policy's anchors that holds at `at` for `use`, trying every issuer in turn
 * (RFC 4158). Certificates come from `pool` and the policy only; nothing is fetched. The dates of an anchor are not
 * judged, unless it is the leaf itself. Of several broken paths the first that reaches an anchor is told.
 */
export async function buildPath(
  leaf: Certificate,
  pool: readonly Certificate[],
  policy: Policy,
  at: Date,
  use: PathUse,
  options: PathOptions = PATH_OPTIONS,
): Promise<PathResult> {
  const anchors = new Set(policy.anchors.map(({ fingerprint }) => fingerprint));
  const all = distinct([...policy.anchors, ...policy.extra.certificates, ...pool]);
  const named = Map.groupBy(all, ({ subjectKey }) => subjectKey);
  let steps = 0;
  let furthest: readonly Certificate[] = [leaf];
  let broken: { fault: PathFault; path: readonly Certificate[] } | null = null;
  let wrongSignature = false;

  const search = (path: readonly Certificate[], top: Certificate): readonly Certificate[] | null => {
    if (path.length > furthest.length) furthest = path;
    if (anchors.has(top.fingerprint)) {
      const fault = validatePath(path, at, use, options);
      if (fault === null) return path;
      broken ??= { fault, path };
      return null;
    }
    if (path.length >= PATH_LENGTH) return null;
    for (const issuer of issuersOf(top, anchors, named, at)) {
      if (path.some((each) => isSame(each, issuer))) continue;
      steps += 1;
      if (steps > STEPS) return null;
      if (linkOf(top, issuer) === 'not-made') {
        wrongSignature = true;
        continue;
      }
      const found = search([...path, issuer], issuer);
      if (found !== null) return found;
    }
    return null;
  };

  const found = search([leaf], leaf);
  if (found !== null) return { ok: true, path: found };
  const failed = broken as { fault: PathFault; path: readonly Certificate[] } | null;
  if (failed !== null) return { ok: false, ...failed.fault, path: failed.path };
  return {
    ok: false,
    subIndication: 'NO_CERTIFICATE_CHAIN_FOUND',
    reason: reason(wrongSignature ? 'path-signature-wrong' : 'no-path'),
    path: furthest,
  };
}
