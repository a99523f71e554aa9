import { explicit, integer, nothing, octets, oid, retagged, sequence, setOf, time } from './der.ts';
import { type Issued, nameDer } from './certificate.ts';
import {
  type Digest,
  digestIdentifier,
  hashOf,
  type Key,
  type Scheme,
  signatureIdentifier,
  signOctets,
} from './keys.ts';

export type CmsSigner = {
  readonly by: Issued;
  readonly scheme?: Scheme;
  /** Signed attribute; null leaves it out. */
  readonly signingTime?: string | null;
  /** ESS signing-certificate-v2 names this one; null leaves the attribute out. */
  readonly bound?: Issued | null;
  /** Digest of something else than the content. */
  readonly wrongDigest?: boolean;
  /** Content type of the signed attribute where it differs from the content's; null in a counter-signature. */
  readonly attributeType?: string | null;
  /** No signed attributes at all: the signature is over the content itself. */
  readonly bare?: boolean;
  /** Signs in the place of the certificate's key. */
  readonly forgedBy?: Key;
  /** Unsigned attributes made of the signature value: a time stamp, revocation values, a counter-signature. */
  readonly unsigned?: (signatureValue: Buffer) => readonly Buffer[];
  /** Declared digest algorithm where it differs from the one that was used. */
  readonly declaredDigest?: Digest;
};

export type CmsWish = {
  readonly content: Uint8Array;
  readonly contentType?: string;
  readonly attached: boolean;
  readonly signers: readonly CmsSigner[];
  readonly certificates: readonly Issued[];
  readonly crls?: readonly Uint8Array[];
  /** Further members of `digestAlgorithms`, which nothing reads. */
  readonly digests?: readonly Uint8Array[];
};

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';

export const attribute = (type: string, ...values: readonly Uint8Array[]): Buffer =>
  sequence(oid(type), setOf(...values));

/** Unsigned attribute that carries a time-stamp token over the signature value (RFC 3161, appendix A). */
export const timestampAttribute = (token: Uint8Array): Buffer =>
  attribute('1.2.840.113549.1.9.16.2.14', token);

export const counterSignatureAttribute = (signerInfo: Uint8Array): Buffer =>
  attribute('1.2.840.113549.1.9.6', signerInfo);

const signingCertificate = (bound: Issued): Buffer =>
  attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(hashOf('sha256', bound.der))))));

/** SignerInfo of RFC 5652, section 5.3. */
export const signerInfo = (signer: CmsSigner, content: Uint8Array, contentType: string = DATA): Buffer => {
  const { by, scheme = { digest: 'sha256' } } = signer;
  const bound = signer.bound === undefined ? by : signer.bound;
  const attributes = setOf(
    ...(signer.attributeType === null
      ? []
      : [attribute('1.2.840.113549.1.9.3', oid(signer.attributeType ?? contentType))]),
    attribute(
      '1.2.840.113549.1.9.4',
      octets(hashOf(scheme.digest, signer.wrongDigest === true ? Buffer.from('something else') : content)),
    ),
    ...(signer.signingTime == null
      ? []
      : [attribute('1.2.840.113549.1.9.5', time(new Date(signer.signingTime)))]),
    ...(bound === null ? [] : [signingCertificate(bound)]),
  );
  const value = signOctets(signer.forgedBy ?? by.key, scheme, signer.bare === true ? content : attributes);
  const unsigned = signer.unsigned?.(value) ?? [];
  return sequence(
    integer(1),
    sequence(nameDer(by.issuer), integer(by.serial)),
    digestIdentifier(signer.declaredDigest ?? scheme.digest),
    ...(signer.bare === true ? [] : [retagged(0xa0, attributes)]),
    by.key.kind.startsWith('RSA') && scheme.pss !== true
      ? sequence(oid('1.2.840.113549.1.1.1'), nothing())
      : signatureIdentifier(by.key, scheme),
    octets(value),
    ...(unsigned.length === 0 ? [] : [retagged(0xa1, setOf(...unsigned))]),
  );
};

/** ContentInfo with SignedData (RFC 5652). */
export const signedData = (wish: CmsWish): Buffer => {
  const type = wish.contentType ?? DATA;
  const digests = [...new Set(wish.signers.map(({ scheme }) => scheme?.digest ?? 'sha256'))];
  return sequence(
    oid(SIGNED_DATA),
    explicit(
      0,
      sequence(
        integer(type === DATA ? 1 : 3),
        setOf(...digests.map(digestIdentifier), ...(wish.digests ?? [])),
        sequence(oid(type), ...(wish.attached ? [explicit(0, octets(wish.content))] : [])),
        ...(wish.certificates.length === 0
          ? []
          : [retagged(0xa0, setOf(...wish.certificates.map(({ der }) => der)))]),
        ...(wish.crls === undefined ? [] : [retagged(0xa1, setOf(...wish.crls))]),
        setOf(...wish.signers.map((signer) => signerInfo(signer, wish.content, type))),
      ),
    ),
  );
};
