import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AlgorithmUse, refusedAlgorithm } from '#src/signature/algorithms.ts';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { buildPath } from '#src/signature/certificates/path.ts';
import { checkRevocation } from '#src/signature/certificates/revocation.ts';
import { PATH_OPTIONS, type PathOptions } from '#src/signature/certificates/validate-path.ts';
import type { Policy } from '#src/signature/policy.ts';

/** A row of NIST's certificate-path tests as `expected.json` has them. */
type PkiCase = {
  readonly id: string;
  readonly name: string;
  readonly cert: string;
  readonly other_certs?: readonly string[];
  readonly crls?: readonly string[];
  readonly revocation?: boolean;
  readonly params?: {
    readonly user_initial_policy_set?: readonly string[];
    readonly initial_explicit_policy?: boolean;
    readonly initial_policy_mapping_inhibit?: boolean;
    readonly initial_any_policy_inhibit?: boolean;
  };
  readonly verdict: 'valid' | 'invalid';
};

export type PkiCaseResult = {
  /** Number and name: several rows share a number. */
  readonly id: string;
  readonly expected: 'valid' | 'invalid';
  readonly got: 'valid' | 'invalid';
  readonly agree: boolean;
  /** Code of the reason, and its detail, for those who look into a disagreement. */
  readonly why: string;
};

const AT = new Date('2022-05-01T00:00:00Z');

/** The tests are of 2011: SHA-1 and short keys were lawful, and are not what they are about. */
const refused = (use: AlgorithmUse): ReturnType<typeof refusedAlgorithm> =>
  /^MD[25]$/u.test(use.name) ? refusedAlgorithm(use) : null;

const optionsOf = ({ params = {} }: PkiCase): PathOptions => ({
  ...PATH_OPTIONS,
  initialPolicies: params.user_initial_policy_set ?? null,
  explicitPolicy: params.initial_explicit_policy ?? false,
  inhibitMapping: params.initial_policy_mapping_inhibit ?? false,
  inhibitAnyPolicy: params.initial_any_policy_inhibit ?? false,
  refused,
});

const judge = async (folder: string, row: PkiCase): Promise<Pick<PkiCaseResult, 'got' | 'why'>> => {
  const certificate = async (name: string): Promise<ReturnType<typeof parseCertificate>> =>
    parseCertificate(await readFile(join(folder, 'certs', name)));
  try {
    const leaf = await certificate(row.cert);
    const pool = await Promise.all((row.other_certs ?? []).map(certificate));
    const crls = await Promise.all(
      ['TrustAnchorRootCRL.crl', ...(row.crls ?? [])].map((name) => readFile(join(folder, 'crls', name))),
    );
    const policy: Policy = {
      anchors: [await certificate('TrustAnchorRootCertificate.crt')],
      at: AT,
      revocation: 'required',
      signerId: null,
      extra: { certificates: [], crls: [], ocsps: [] },
    };
    const options = optionsOf(row);
    const built = await buildPath(leaf, pool, policy, AT, 'signing', options);
    if (!built.ok) return { got: 'invalid', why: `${built.reason.code} ${built.reason.detail ?? ''}` };
    if (row.revocation === false) return { got: 'valid', why: '' };
    const { state, reason } = await checkRevocation(
      built.path,
      { crls, ocsps: [], pool },
      policy,
      AT,
      options,
    );
    return {
      got: state === 'good' ? 'valid' : 'invalid',
      why: `${reason?.code ?? ''} ${reason?.detail ?? ''}`.trim(),
    };
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    return { got: 'invalid', why: error.message };
  }
};

/** NIST PKITS through the path builder and the revocation check. @param folder holds expected.json, certs/ and crls/ */
export async function runPkiCases(folder: string): Promise<readonly PkiCaseResult[]> {
  const rows = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as readonly PkiCase[];
  const results: PkiCaseResult[] = [];
  for (const row of rows) {
    const { got, why } = await judge(folder, row);
    results.push({
      id: `${row.id} ${row.name}`,
      expected: row.verdict,
      got,
      agree: got === row.verdict,
      why,
    });
  }
  return results;
}
