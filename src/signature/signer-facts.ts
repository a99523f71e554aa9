import type {
  SignatureCoverage,
  SignatureFormat,
  SignatureReason,
  SignerReport,
  SubIndication,
} from '#src/model/signature.ts';
import type { AlgorithmUse } from './algorithms.ts';
import type { Certificate } from './certificates/certificate.ts';

/** A failure that a format found: which indication it leads to, and the sentence for the citizen. */
export type Failure = {
  readonly verdict: 'invalid' | 'indeterminate';
  readonly subIndication: SubIndication;
  readonly reason: SignatureReason;
};

/** RFC 3161 token (a DER ContentInfo) and the octets whose digest its imprint must be. */
export type TimestampToken = {
  readonly kind: 'signature' | 'document' | 'archive';
  readonly token: Uint8Array;
  /** Null where they could not be put together: then the token is shown, and proves nothing. */
  readonly covered: Uint8Array | null;
  /**
   * The `token`s of the list (the very arrays) that it covers besides the signature, so that it proves that they
   * existed. Left out: a document or archive time stamp covers all before it in the list, a signature's none.
   */
  readonly covers?: readonly Uint8Array[];
};

/** What a format (PDF, XML, CMS) read of one signature; `judgeSigner` makes the verdict of it. */
export type SignerFacts = {
  readonly role: SignerReport['role'];
  /** Everything wrong with format, digest, signature value or what is covered, worst first; empty where intact. */
  readonly failures: readonly Failure[];
  /** The signing certificate; null where none in the file (or given) made the signature. */
  readonly certificate: Certificate | null;
  /** Whether a signed attribute binds the certificate (ESS signing-certificate, XAdES SigningCertificate). */
  readonly certificateBound: boolean;
  readonly pool: readonly Certificate[];
  readonly claimedAt: Date | null;
  readonly digest: AlgorithmUse | null;
  readonly signature: AlgorithmUse | null;
  /** Further algorithms that the verdict rests on (reference digests). */
  readonly otherAlgorithms: readonly AlgorithmUse[];
  readonly timestamps: readonly TimestampToken[];
  readonly revocation: { readonly crls: readonly Uint8Array[]; readonly ocsps: readonly Uint8Array[] };
  readonly coverage: SignatureCoverage;
  /** What a reader should know although it does not decide. */
  readonly notes?: readonly SignatureReason[];
  /** Names of the form fields that were empty in what is signed and were filled lawfully since; left out: none. */
  readonly filledLater?: readonly string[];
};

/** What a format's verifier hands to `verify`; it never throws for what is wrong with a file. */
export type FormatReport = {
  readonly format: SignatureFormat;
  /** A PDF SubFilter, "XAdES", "XMLDSig", "CAdES", "CMS"; null where none could be read. */
  readonly profile: string | null;
  readonly signers: readonly SignerReport[];
  /**
   * For each of the signers, whether the file says nothing beside what that one has signed; left out where a format
   * judges each signature by all of the file.
   */
  readonly alone?: readonly boolean[];
  /** Of the file itself, beside those of its signers. */
  readonly reasons: readonly SignatureReason[];
  /** Of the file itself: it counts as one more, the worst decides. */
  readonly failure: Failure | null;
};
