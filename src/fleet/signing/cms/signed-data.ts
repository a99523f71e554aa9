import { context, integer, octets, oid, sequence, setOf, sorted, tagged, time } from '../der.ts';
import { type DigestName, digestAlgorithm, digestOf } from '../digest.ts';
import { certificateParts } from '../pki/leaf.ts';
import { type KeyKind, signerInfoAlgorithm } from '../pki/signing-key.ts';

export const CONTENT_DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const SIGNATURE_TIME_STAMP = '1.2.840.113549.1.9.16.2.14';

export type SignedDataPlan = {
  /** OID of the content's type. */
  readonly contentType: string;
  /** Digest of the content, by `digest`. */
  readonly contentDigest: Uint8Array;
  /** The content itself where the signature encloses it; null where it is detached. */
  readonly content: Uint8Array | null;
  readonly digest: DigestName;
  readonly keyKind: KeyKind;
  /** The signer's certificate first. DER. */
  readonly certificates: readonly Uint8Array[];
  /** Written as a signed attribute; PAdES keeps the time in the PDF instead (EN 319 142-1, 5.3). */
  readonly signingTime: Date | null;
};

/**
 * Signed attributes as they are signed: a SET OF in DER (RFC 5652, 5.4), with the ESS binding of the
 * certificate (RFC 5035), which every baseline level needs.
 */
export const attributesToSign = (plan: SignedDataPlan): Buffer => setOf(...attributes(plan));

/** The ContentInfo with the signature over `attributesToSign` and, where given, a time stamp over that. */
export const signedData = (
  plan: SignedDataPlan,
  signature: Uint8Array,
  timeStampToken: Uint8Array | null,
): Buffer => {
  const signer = certificateParts(plan.certificates[0] ?? Buffer.alloc(0));
  const signerInfo = sequence(
    integer(1),
    sequence(signer.issuer, signer.serialNumber),
    digestAlgorithm(plan.digest),
    context(0, ...sorted(attributes(plan))),
    signerInfoAlgorithm(plan.keyKind, plan.digest),
    octets(signature),
    ...(timeStampToken === null ? [] : [context(1, attribute(SIGNATURE_TIME_STAMP, timeStampToken))]),
  );
  return sequence(
    oid(SIGNED_DATA),
    context(
      0,
      sequence(
        integer(plan.contentType === CONTENT_DATA ? 1 : 3),
        setOf(digestAlgorithm(plan.digest)),
        sequence(oid(plan.contentType), ...(plan.content === null ? [] : [context(0, octets(plan.content))])),
        tagged(0xa0, ...sorted(plan.certificates)),
        setOf(signerInfo),
      ),
    ),
  );
};

const attributes = (plan: SignedDataPlan): readonly Buffer[] => [
  attribute(CONTENT_TYPE, oid(plan.contentType)),
  attribute(MESSAGE_DIGEST, octets(plan.contentDigest)),
  ...(plan.signingTime === null ? [] : [attribute(SIGNING_TIME, time(plan.signingTime))]),
  // ESSCertIDv2 with SHA-256, which is the default and therefore left out.
  attribute(
    SIGNING_CERTIFICATE_V2,
    sequence(sequence(sequence(octets(digestOf('sha256', plan.certificates[0] ?? Buffer.alloc(0)))))),
  ),
];

const attribute = (type: string, value: Uint8Array): Buffer => sequence(oid(type), setOf(value));
