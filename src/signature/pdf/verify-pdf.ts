import { MalformedError } from '../asn1/der.ts';
import type { Certificate } from '../certificates/certificate.ts';
import { parseCertificate } from '../certificates/parse-certificate.ts';
import { cmsSignerFacts } from '../cms/verify-cms.ts';
import { judgeSigner } from '../judge-signer.ts';
import type { Policy } from '../policy.ts';
import { type ReasonCode, reason } from '../reasons.ts';
import type { Failure, FormatReport, SignerFacts, TimestampToken } from '../signer-facts.ts';
import { readSignedOctets, type SignedOctets } from './byte-range.ts';
import { createHistory, type History } from './history.ts';
import { openPdf, type PdfFile } from './file.ts';
import { parsePdfDate } from './pdf-date.ts';
import { limitExceeded, PdfRefusal } from './refusal.ts';
import { readSecurityStore, type SecurityStore } from './security-store.ts';
import { findSignatures, type PdfSignature } from './signatures.ts';
import { as, nameOf } from './value.ts';

const SIGNATURE_LIMIT = 64;
/** All that signatures cover together; each is a copy, and many in a large file would fill the memory. */
const COVERED_LIMIT = 192 * 1_024 * 1_024;

/** A signature with all that the file itself says of it. */
type Read = SignedOctets & { readonly signature: PdfSignature };

const failed = (
  verdict: Failure['verdict'],
  subIndication: Failure['subIndication'],
  code: ReasonCode,
  detail?: string,
): Failure => ({ verdict, subIndication, reason: reason(code, detail) });

/**
 * What the dictionary is and may be (ISO 32000-2, table 260; ETSI EN 319 142-1, 6.3). SHA-1 is part of the two refused
 * formats by their definition.
 */
const formatFailures = ({ dict, field, subFilter, timestamp }: PdfSignature): readonly Failure[] => {
  const failures: Failure[] = [];
  if (field === null) failures.push(failed('invalid', 'SIGNATURE_WRAPPING', 'pdf-signature-not-in-form'));
  const type = nameOf(dict.entries.get('Type'));
  const fitting =
    type === (timestamp ? 'DocTimeStamp' : 'Sig') || (type === null && !dict.entries.has('Type'));
  if (dict.repeated || subFilter === null || !fitting)
    failures.push(failed('invalid', 'FORMAT_FAILURE', 'pdf-signature-malformed'));
  if (subFilter === 'adbe.pkcs7.sha1' || subFilter === 'adbe.x509.rsa_sha1')
    failures.push(failed('indeterminate', 'CRYPTO_CONSTRAINTS_FAILURE', 'pdf-sub-filter-refused', subFilter));
  else if (subFilter !== null && !isKnown(subFilter, timestamp))
    failures.push(failed('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'pdf-sub-filter-refused', subFilter));
  return failures;
};

const isKnown = (subFilter: string | null, timestamp: boolean): boolean =>
  timestamp
    ? subFilter === 'ETSI.RFC3161'
    : subFilter === 'adbe.pkcs7.detached' || subFilter === 'ETSI.CAdES.detached';

const certificatesOf = ({ certificates }: SecurityStore): readonly Certificate[] =>
  certificates.flatMap((der) => {
    try {
      return [parseCertificate(der)];
    } catch (error) {
      if (error instanceof MalformedError) return [];
      throw error;
    }
  });

/** Document time stamps of later revisions: each covers all that was there before it (EN 319 142-1, 5.4.3). */
const laterStamps = (read: Read, all: readonly Read[]): readonly TimestampToken[] =>
  all.flatMap(({ signature, cms, covered, failures, revision }) => {
    const later =
      signature.timestamp && revision !== null && read.revision !== null && revision > read.revision;
    return later && cms !== null && failures.length === 0
      ? [{ kind: 'document', token: cms, covered } as const]
      : [];
  });

type Surroundings = {
  readonly file: PdfFile;
  readonly all: readonly Read[];
  readonly history: History;
  readonly extra: {
    readonly certificates: readonly Certificate[];
    readonly crls: readonly Uint8Array[];
    readonly ocsps: readonly Uint8Array[];
  };
};

const factsOf = async (
  read: Read,
  { file, all, history, extra }: Surroundings,
): Promise<readonly SignerFacts[]> => {
  const { signature, coverage, cms, covered } = read;
  const role = signature.timestamp ? 'document-timestamp' : 'signer';
  const claimed = as('string', file.resolve(signature.dict.entries.get('M'), signature.object.revision));
  const claimedAt = claimed === null || signature.timestamp ? null : parsePdfDate(claimed.text);
  const aftermath = history.after(signature, read.revision);
  const failures = [...read.failures, ...aftermath.failures];
  if (cms !== null && covered.length > 0 && isKnown(signature.subFilter, signature.timestamp)) {
    try {
      const timestamps = laterStamps(read, all);
      const facts = {
        der: cms,
        content: covered,
        coverage,
        role,
        claimedAt,
        extra,
        timestamps,
        failures,
        pdf: true,
      } as const;
      const signers = await cmsSignerFacts(facts);
      return signers.map((each) => (each.role === role ? { ...each, filledLater: aftermath.filled } : each));
    } catch (error) {
      if (!(error instanceof MalformedError)) throw error;
      failures.unshift(failed('invalid', 'FORMAT_FAILURE', 'pdf-signature-malformed', error.message));
    }
  }
  return [
    {
      role,
      failures,
      certificate: null,
      certificateBound: false,
      pool: [],
      claimedAt,
      digest: null,
      signature: null,
      otherAlgorithms: [],
      timestamps: [],
      revocation: { crls: [], ocsps: [] },
      coverage,
    },
  ];
};

const readAll = (file: PdfFile): readonly Read[] => {
  const signatures = findSignatures(file);
  if (signatures.length > SIGNATURE_LIMIT) throw limitExceeded('the PDF has too many signatures');
  let covered = 0;
  return signatures.map((signature) => {
    const octets = readSignedOctets(file, signature);
    covered += octets.covered.length;
    if (covered > COVERED_LIMIT) throw limitExceeded('the signatures of the PDF cover too much');
    const failures = [...octets.failures, ...formatFailures(signature)];
    return { ...octets, failures, signature };
  });
};

/**
 * Verdict on the signatures of a PDF (PAdES, `adbe.pkcs7.detached`, document time stamps): what each covers, what was
 * changed after it, and its cryptography. Never throws for what a file holds; no network, no repair of broken files.
 */
export async function verifyPdf(bytes: Uint8Array, policy: Policy): Promise<FormatReport> {
  const empty = { format: 'pdf', profile: null, signers: [], reasons: [] } as const;
  try {
    const file = openPdf(bytes);
    const all = readAll(file);
    const [first] = all;
    if (first === undefined) return { ...empty, failure: failed('invalid', 'NO_SIGNATURE', 'no-signature') };
    const store = readSecurityStore(file);
    const extra = {
      certificates: [...certificatesOf(store), ...policy.extra.certificates],
      crls: store.crls,
      ocsps: store.ocsps,
    };
    const sound = all.filter(({ failures }) => failures.length === 0);
    const signed = sound.filter(({ signature }) => !signature.timestamp);
    const lastSigned = Math.max(-1, ...signed.map(({ revision }) => revision ?? -1));
    const signedTo = Math.max(0, ...sound.map(({ coverage }) => coverage.ranges.at(-1)?.to ?? 0));
    const surroundings = { file, all, history: createHistory(file, lastSigned, signedTo), extra };
    const signers = [];
    for (const read of all) {
      for (const facts of await factsOf(read, surroundings)) signers.push(await judgeSigner(facts, policy));
    }
    const profile = (all.find(({ signature }) => !signature.timestamp) ?? first).signature.subFilter;
    return { ...empty, profile, signers, failure: null };
  } catch (error) {
    if (!(error instanceof PdfRefusal)) throw error;
    return { ...empty, failure: error.failure };
  }
}
