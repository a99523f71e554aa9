import { createHash } from 'node:crypto';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import type { Policy } from '#src/signature/policy.ts';
import { citizen, issuingAuthority, root } from '../../../signing/authority.ts';
import type { Issued } from '../../../signing/certificate.ts';
import { type Scheme, signOctets } from '../../../signing/keys.ts';

/*
 * XML signatures put together as text whose canonical form is written down beside it, so that the code under test
 * never makes what it has to check.
 */

export const DS = 'http://www.w3.org/2000/09/xmldsig#';
export const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
export const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const C14N_10 = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const ENVELOPED: string = `${DS}enveloped-signature`;
export const PROPERTIES_TYPE = 'http://uri.etsi.org/01903#SignedProperties';

export const transform = (algorithm: string, inside = ''): string =>
  `<ds:Transform Algorithm="${algorithm}">${inside}</ds:Transform>`;

export type Covered = {
  readonly uri: string;
  /** Canonical octets that the reference stands for. */
  readonly octets: string | Uint8Array;
  readonly transforms?: readonly string[];
  readonly type?: string;
};

export type Wish = {
  readonly by?: Issued;
  readonly method?: string;
  readonly scheme?: Scheme;
  readonly canonicalization?: string;
  readonly id?: string;
  readonly xades?: boolean;
  /** What the property says of the certificate; the signer's own where left out. */
  readonly bound?: Issued;
  readonly objects?: string;
  readonly keyInfo?: string;
  /** After SignedProperties, inside QualifyingProperties. */
  readonly unsigned?: (value: string) => string;
};

const sha256 = (octets: string | Uint8Array): string => createHash('sha256').update(octets).digest('base64');

const referenceText = ({ uri, octets, transforms = [transform(EXC)], type }: Covered): string =>
  `<ds:Reference${type === undefined ? '' : ` Type="${type}"`} URI="${uri}"><ds:Transforms>${transforms.join('')}</ds:Transforms>` +
  `<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>` +
  `<ds:DigestValue>${sha256(octets)}</ds:DigestValue></ds:Reference>`;

export const propertiesText = (id: string, bound: Issued): string =>
  `<xades:SignedProperties xmlns:xades="${XADES}" Id="${id}-p"><xades:SignedSignatureProperties>` +
  '<xades:SigningTime>2026-05-20T02:00:00Z</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest>' +
  `<ds:DigestMethod xmlns:ds="${DS}" Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>` +
  `<ds:DigestValue xmlns:ds="${DS}">${sha256(bound.der)}</ds:DigestValue></xades:CertDigest></xades:Cert>` +
  '</xades:SigningCertificateV2></xades:SignedSignatureProperties></xades:SignedProperties>';

/** A ds:Signature over `covered`; XAdES B-B unless the wish says otherwise. */
export function signature(covered: readonly Covered[], wish: Wish = {}): string {
  const { by = citizen(), id = 'S1', xades = true } = wish;
  const properties = propertiesText(id, wish.bound ?? by);
  const all = xades ? [...covered, { uri: `#${id}-p`, octets: properties, type: PROPERTIES_TYPE }] : covered;
  const signedInfo =
    `<ds:SignedInfo xmlns:ds="${DS}"><ds:CanonicalizationMethod Algorithm="${wish.canonicalization ?? EXC}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${wish.method ?? 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'}"></ds:SignatureMethod>` +
    `${all.map(referenceText).join('')}</ds:SignedInfo>`;
  const value = signOctets(
    by.key,
    wish.scheme ?? { digest: 'sha256' },
    Buffer.from(signedInfo),
    'ieee-p1363',
  );
  const valueText = `<ds:SignatureValue xmlns:ds="${DS}">${value.toString('base64')}</ds:SignatureValue>`;
  const certificates = [by, issuingAuthority()]
    .map(({ der }) => `<ds:X509Certificate>${der.toString('base64')}</ds:X509Certificate>`)
    .join('');
  return (
    `<ds:Signature xmlns:ds="${DS}" Id="${id}">${signedInfo}${valueText}` +
    (wish.keyInfo ?? `<ds:KeyInfo><ds:X509Data>${certificates}</ds:X509Data></ds:KeyInfo>`) +
    (wish.objects ?? '') +
    (xades
      ? `<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="#${id}">${properties}${wish.unsigned?.(valueText) ?? ''}</xades:QualifyingProperties></ds:Object>`
      : '') +
    '</ds:Signature>'
  );
}

export const DECLARATION =
  '<ToKhai xmlns="urn:test:vn" Id="tk"><NguoiNop cccd="001200000001">Nguyễn Văn An</NguoiNop><LePhi>150000</LePhi></ToKhai>';

/** Puts text before the end tag of the last element. */
export const insert = (document: string, text: string): string => {
  const end = document.lastIndexOf('</');
  return document.slice(0, end) + text + document.slice(end);
};

export const wholeOf = (document: string): Covered => ({
  uri: '',
  octets: document,
  transforms: [transform(ENVELOPED), transform(EXC)],
});

/** The declaration with an enveloped signature over the whole of it. */
export function enveloped(document: string = DECLARATION, wish: Wish = {}): string {
  return insert(document, signature([wholeOf(document)], wish));
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** Trusts the synthetic root of the tests at a time when its certificates are valid. */
export const policy = (): Policy => ({
  anchors: [parseCertificate(root().der)],
  at: new Date('2026-06-01T00:00:00Z'),
  revocation: 'if-present',
  signerId: null,
  extra: { certificates: [], crls: [], ocsps: [] },
});
