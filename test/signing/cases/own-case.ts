import type {
  SignatureFormat,
  SignatureLevel,
  SignatureVerdict,
  SignerReport,
  SubIndication,
} from '#src/model/signature.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import type { Policy } from '#src/signature/policy.ts';
import type { ReasonCode } from '#src/signature/reasons.ts';
import { root } from '../authority.ts';
import type { Issued } from '../certificate.ts';

/** A signed file made by code, and what must be said of it. */
export type OwnCase = {
  readonly id: string;
  readonly format: SignatureFormat;
  readonly make: () => Buffer;
  /** What a detached signature is over. */
  readonly content?: Buffer;
  readonly policy?: {
    readonly anchors?: readonly Issued[];
    readonly at?: string;
    readonly revocation?: Policy['revocation'];
    readonly signerId?: string;
    readonly crls?: readonly Uint8Array[];
    readonly ocsps?: readonly Uint8Array[];
  };
  readonly verdict: SignatureVerdict;
  /** Any of these; left out where the verdict is `valid`, which has none. */
  readonly because?: readonly SubIndication[];
  readonly level?: SignatureLevel | null;
  readonly revocation?: SignerReport['revocation'];
  /** Identifiers of the signers (not of time stamps) in their order. */
  readonly ids?: readonly (readonly string[])[];
  readonly profile?: string;
  /** Reasons that must be among those of the file. */
  readonly codes?: readonly ReasonCode[];
};

/** When every case is judged unless it says otherwise. */
export const JUDGED_AT = '2026-06-01T00:00:00Z';
export const SIGNED_AT = '2026-05-20T02:00:00Z';

export const policyOf = ({ policy = {} }: Pick<OwnCase, 'policy'>): Policy => ({
  anchors: (policy.anchors ?? [root()]).map(({ der }) => parseCertificate(der)),
  at: new Date(policy.at ?? JUDGED_AT),
  revocation: policy.revocation ?? 'if-present',
  signerId: policy.signerId ?? null,
  extra: { certificates: [], crls: policy.crls ?? [], ocsps: policy.ocsps ?? [] },
});
