import type { SignatureReason } from '#src/model/signature.ts';
import { MalformedError } from '../asn1/der.ts';
import type { Policy } from '../policy.ts';
import { reason } from '../reasons.ts';
import type { Certificate } from './certificate.ts';
import { coverEveryReason, crlFindings } from './crl-findings.ts';
import { parseCrl } from './crl.ts';
import { ocspFindings } from './ocsp-findings.ts';
import { parseOcsp } from './ocsp.ts';
import { BUDGET, type Finding, type RevocationContext } from './revocation-context.ts';
import { commonName } from './subject.ts';
import { PATH_OPTIONS, type PathOptions } from './validate-path.ts';

export type RevocationData = {
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  /** Where CRL issuers and responders are looked for, and what leads from them to the anchor. */
  readonly pool: readonly Certificate[];
};

/** `revokedAt` beside `good` tells of a revocation later than the time asked for. */
export type RevocationResult = {
  readonly state: 'good' | 'unknown' | 'revoked';
  readonly revokedAt: Date | null;
  /** The certificate that decided; null where all are good. */
  readonly of: Certificate | null;
  readonly reason: SignatureReason | null;
};

/** What a file may make us read: lists and answers beyond it are left aside, which proves nothing. */
const SOURCES = 100;
const SOURCE_BYTES = 24 * 1024 * 1024;
/** Responders and CRL issuers vouched for by others of their kind. */
const NESTING = 4;

const readAll = <Parsed>(
  sources: readonly Uint8Array[],
  parse: (bytes: Uint8Array) => Parsed,
): readonly Parsed[] => {
  let bytes = 0;
  return sources.slice(0, SOURCES).flatMap((source) => {
    bytes += source.length;
    if (bytes > SOURCE_BYTES) return [];
    try {
      return [parse(source)];
    } catch (error) {
      if (error instanceof MalformedError) return [];
      throw error;
    }
  });
};

type State = { readonly state: RevocationResult['state']; readonly at: Date | null };

/** Revoked wins, but a hold that a newer source no longer knows was lifted. */
const decide = (findings: readonly Finding[]): State => {
  const newestGood = findings.reduce(
    (newest, each) => (each.state === 'good' ? Math.max(newest, each.thisUpdate.getTime()) : newest),
    -Infinity,
  );
  const revoked = findings
    .flatMap((each) =>
      each.state === 'revoked' && !(each.onHold && newestGood > each.thisUpdate.getTime()) ? [each.at] : [],
    )
    .sort((one, other) => one.getTime() - other.getTime());
  const [first] = revoked;
  if (first !== undefined) return { state: 'revoked', at: first };
  if (!coverEveryReason(findings)) return { state: 'unknown', at: null };
  const [later] = findings
    .flatMap((each) => (each.state === 'good' && each.revokedLater !== null ? [each.revokedLater] : []))
    .sort((one, other) => one.getTime() - other.getTime());
  return { state: 'good', at: later ?? null };
};

const stateOf = async (path: readonly Certificate[], context: RevocationContext): Promise<State> => {
  const [certificate] = path;
  if (
    certificate === undefined ||
    context.seeking.size >= NESTING ||
    context.seeking.has(certificate.fingerprint)
  ) {
    return { state: 'unknown', at: null };
  }
  const seen = { ...context, seeking: new Set([...context.seeking, certificate.fingerprint]) };
  return decide([...(await ocspFindings(path, seen)), ...(await crlFindings(path, seen))]);
};

/**
 * State of every certificate below the anchor at the time `at`, from the data given and that of the policy: revoked if
 * any is (with a date not after `at`), good only if all are proved so. Data may be younger than `at`. Data that is
 * broken, stale, out of scope or not authorised proves nothing. A pinned certificate alone can be proved by nobody:
 * unknown. RFC 5280, 6.3; RFC 6960.
 */
export async function checkRevocation(
  path: readonly Certificate[],
  data: RevocationData,
  policy: Policy,
  at: Date,
  options: PathOptions = PATH_OPTIONS,
): Promise<RevocationResult> {
  const ocsps = readAll([...policy.extra.ocsps, ...data.ocsps], parseOcsp);
  const context: RevocationContext = {
    crls: readAll([...policy.extra.crls, ...data.crls], parseCrl),
    ocsps,
    pool: [...path, ...data.pool, ...ocsps.flatMap(({ certificates }) => certificates)],
    policy,
    at,
    options,
    seeking: new Set(),
    budget: { left: BUDGET },
    async isProved(other, count, seeking) {
      for (let index = 0; index < count; index += 1) {
        if ((await stateOf(other.slice(index), { ...context, seeking })).state !== 'good') return false;
      }
      return true;
    },
  };
  const states: { readonly certificate: Certificate; readonly index: number; readonly state: State }[] = [];
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    states.push({ certificate, index, state: await stateOf(path.slice(index), context) });
  }
  const revoked = states.find(({ state }) => state.state === 'revoked');
  if (revoked !== undefined) {
    const { certificate, index, state } = revoked;
    const name = commonName(certificate) ?? certificate.serialNumber;
    const why = reason(
      index === 0 ? 'revoked' : 'authority-revoked',
      `${name}: ${state.at?.toISOString() ?? ''}`,
    );
    return { state: 'revoked', revokedAt: state.at, of: certificate, reason: why };
  }
  const unknown =
    states.find(({ state }) => state.state === 'unknown')?.certificate ??
    (path.length < 2 ? path[0] : undefined);
  if (unknown !== undefined) {
    const name = commonName(unknown) ?? unknown.serialNumber;
    return { state: 'unknown', revokedAt: null, of: unknown, reason: reason('revocation-not-proved', name) };
  }
  const later = states.find(({ state }) => state.at !== null)?.state.at ?? null;
  return { state: 'good', revokedAt: later, of: null, reason: null };
}
