import type { SignatureReason } from '#src/model/signature.ts';
import { MalformedError } from '../asn1/der.ts';
import type { Policy } from '../policy.ts';
import { reason } from '../reasons.ts';
import type { Certificate } from './certificate.ts';
import { coverEveryReason, crlFindings } from './crl-findings.ts';
import { type Crl, parseCrl } from './crl.ts';
import { ocspFindings } from './ocsp-findings.ts';
import { type OcspResponse, parseOcsp } from './ocsp.ts';
import { distinct } from './path.ts';
import { pemBlocks } from './pem.ts';
import { BUDGET, type Finding, type Purse, type RevocationContext } from './revocation-context.ts';
import { commonName } from './subject.ts';
import { PATH_OPTIONS, type PathOptions } from './validate-path.ts';

export type RevocationData = {
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  /** Where CRL issuers and responders are looked for, and what leads from them to the anchor. */
  readonly pool: readonly Certificate[];
};

/**
 * `too-much`: not all of the data could be looked at and what was does not revoke, so nothing is known.
 * `revokedAt` beside `good` tells of a revocation later than the time asked for.
 */
export type RevocationResult = {
  readonly state: 'good' | 'unknown' | 'revoked' | 'too-much';
  readonly revokedAt: Date | null;
  /** The certificate that decided; null where all are good. */
  readonly of: Certificate | null;
  readonly reason: SignatureReason | null;
};

/** What a file may make us read of each kind; the policy's own data is always read. */
const SOURCES = 500;
const SOURCE_BYTES = 24 * 1024 * 1024;
/** Responders and CRL issuers vouched for by others of their kind. */
const NESTING = 4;

/** Every signer and time stamp of a file asks for the same data. */
const remembered = <Parsed>(
  parse: (bytes: Uint8Array) => Parsed,
): ((source: Uint8Array) => readonly Parsed[]) => {
  const known = new WeakMap<Uint8Array, readonly Parsed[]>();
  const orNone = <Read>(read: () => readonly Read[]): readonly Read[] => {
    try {
      return read();
    } catch (error) {
      if (error instanceof MalformedError) return [];
      throw error;
    }
  };
  // A PEM file may hold several, and one that is broken hides no other.
  const read = (source: Uint8Array): readonly Parsed[] =>
    orNone(() => pemBlocks(source)?.map(({ der }) => der) ?? [source]).flatMap((each) =>
      orNone(() => [parse(each)]),
    );
  return (source) => {
    const parsed = known.get(source) ?? read(source);
    known.set(source, parsed);
    return parsed;
  };
};

const readCrl = remembered(parseCrl);
const readOcsp = remembered(parseOcsp);

/** As many as a file may bring, and whether it brought more. */
const within = (
  sources: readonly Uint8Array[],
): { readonly some: readonly Uint8Array[]; readonly more: boolean } => {
  let bytes = 0;
  const some = sources.slice(0, SOURCES).filter((source) => {
    bytes += source.length;
    return bytes <= SOURCE_BYTES;
  });
  return { some, more: some.length < sources.length };
};

type State = { readonly state: 'good' | 'unknown' | 'revoked'; readonly at: Date | null };

/**
 * Revoked wins, but a hold that a newer source no longer knows was lifted: one that speaks of every reason, and does
 * not say itself that the certificate was revoked, only later (RFC 5280, 5.3.1: a hold may turn into a revocation).
 */
const decide = (findings: readonly Finding[]): State => {
  const newestGood = findings.reduce(
    (newest, each) =>
      each.state === 'good' && each.reasons === null && each.revokedLater === null
        ? Math.max(newest, each.thisUpdate.getTime())
        : newest,
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
 * State of every certificate below the anchor at the time `at`, from the file's data and that of the policy: revoked if
 * any is (with a date not after `at`), good only if all are proved so. Data may be younger than `at`. Data that is
 * broken, stale, out of scope or not authorised proves nothing. A pinned certificate alone can be proved by nobody:
 * unknown. RFC 5280, 6.3; RFC 6960.
 * @param data of the file, without the policy's
 */
export async function checkRevocation(
  path: readonly Certificate[],
  data: RevocationData,
  policy: Policy,
  at: Date,
  options: PathOptions = PATH_OPTIONS,
): Promise<RevocationResult> {
  const fileCrls = within(data.crls);
  const fileOcsps = within(data.ocsps);
  const lists = [policy.extra.crls, fileCrls.some].map((each) => each.flatMap(readCrl));
  const answers = [policy.extra.ocsps, fileOcsps.some].map((each) => each.flatMap(readOcsp));
  const purses = new Map<Crl | OcspResponse, Purse>();
  for (const [ofWhom, sources] of [...lists.entries(), ...answers.entries()]) {
    const purse = { left: ofWhom === 0 ? BUDGET.policy : BUDGET.file };
    for (const source of sources) if (!purses.has(source)) purses.set(source, purse);
  }
  const [ofPolicy, ofFile] = answers.map((each) => each.flatMap(({ certificates }) => certificates));
  const context: RevocationContext = {
    crls: [...new Set(lists.flat())],
    ocsps: [...new Set(answers.flat())],
    pool: distinct([...path, ...(ofPolicy ?? []), ...data.pool, ...(ofFile ?? [])]),
    policy,
    at,
    options,
    seeking: new Set(),
    purses,
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
  if (fileCrls.more || fileOcsps.more || [...purses.values()].some(({ left }) => left < 0)) {
    return { state: 'too-much', revokedAt: null, of: null, reason: reason('revocation-data-too-much') };
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
