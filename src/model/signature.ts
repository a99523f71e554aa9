import type { Text } from './text.ts';

/*
 * What is known of a signed file once it was verified, in the words of ETSI EN 319 102-1. Plain data that
 * survives a JSON round trip; instants are ISO 8601 in UTC. It names the signer, so it is personal data.
 */

/** Main indications of EN 319 102-1, clause 5.1.1 (TOTAL-PASSED, TOTAL-FAILED, INDETERMINATE). */
export const SIGNATURE_VERDICTS = ['valid', 'invalid', 'indeterminate'] as const;

export type SignatureVerdict = (typeof SIGNATURE_VERDICTS)[number];

/**
 * Sub-indications of EN 319 102-1, table 5 and 6; the last five are ours, for what that standard leaves to
 * the format (they stand beside `invalid`, but `SIGNER_IDENTITY_MISMATCH`, which is the caller's question).
 */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'REVOKED'
  | 'REVOKED_NO_POE'
  | 'REVOKED_CA_NO_POE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'TIMESTAMP_ORDER_FAILURE'
  | 'SIGNED_DATA_NOT_FOUND'
  | 'TRY_LATER'
  | 'NO_POE'
  | 'MODIFIED_AFTER_SIGNING'
  | 'SIGNATURE_WRAPPING'
  | 'SIGNER_IDENTITY_MISMATCH'
  | 'NO_SIGNATURE'
  | 'LIMIT_EXCEEDED';

export type SignatureFormat = 'pdf' | 'xml' | 'cms';

/** Baseline level (EN 319 122, 132 and 142); null where the signature is plain CMS or XMLDSig. */
export type SignatureLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

/** Why a verdict is what it is: a code that only grows by addition, and a sentence that a citizen can read. */
export type SignatureReason = {
  readonly code: string;
  readonly text: Text;
  /** Names, numbers and offsets that belong to it; null where there are none. Untrusted text. */
  readonly detail: string | null;
};

export type CertificateSummary = {
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, upper case. */
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** For people: "RSA 2048", "EC P-256". */
  readonly key: string;
  /** SHA-256 of the DER, hexadecimal, lower case. */
  readonly fingerprint: string;
};

export type TimestampReport = {
  readonly kind: 'signature' | 'document' | 'archive';
  readonly at: string;
  readonly authority: string;
  readonly verdict: SignatureVerdict;
  readonly subIndication: SubIndication | null;
  readonly reasons: readonly SignatureReason[];
};

/** What the signature covers; offsets are octets of the file. For XML, `elements` are paths of signed elements. */
export type SignatureCoverage = {
  readonly whole: boolean;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly fileBytes: number;
  /** PDF only: end offsets of the file's revisions, in order. */
  readonly revisions: readonly number[];
  readonly elements: readonly string[];
};

export type SignerReport = {
  readonly role: 'signer' | 'counter-signer' | 'document-timestamp';
  readonly verdict: SignatureVerdict;
  readonly subIndication: SubIndication | null;
  readonly level: SignatureLevel | null;
  /** Common name of the certificate; null where no certificate was found. */
  readonly name: string | null;
  /** Every typed UID of the subject in the order of the DER: `CCCD:…`, `CMND:…`, `MST:…`, `HC:…`. */
  readonly ids: readonly string[];
  readonly claimedAt: string | null;
  /** Earliest trusted time stamp over the signature; null where there is none. */
  readonly provedAt: string | null;
  /** For people: "SHA-256", "RSA PKCS#1 v1.5 2048". */
  readonly digest: string | null;
  readonly algorithm: string | null;
  /** `valid` with `not-proved` reads "valid, revocation not proved". */
  readonly revocation: 'proved' | 'not-proved' | 'revoked';
  readonly timestamps: readonly TimestampReport[];
  /** From the signer's certificate to the anchor; shorter where no path was found. */
  readonly chain: readonly CertificateSummary[];
  readonly coverage: SignatureCoverage;
  readonly reasons: readonly SignatureReason[];
};

/** The worst signature decides `verdict`; `level` is the lowest of all signers. */
export type FileVerdict = {
  readonly format: SignatureFormat | null;
  readonly verdict: SignatureVerdict;
  readonly subIndication: SubIndication | null;
  readonly level: SignatureLevel | null;
  readonly revocation: SignerReport['revocation'];
  /** How the signature sits in the file: a PDF SubFilter, "XAdES", "XMLDSig", "CAdES", "CMS". */
  readonly profile: string | null;
  readonly signers: readonly SignerReport[];
  readonly reasons: readonly SignatureReason[];
  /** Version of the verifier and digest of the policy that it followed. */
  readonly verifier: { readonly version: number; readonly policy: string };
};
