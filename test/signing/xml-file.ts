import type { Issued } from './certificate.ts';
import { type Digest, hashOf, type Key, type Scheme, signOctets } from './keys.ts';

/*
 * Signed XML put together from pieces that are written in canonical form already (namespaces where exclusive
 * C14N puts them, no empty-element tags), so that no canonicaliser stands between a case and its digest.
 */

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = `${DS}enveloped-signature`;

const DIGEST_URIS: Readonly<Record<Digest, string>> = {
  md5: 'http://www.w3.org/2001/04/xmldsig-more#md5',
  sha1: `${DS}sha1`,
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

const signatureUri = (key: Key, { digest, pss }: Scheme): string => {
  const more = 'http://www.w3.org/2001/04/xmldsig-more#';
  if (!key.kind.startsWith('RSA')) return `${more}ecdsa-${digest}`;
  if (pss === true) return `http://www.w3.org/2007/05/xmldsig-more#${digest}-rsa-MGF1`;
  return digest === 'sha1' ? `${DS}rsa-sha1` : `${more}rsa-${digest}`;
};

export type Reference = {
  readonly uri: string;
  /** The octets that the reference stands for. */
  readonly octets: string;
  readonly transforms: readonly string[];
  readonly type?: string;
};

export type XmlSignatureWish = {
  readonly by: Issued;
  readonly scheme?: Scheme;
  readonly references: readonly Reference[];
  /** False: XMLDSig without qualifying properties. */
  readonly xades?: boolean;
  readonly claimedAt?: string;
  /** Whose digest stands in SigningCertificateV2. */
  readonly bound?: Issued;
  readonly certificates?: readonly Issued[];
  readonly timestamp?: (over: Buffer) => Buffer;
  /** Further ds:Object elements, canonical. */
  readonly objects?: string;
  readonly id?: string;
  readonly forgedBy?: Key;
  readonly canonicalization?: string;
  /** Digest of the references. */
  readonly digest?: Digest;
};

const digestOf = (digest: Digest, octets: string): string =>
  hashOf(digest, Buffer.from(octets, 'utf8')).toString('base64');

const referenceText = ({ uri, octets, transforms, type }: Reference, digest: Digest): string =>
  `<ds:Reference${type === undefined ? '' : ` Type="${type}"`} URI="${uri}"><ds:Transforms>${transforms
    .map((each) => `<ds:Transform Algorithm="${each}"></ds:Transform>`)
    .join('')}</ds:Transforms><ds:DigestMethod Algorithm="${DIGEST_URIS[digest]}"></ds:DigestMethod>` +
  `<ds:DigestValue>${digestOf(digest, octets)}</ds:DigestValue></ds:Reference>`;

/** xades:SignedProperties as exclusive C14N gives it. */
const signedProperties = (id: string, bound: Issued, claimedAt: string): string =>
  `<xades:SignedProperties xmlns:xades="${XADES}" Id="${id}-properties"><xades:SignedSignatureProperties>` +
  `<xades:SigningTime>${claimedAt}</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest>` +
  `<ds:DigestMethod xmlns:ds="${DS}" Algorithm="${DIGEST_URIS.sha256}"></ds:DigestMethod>` +
  `<ds:DigestValue xmlns:ds="${DS}">${hashOf('sha256', bound.der).toString('base64')}</ds:DigestValue>` +
  `</xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties></xades:SignedProperties>`;

/** A ds:Signature element over the references given. */
export const xmlSignature = (wish: XmlSignatureWish): string => {
  const { by, scheme = { digest: 'sha256' }, id = 'S0' } = wish;
  const digest = wish.digest ?? 'sha256';
  const properties = signedProperties(id, wish.bound ?? by, wish.claimedAt ?? '2026-05-20T02:00:00Z');
  const xades = wish.xades !== false;
  const references = [
    ...wish.references,
    ...(xades
      ? [
          {
            uri: `#${id}-properties`,
            octets: properties,
            transforms: [EXCLUSIVE],
            type: 'http://uri.etsi.org/01903#SignedProperties',
          },
        ]
      : []),
  ];
  const signedInfo =
    `<ds:SignedInfo xmlns:ds="${DS}"><ds:CanonicalizationMethod Algorithm="${wish.canonicalization ?? EXCLUSIVE}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${signatureUri(by.key, scheme)}"></ds:SignatureMethod>` +
    `${references.map((each) => referenceText(each, digest)).join('')}</ds:SignedInfo>`;
  const value = signOctets(
    wish.forgedBy ?? by.key,
    scheme,
    Buffer.from(signedInfo, 'utf8'),
    'ieee-p1363',
  ).toString('base64');
  const valueElement = `<ds:SignatureValue xmlns:ds="${DS}">${value}</ds:SignatureValue>`;
  const token = wish.timestamp?.(Buffer.from(valueElement, 'utf8')).toString('base64');
  const unsigned =
    token === undefined
      ? ''
      : `<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>` +
        `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"></ds:CanonicalizationMethod>` +
        `<xades:EncapsulatedTimeStamp>${token}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>` +
        `</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`;
  const chain = (wish.certificates ?? [by])
    .map(({ der }) => `<ds:X509Certificate>${der.toString('base64')}</ds:X509Certificate>`)
    .join('');
  return (
    `<ds:Signature xmlns:ds="${DS}" Id="${id}">${signedInfo}${valueElement}` +
    `<ds:KeyInfo><ds:X509Data>${chain}</ds:X509Data></ds:KeyInfo>${wish.objects ?? ''}` +
    (xades
      ? `<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="#${id}">${properties}${unsigned}</xades:QualifyingProperties></ds:Object>`
      : '') +
    `</ds:Signature>`
  );
};

export const SIGNATURE_PLACE = '@signature@';

/** A declaration that names its citizen; the signature goes before its end. */
export const declaration = (fee = '150000', mark: string = SIGNATURE_PLACE): string =>
  `<ToKhai xmlns="urn:test:vn:tokhai" Id="TK1"><NguoiNop cccd="001200000001">Nguyễn Văn An TEST</NguoiNop><LePhi>${fee}</LePhi>${mark}</ToKhai>`;

/** Enveloped: the whole document without the signature. */
export const wholeDocument = (text: string): Reference => ({
  uri: '',
  octets: text.replace(SIGNATURE_PLACE, ''),
  transforms: [ENVELOPED, EXCLUSIVE],
});

export const part = (id: string, octets: string): Reference => ({
  uri: `#${id}`,
  octets,
  transforms: [EXCLUSIVE],
});

export const signXml = (text: string, wish: Omit<XmlSignatureWish, 'references'>): string =>
  text.replace(SIGNATURE_PLACE, xmlSignature({ ...wish, references: [wholeDocument(text)] }));

/** Enveloping: what is signed lies in a ds:Object of the signature, which is the document. */
export const envelopXml = (
  payload: string,
  wish: Omit<XmlSignatureWish, 'references' | 'objects'>,
): string => {
  const canonical = `<ds:Object xmlns:ds="${DS}" Id="payload">${payload}</ds:Object>`;
  return xmlSignature({ ...wish, references: [part('payload', canonical)], objects: canonical });
};
