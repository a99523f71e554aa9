import type { SignatureCoverage, SignerReport } from '#src/model/signature.ts';
import {
  type AlgorithmUse,
  algorithmOid,
  algorithmUses,
  digestOf,
  publicKey,
  signatureScheme,
} from '../algorithms.ts';
import { type DerNode, MalformedError, TAG } from '../asn1/der.ts';
import type { Certificate } from '../certificates/certificate.ts';
import { parseCertificate } from '../certificates/parse-certificate.ts';
import type { Failure, SignerFacts, TimestampToken } from '../signer-facts.ts';
import { allValues } from './attributes.ts';
import { chooseCertificate } from './choose-certificate.ts';
import { embeddedTimestamps } from './embedded-time-stamps.ts';
import { failed } from './failed.ts';
import { OID } from './oids.ts';
import { parts } from './parts.ts';
import { type Digests, rememberedDigests } from './remembered-digests.ts';
import { revocationValues } from './revocation-values.ts';
import { algorithmFailures } from './signature-algorithms.ts';
import { attributeFailures, signingTime } from './signed-attributes.ts';
import { type SignedData, type SignerInfo, readSignedData, readSignerInfo } from './signed-data.ts';
import { certificatesMeant } from './signer-identifier.ts';
import { type CertificateBinding, isBoundBy, readBindings } from './signing-certificate.ts';
import { readTimeStampInfo } from './time-stamp-info.ts';

export type CmsInput = {
  /** One ContentInfo with SignedData; zeros may follow where `pdf` is set. */
  readonly der: Uint8Array;
  /** Detached content; for a `document-timestamp` the octets that its imprint must be the digest of. */
  readonly content: Uint8Array | null;
  readonly coverage: SignatureCoverage;
  readonly role?: SignerReport['role'];
  /** The container's own claim (a PDF's `/M`), where the signature has none. */
  readonly claimedAt?: Date | null;
  /** What the container gives besides, such as a PDF's DSS. */
  readonly extra: {
    readonly certificates: readonly Certificate[];
    readonly crls: readonly Uint8Array[];
    readonly ocsps: readonly Uint8Array[];
  };
  /** Later ones outside of the signature; each covers all before it. */
  readonly timestamps?: readonly TimestampToken[];
  /** What the container found wrong, worst first. */
  readonly failures?: readonly Failure[];
  /** The rules of PDF: exactly one signer, no content inside, padding after the value. */
  readonly pdf?: boolean;
};

const LIMIT = { counterSignatures: 20, counterDepth: 3, values: 300 };

/** What one signature stands in; the same for all signers of a file. */
type Surroundings = {
  readonly input: CmsInput;
  readonly data: SignedData;
  readonly known: readonly Certificate[];
  readonly failures: readonly Failure[];
  readonly digests: Digests;
};

/** Certificates of other kinds, or that are built wrongly, can sign nothing: they are left out. */
function certificatesOf(nodes: readonly DerNode[]): readonly Certificate[] {
  return nodes.flatMap((node) => {
    if (node.tag !== TAG.sequence) return [];
    try {
      return [parseCertificate(node.bytes)];
    } catch (error) {
      if (error instanceof MalformedError) return [];
      throw error;
    }
  });
}

/** Which octets the signature is over, and what is wrong with how they are given. */
function contentOf(
  input: CmsInput,
  data: SignedData,
): { octets: Uint8Array | null; failures: readonly Failure[] } {
  const isToken = data.contentType === OID.timeStampInfo;
  if (input.role === 'document-timestamp') {
    if (isToken && data.content !== null) return { octets: data.content, failures: [] };
    return { octets: null, failures: [failed('invalid', 'FORMAT_FAILURE', 'time-stamp-malformed')] };
  }
  if (isToken)
    return { octets: data.content, failures: [failed('invalid', 'FORMAT_FAILURE', 'cms-not-signed-data')] };
  if (input.pdf === true) {
    const failures = data.content === null ? [] : [failed('invalid', 'FORMAT_FAILURE', 'content-embedded')];
    return { octets: input.content, failures };
  }
  if (data.content !== null && input.content !== null && Buffer.compare(data.content, input.content) !== 0) {
    return { octets: data.content, failures: [failed('invalid', 'HASH_FAILURE', 'content-differs')] };
  }
  return { octets: data.content ?? input.content, failures: [] };
}

/**
 * What a CMS signature says of itself, one entry a signer, each followed by its counter-signers. It judges the
 * octets only; trust is `judgeSigner`'s. @throws MalformedError where the structure cannot be read
 */
export async function cmsSignerFacts(input: CmsInput): Promise<readonly SignerFacts[]> {
  const data = readSignedData(input.der, input.pdf === true);
  const role = input.role ?? 'signer';
  const { octets, failures } = contentOf(input, data);
  const alone = input.pdf === true || role === 'document-timestamp';
  if (data.signers.length === 0) throw new MalformedError('CMS: nobody signed');
  const crowded =
    alone && data.signers.length !== 1 ? [failed('invalid', 'FORMAT_FAILURE', 'cms-several-signers')] : [];
  const surroundings: Surroundings = {
    input,
    data,
    known: [...certificatesOf(data.certificates), ...input.extra.certificates],
    failures: [...(input.failures ?? []), ...failures, ...crowded],
    digests: rememberedDigests(),
  };
  const budget = { left: LIMIT.counterSignatures };
  return data.signers.flatMap((signer) => [
    factsOf(signer, role, octets, surroundings),
    ...counterSigners(signer, surroundings, budget, 0),
  ]);
}

/** RFC 5652, 11.4: a counter-signature is a signature over the octets of a signature value. */
function counterSigners(
  signer: SignerInfo,
  surroundings: Surroundings,
  budget: { left: number },
  depth: number,
): readonly SignerFacts[] {
  return allValues(signer.unsigned, OID.counterSignature).flatMap((node) => {
    budget.left -= 1;
    if (budget.left < 0 || depth >= LIMIT.counterDepth)
      throw new MalformedError('CMS: too many counter-signatures');
    const counter = readSignerInfo(node);
    const over = { ...surroundings, failures: [] };
    return [
      factsOf(counter, 'counter-signer', signer.signature.content, over),
      ...counterSigners(counter, surroundings, budget, depth + 1),
    ];
  });
}

function factsOf(
  signer: SignerInfo,
  role: SignerReport['role'],
  octets: Uint8Array | null,
  { input, data, known, failures: outer, digests }: Surroundings,
): SignerFacts {
  const digestOid = algorithmOid(signer.digestAlgorithm.bytes);
  const digest = digestOf(digestOid);
  const scheme = signatureScheme(signer.signatureAlgorithm.bytes, digestOid);
  const failures: Failure[] = [...outer];
  if (octets === null && outer.length === 0) {
    failures.push(failed('indeterminate', 'SIGNED_DATA_NOT_FOUND', 'content-missing'));
  }
  failures.push(...attributeFailures(signer, role, data, octets, digest, digests));
  failures.push(...algorithmFailures(signer, scheme, digest));

  const bindings = readBindings(signer.signed);
  const meant = certificatesMeant(signer.sid, known);
  const bound = meant.filter((each) => isBoundBy(each, bindings));
  const chosen = chooseCertificate(bound.length > 0 ? bound : meant, signer, octets, scheme);
  if (chosen.failure !== null) failures.push(chosen.failure);
  if (meant.length > 0 && bound.length === 0) {
    failures.push(failed('indeterminate', 'NO_SIGNING_CERTIFICATE_FOUND', 'certificate-binding-mismatch'));
  }

  const stamp =
    role === 'document-timestamp' && octets !== null ? imprintOf(octets, input.content, digests) : null;
  failures.push(...(stamp?.failures ?? []));
  if (role === 'document-timestamp' && bindings.length === 0) {
    // RFC 3161, 2.4.2: the token must bind the authority's certificate.
    failures.push(failed('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'certificate-not-bound'));
  }

  const uses =
    scheme === null || chosen.certificate === null
      ? []
      : algorithmUses(scheme, publicKey(chosen.certificate.spki));
  // Archive time stamps of a counter-signature would be over its own surroundings, which nobody defines.
  const archivable = role === 'counter-signer' ? null : octets;
  const embedded = revocationValues(data.crls, signer.signed, signer.unsigned);
  const values = allValues(signer.unsigned, OID.certificateValues).flatMap((node) =>
    certificatesOf(listOf(node)),
  );
  return {
    role,
    failures: failures.toSorted((a, b) => rank(a) - rank(b)),
    certificate: chosen.certificate,
    certificateBound: bindings.length > 0 && bound.length > 0,
    pool: [...known, ...values],
    claimedAt: stamp === null ? (signingTime(signer) ?? input.claimedAt ?? null) : stamp.at,
    digest: { use: 'digest', name: digest?.name ?? digestOid, keyBits: null },
    signature: uses.find(({ use }) => use === 'signature') ?? null,
    otherAlgorithms: [
      ...uses.filter(({ use }) => use !== 'signature'),
      ...(stamp?.uses ?? []),
      ...bindings.filter(({ digest: name }) => name !== 'SHA-1').map(bindingUse),
    ],
    timestamps: [
      ...(role === 'document-timestamp' ? [] : embeddedTimestamps(signer, data, archivable, digests)),
      ...(role === 'counter-signer' ? [] : (input.timestamps ?? [])),
    ],
    revocation: {
      crls: [...embedded.crls, ...input.extra.crls],
      ocsps: [...embedded.ocsps, ...input.extra.ocsps],
    },
    coverage: input.coverage,
  };
}

/** `invalid` before `indeterminate`; otherwise the order stays. */
const rank = ({ verdict }: Failure): number => (verdict === 'invalid' ? 0 : 1);

const listOf = (node: DerNode): readonly DerNode[] =>
  node.tag === TAG.sequence ? parts(node, LIMIT.values, 'certificate values') : [];

/**
 * SHA-1 is the only digest that the first version of the attribute knows, and most time-stamp authorities still use
 * it: the policy lets it stand there, because forging it takes a second certificate of the same authority.
 */
const bindingUse = ({ digest: name }: CertificateBinding): AlgorithmUse => ({
  use: 'digest',
  name,
  keyBits: null,
});

type Stamp = {
  readonly at: Date;
  readonly failures: readonly Failure[];
  readonly uses: readonly AlgorithmUse[];
};

function imprintOf(tokenContent: Uint8Array, covered: Uint8Array | null, digests: Digests): Stamp {
  const info = readTimeStampInfo(tokenContent);
  const uses = [{ use: 'digest', name: info.digest?.name ?? info.digestOid, keyBits: null }] as const;
  if (info.digest?.node == null) {
    const unknown = failed(
      'indeterminate',
      'CRYPTO_CONSTRAINTS_FAILURE',
      'algorithm-unknown',
      info.digestOid,
    );
    return { at: info.at, uses, failures: [unknown] };
  }
  if (covered === null) {
    const open = failed('indeterminate', 'SIGNED_DATA_NOT_FOUND', 'time-stamp-not-proved');
    return { at: info.at, uses, failures: [open] };
  }
  const actual = digests(info.digest.node, covered);
  const failures = actual.equals(info.imprint)
    ? []
    : [failed('invalid', 'HASH_FAILURE', 'time-stamp-imprint-mismatch')];
  return { at: info.at, uses, failures };
}
