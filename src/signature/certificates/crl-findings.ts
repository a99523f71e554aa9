import { MalformedError } from '../asn1/der.ts';
import type { Certificate } from './certificate.ts';
import { leafAllows } from './certificate-use.ts';
import { type Crl, type CrlScope, isHold, isRemoval, lookUp } from './crl.ts';
import { type DistributionPoint, basicConstraints, crlDistributionPoints } from './extensions.ts';
import { type GeneralName, NAME_FORM } from './general-name.ts';
import { nameKey, relativeNameKey } from './names.ts';
import { buildPath } from './path.ts';
import { isAcceptable, isSignedBy } from './source-signature.ts';
import {
  type Finding,
  type RevocationContext,
  afford,
  heeding,
  isPublished,
  laterOf,
} from './revocation-context.ts';

/** Candidates of one name whose signature over a list is tried. */
const ISSUERS = 30;

/** keyCompromise to aACompromise; bit 0 is unused. */
const EVERY_REASON: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

type Standing = 'trusted' | 'authentic' | 'none';

/**
 * RFC 5280, 6.3.3 (f) and (g). `authentic`: someone under an anchor who might sign lists then signed it, so what it
 * revokes is revoked. `trusted`: that signer leads to the very anchor of the path, still may, is itself proved
 * unrevoked, and its algorithms are accepted.
 * @param above the path from the issuer of the certificate in question to the anchor
 */
const standingOf = async (
  crl: Crl,
  above: readonly Certificate[],
  seen: RevocationContext,
): Promise<Standing> => {
  const anchor = above.at(-1);
  if (anchor === undefined) return 'none';
  const inPath = above.find((each) => each.subjectKey === crl.issuerKey && isSignedBy(crl, each, seen));
  if (inPath !== undefined && leafAllows(inPath, 'crl-signing')) {
    return isAcceptable(crl, inPath, seen) ? 'trusted' : 'authentic';
  }
  let standing: Standing = 'none';
  const candidates = [...seen.policy.anchors, ...seen.policy.extra.certificates, ...seen.pool]
    .filter(({ subjectKey }) => subjectKey === crl.issuerKey)
    .slice(0, ISSUERS);
  for (const candidate of candidates) {
    if (seen.seeking.has(candidate.fingerprint) || !isSignedBy(crl, candidate, seen)) continue;
    const { policy, options } = seen;
    const pool = [...policy.anchors, ...seen.pool];
    const when = laterOf(seen.at, crl.thisUpdate);
    const built = await buildPath(
      candidate,
      pool,
      { ...policy, anchors: [anchor] },
      when,
      'crl-signing',
      options,
    );
    if (!built.ok) {
      const then = await buildPath(candidate, pool, policy, crl.thisUpdate, 'crl-signing', heeding(options));
      if (then.ok) standing = 'authentic';
      continue;
    }
    standing = 'authentic';
    if (!isAcceptable(crl, candidate, seen)) continue;
    if (await seen.isProved(built.path, built.path.length - 1, seen.seeking)) return 'trusted';
  }
  return standing;
};

/** Comparison keys of a distribution point's names; a relative one hangs under the issuer's name. */
const pointKeys = (
  point: Pick<DistributionPoint, 'fullName' | 'relative'>,
  issuer: Uint8Array,
): readonly string[] => {
  if (point.relative !== null) {
    return [relativeNameKey(issuer, point.relative)];
  }
  return (point.fullName ?? []).map(generalKey);
};

const generalKey = ({ form, value }: GeneralName): string =>
  form === NAME_FORM.directory ? nameKey(value) : `${form}:${Buffer.from(value).toString('latin1')}`;

const issuerKeys = ({ issuers }: DistributionPoint): readonly string[] =>
  (issuers ?? []).flatMap(({ form, value }) => (form === NAME_FORM.directory ? [nameKey(value)] : []));

/** RFC 5280, 6.3.3 (b): whether the list covers this certificate by way of this distribution point. */
const covers = (
  crl: Crl,
  scope: CrlScope | null,
  point: DistributionPoint,
  certificate: Certificate,
): boolean => {
  if (point.issuers === null) {
    if (crl.issuerKey !== certificate.issuerKey) return false;
  } else if (!issuerKeys(point).includes(crl.issuerKey) || scope?.indirect !== true) {
    return false;
  }
  if (scope === null) return true;
  if (scope.onlyAttributes) return false;
  const isAuthority = basicConstraints(certificate)?.ca === true;
  if ((scope.onlyUsers && isAuthority) || (scope.onlyAuthorities && !isAuthority)) return false;
  const names = pointKeys(scope, crl.issuer);
  if (scope.fullName === null && scope.relative === null) return true;
  const [pointIssuer] = (point.issuers ?? []).filter(({ form }) => form === NAME_FORM.directory);
  const wanted =
    point.fullName === null && point.relative === null
      ? issuerKeys(point)
      : pointKeys(point, pointIssuer?.value ?? certificate.issuer);
  return names.some((name) => wanted.includes(name));
};

const namedPoints = (certificate: Certificate): readonly DistributionPoint[] => {
  try {
    return crlDistributionPoints(certificate);
  } catch (error) {
    // Its authority's fault: what the lists say of it is read nonetheless.
    if (error instanceof MalformedError) return [];
    throw error;
  }
};

/** The points that the certificate names, and the one that RFC 5280, 6.3.3 makes up for every certificate. */
const pointsOf = (certificate: Certificate): readonly DistributionPoint[] => [
  ...namedPoints(certificate),
  {
    fullName: [{ form: NAME_FORM.directory, value: certificate.issuer }],
    relative: null,
    reasons: null,
    issuers: null,
  },
];

const both = (
  one: ReadonlySet<number> | null,
  other: ReadonlySet<number> | null,
): ReadonlySet<number> | null =>
  one === null ? other : other === null ? one : new Set([...one].filter((bit) => other.has(bit)));

const sameBytes = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null ? one === other : Buffer.compare(one, other) === 0;

/** RFC 5280, 5.2.4: same issuer and scope, and the complete list is not older than what the delta amends. */
const amends = (delta: Crl, base: Crl): boolean =>
  delta.deltaOf !== null &&
  delta.issuerKey === base.issuerKey &&
  sameBytes(delta.scopeBytes, base.scopeBytes) &&
  base.number !== null &&
  delta.number !== null &&
  base.number >= delta.deltaOf &&
  delta.number >= base.number;

const isFresh = (crl: Crl, at: Date): boolean => at <= (crl.nextUpdate ?? crl.thisUpdate);

type Looked = ReturnType<typeof lookUp>;

const look = (crl: Crl, certificate: Certificate): Looked =>
  lookUp(crl, certificate.serial, certificate.issuerKey);

/**
 * What the lists say of the first certificate of `path`. A list revokes what it names whatever its age; it vouches
 * only while it is fresh, wholly understood, in scope and signed by someone who is proved good.
 */
export async function crlFindings(
  path: readonly Certificate[],
  seen: RevocationContext,
): Promise<readonly Finding[]> {
  const [certificate, ...above] = path;
  if (certificate === undefined || above.length === 0) return [];
  const findings: Finding[] = [];
  const standings = new Map<Crl, Standing>();
  const standing = async (crl: Crl): Promise<Standing> => {
    const known = standings.get(crl) ?? (await standingOf(crl, above, seen));
    standings.set(crl, known);
    return known;
  };
  const mayConcern = (crl: Crl, points: readonly DistributionPoint[]): boolean =>
    crl.issuerKey === certificate.issuerKey ||
    (crl.scope?.indirect === true && points.some((point) => issuerKeys(point).includes(crl.issuerKey)));

  const points = pointsOf(certificate);
  for (const crl of seen.crls) {
    try {
      if (!mayConcern(crl, points) || !afford(seen, crl)) continue;
      const { entry, complete } = look(crl, certificate);
      const own = await standing(crl);
      if (own === 'none') continue;
      const deltas: Crl[] = [];
      for (const delta of seen.crls) {
        if (crl.deltaOf === null && amends(delta, crl) && (await standing(delta)) === 'trusted')
          deltas.push(delta);
      }
      const amended = deltas.map((delta) => ({ delta, ...look(delta, certificate) }));
      const removed = amended.some(
        ({ delta, entry: later, complete: whole }) =>
          later !== null &&
          isRemoval(later) &&
          whole &&
          delta.understood &&
          isFresh(delta, seen.at) &&
          isPublished(delta.thisUpdate, seen.policy),
      );
      if (entry !== null && !isRemoval(entry) && entry.at <= seen.at && !(removed && isHold(entry))) {
        findings.push({ state: 'revoked', at: entry.at, onHold: isHold(entry), thisUpdate: crl.thisUpdate });
        continue;
      }
      const mayVouch =
        own === 'trusted' &&
        crl.deltaOf === null &&
        crl.understood &&
        complete &&
        // Only a delta may take something back (RFC 5280, 5.3.1).
        (entry === null || !isRemoval(entry)) &&
        amended.every((each) => each.delta.understood && each.complete) &&
        isFresh(crl, seen.at) &&
        isPublished(crl.thisUpdate, seen.policy) &&
        // Lists drop certificates once they have expired.
        crl.thisUpdate <= certificate.notAfter;
      if (!mayVouch) continue;
      for (const point of points) {
        if (!covers(crl, crl.scope, point, certificate)) continue;
        findings.push({
          state: 'good',
          thisUpdate: crl.thisUpdate,
          reasons: both(point.reasons, crl.scope?.reasons ?? null),
          revokedLater: entry !== null && !removed ? entry.at : null,
        });
      }
    } catch (error) {
      // A list that cannot be read to its end vouches for nobody.
      if (!(error instanceof MalformedError)) throw error;
    }
  }
  return findings;
}

/** Whether the reasons of all findings together leave none out. */
export function coverEveryReason(findings: readonly Finding[]): boolean {
  const covered = new Set<number>();
  for (const finding of findings) {
    if (finding.state !== 'good') continue;
    if (finding.reasons === null) return true;
    for (const bit of finding.reasons) covered.add(bit);
  }
  return EVERY_REASON.every((bit) => covered.has(bit));
}
