import type { SignatureReason, SubIndication } from '#src/model/signature.ts';
import {
  type AlgorithmUse,
  algorithmUses,
  publicKey,
  refusedAlgorithm,
  signatureScheme,
  verifySignature,
} from '../algorithms.ts';
import { MalformedError } from '../asn1/der.ts';
import { reason } from '../reasons.ts';
import { type PathUse, authorityAllows, leafAllows } from './certificate-use.ts';
import type { Certificate } from './certificate.ts';
import { withDsaParameters } from './dsa-parameters.ts';
import {
  ANY_POLICY,
  KEY_USAGE,
  type NameConstraints,
  basicConstraints,
  certificatePolicies,
  inhibitAnyPolicy,
  keyUsage,
  nameConstraints,
  policyConstraints,
  policyMappings,
  unknownCritical,
} from './extensions.ts';
import { namesAllowed } from './name-constraints.ts';
import { policyGraph } from './policy-graph.ts';
import { commonName } from './subject.ts';

/** Inputs of RFC 5280, 6.1.1 that a caller seldom sets, and the rule for algorithms. */
export type PathOptions = {
  /** Acceptable policies; null is "any". */
  readonly initialPolicies: readonly string[] | null;
  readonly explicitPolicy: boolean;
  readonly inhibitMapping: boolean;
  readonly inhibitAnyPolicy: boolean;
  readonly refused: (use: AlgorithmUse) => SignatureReason | null;
};

export const PATH_OPTIONS: PathOptions = {
  initialPolicies: null,
  explicitPolicy: false,
  inhibitMapping: false,
  inhibitAnyPolicy: false,
  refused: refusedAlgorithm,
};

export type PathFault = { readonly subIndication: SubIndication; readonly reason: SignatureReason };

const fault = (
  subIndication: SubIndication,
  code: Parameters<typeof reason>[0],
  certificate: Certificate,
  more = '',
): PathFault => ({
  subIndication,
  reason: reason(
    code,
    `${commonName(certificate) ?? certificate.serialNumber}${more === '' ? '' : `: ${more}`}`,
  ),
});

const isSelfIssued = (certificate: Certificate): boolean => certificate.subjectKey === certificate.issuerKey;

/**
 * Whether a configured anchor may stand above others. One that says it is no authority, or names no such use,
 * is a pinned certificate: it vouches for itself only. Version 1 roots cannot say anything (RFC 5280, 6.1.4 (k)).
 */
const anchorMayIssue = (anchor: Certificate): boolean =>
  (anchor.version < 3 || basicConstraints(anchor)?.ca === true) &&
  (keyUsage(anchor)?.has(KEY_USAGE.keyCertSign) ?? true);

const dateFault = (certificate: Certificate, at: Date): PathFault | null => {
  if (at.getTime() < certificate.notBefore.getTime()) {
    const from = `${certificate.notBefore.toISOString()}`;
    return fault('NOT_YET_VALID', 'certificate-not-yet-valid', certificate, from);
  }
  if (at.getTime() > certificate.notAfter.getTime()) {
    const until = `${certificate.notAfter.toISOString()}`;
    return fault('OUT_OF_BOUNDS_NO_POE', 'certificate-expired', certificate, until);
  }
  return null;
};

const cryptoFault = (uses: readonly AlgorithmUse[], { refused }: PathOptions): PathFault | null => {
  for (const use of uses) {
    const why = refused(use);
    if (why !== null) return { subIndication: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', reason: why };
  }
  return null;
};

const leafFault = (leaf: Certificate, use: PathUse): PathFault | null => {
  const unknown = unknownCritical(leaf);
  if (unknown !== null) return fault('CHAIN_CONSTRAINTS_FAILURE', 'path-critical-extension', leaf, unknown);
  if (!leafAllows(leaf, use)) return fault('CHAIN_CONSTRAINTS_FAILURE', 'certificate-usage', leaf);
  return null;
};

/** A pinned certificate: nobody above vouches for it, so only what it says of itself is held against it. */
const pinnedFault = (leaf: Certificate, at: Date, use: PathUse, options: PathOptions): PathFault | null =>
  leafFault(leaf, use) ?? cryptoFault([publicKey(leaf.spki).use], options) ?? dateFault(leaf, at);

/**
 * RFC 5280, 6.1, from the anchor down. Faults that no other time or time stamp can mend come first, then refused
 * algorithms, then dates. Of the anchor itself its names, path length, key usages and purposes bind what is below; its
 * policies and critical extensions do not (RFC 5280, 6.2): whoever configured it took it for what it is.
 */
const walkDown = (
  path: readonly Certificate[],
  anchor: Certificate,
  at: Date,
  use: PathUse,
  options: PathOptions,
): PathFault | null => {
  if (!anchorMayIssue(anchor)) {
    return fault('CERTIFICATE_CHAIN_GENERAL_FAILURE', 'path-issuer-not-authority', anchor);
  }
  if (!authorityAllows(anchor, use)) return fault('CHAIN_CONSTRAINTS_FAILURE', 'certificate-usage', anchor);
  const below = path.slice(0, -1).reverse();
  const last = below.length - 1;
  const policies = policyGraph();
  const anchorLimits = nameConstraints(anchor);
  const constraints: NameConstraints[] = anchorLimits === null ? [] : [anchorLimits];
  let explicitPolicy = options.explicitPolicy ? 0 : below.length + 1;
  let anyPolicy = options.inhibitAnyPolicy ? 0 : below.length + 1;
  let mapping = options.inhibitMapping ? 0 : below.length + 1;
  let pathLength = basicConstraints(anchor)?.pathLength ?? below.length;
  let working = publicKey(anchor.spki);
  let issuerKey = anchor.subjectKey;
  let weak: PathFault | null = null;
  let outOfDate: PathFault | null = null;

  for (const [index, certificate] of below.entries()) {
    const final = index === last;
    const selfIssued = isSelfIssued(certificate);

    // 6.1.3 (a)
    const scheme = signatureScheme(certificate.signatureAlgorithm);
    if (scheme === null) return fault('NO_CERTIFICATE_CHAIN_FOUND', 'algorithm-unknown', certificate);
    const key = publicKey(withDsaParameters(certificate.spki, working.spki));
    weak ??= cryptoFault([...algorithmUses(scheme, working), key.use], options);
    if (
      certificate.issuerKey !== issuerKey ||
      !verifySignature(scheme, working, certificate.tbs, certificate.signatureValue)
    ) {
      return fault('NO_CERTIFICATE_CHAIN_FOUND', 'path-signature-wrong', certificate);
    }
    outOfDate ??= dateFault(certificate, at);

    // 6.1.3 (b), (c)
    if ((!selfIssued || final) && !namesAllowed(certificate, constraints)) {
      return fault('CHAIN_CONSTRAINTS_FAILURE', 'path-constraint', certificate, 'nameConstraints');
    }

    // 6.1.3 (d) to (f)
    policies.add(certificatePolicies(certificate), anyPolicy > 0 || (!final && selfIssued));
    if (explicitPolicy === 0 && policies.isEmpty()) {
      return fault('CHAIN_CONSTRAINTS_FAILURE', 'path-policy', certificate);
    }

    const limits = policyConstraints(certificate);
    if (final) {
      if (explicitPolicy > 0) explicitPolicy -= 1;
      if (limits.requireExplicit === 0) explicitPolicy = 0;
      if (explicitPolicy === 0 && !policies.allows(options.initialPolicies)) {
        return fault('CHAIN_CONSTRAINTS_FAILURE', 'path-policy', certificate);
      }
      const wrong = leafFault(certificate, use);
      if (wrong !== null) return wrong;
      break;
    }

    // 6.1.4 (a), (b)
    const mappings = policyMappings(certificate);
    if (mappings.some((pair) => pair.includes(ANY_POLICY))) {
      return fault('CHAIN_CONSTRAINTS_FAILURE', 'path-policy', certificate, 'anyPolicy');
    }
    policies.map(mappings, mapping > 0);
    // (c) to (g)
    issuerKey = certificate.subjectKey;
    working = key;
    const own = nameConstraints(certificate);
    if (own !== null) constraints.push(own);
    // (h) to (j)
    if (!selfIssued) {
      explicitPolicy = Math.max(0, explicitPolicy - 1);
      mapping = Math.max(0, mapping - 1);
      anyPolicy = Math.max(0, anyPolicy - 1);
    }
    explicitPolicy = Math.min(explicitPolicy, limits.requireExplicit ?? explicitPolicy);
    mapping = Math.min(mapping, limits.inhibitMapping ?? mapping);
    anyPolicy = Math.min(anyPolicy, inhibitAnyPolicy(certificate) ?? anyPolicy);
    // (k), (n): a certificate that does not say so is no authority.
    const constraint = basicConstraints(certificate);
    if (constraint?.ca !== true || !(keyUsage(certificate)?.has(KEY_USAGE.keyCertSign) ?? true)) {
      return fault('CERTIFICATE_CHAIN_GENERAL_FAILURE', 'path-issuer-not-authority', certificate);
    }
    if (!authorityAllows(certificate, use)) {
      return fault('CHAIN_CONSTRAINTS_FAILURE', 'certificate-usage', certificate);
    }
    // (l), (m)
    if (!selfIssued) {
      if (pathLength === 0) {
        return fault('CHAIN_CONSTRAINTS_FAILURE', 'path-constraint', certificate, 'pathLenConstraint');
      }
      pathLength -= 1;
    }
    pathLength = Math.min(pathLength, constraint.pathLength ?? pathLength);
    // (o)
    const unknown = unknownCritical(certificate);
    if (unknown !== null)
      return fault('CHAIN_CONSTRAINTS_FAILURE', 'path-critical-extension', certificate, unknown);
  }
  return weak ?? outOfDate;
};

/** @param path leaf first, anchor last; one certificate alone is a pinned one. Null where the path holds at `at`. */
export function validatePath(
  path: readonly Certificate[],
  at: Date,
  use: PathUse,
  options: PathOptions = PATH_OPTIONS,
): PathFault | null {
  const [leaf] = path;
  const anchor = path.at(-1);
  if (leaf === undefined || anchor === undefined)
    throw new TypeError('a path holds at least one certificate');
  try {
    return path.length === 1 ? pinnedFault(leaf, at, use, options) : walkDown(path, anchor, at, use, options);
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    return fault('CERTIFICATE_CHAIN_GENERAL_FAILURE', 'path-malformed', leaf, error.message);
  }
}
