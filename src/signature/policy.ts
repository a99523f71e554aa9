import type { Certificate } from './certificates/certificate.ts';

/** What the verifier is asked to hold a file against. Anchors come from configuration only. */
export type Policy = {
  readonly anchors: readonly Certificate[];
  /** The time to validate at; without a trusted time stamp also the time at which the path must hold. */
  readonly at: Date;
  /** `required`: what is not proved unrevoked from data in the file (or given) is indeterminate, TRY_LATER. */
  readonly revocation: 'if-present' | 'required';
  /** Typed identifier that the signer must carry, as in `CCCD:001…`; null where anyone may sign. */
  readonly signerId: string | null;
  /** Certificates, CRLs and OCSP responses given beside the file, DER. */
  readonly extra: {
    readonly certificates: readonly Certificate[];
    readonly crls: readonly Uint8Array[];
    readonly ocsps: readonly Uint8Array[];
  };
};
