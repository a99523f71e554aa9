import { citizen, falseAuthority, issuingAuthority, otherCitizen } from '../authority.ts';
import { type CertificateWish, type Issued, issue } from '../certificate.ts';
import { declaration, part, signXml, xmlSignature } from '../xml-file.ts';
import type { OwnCase } from './own-case.ts';
import { replaced, xmlCase as xml } from './xml-case.ts';

/** Names, words and attributes that stand unsigned beside the key of a signature that holds. */

const signed = (): string =>
  signXml(declaration(), { by: citizen(), certificates: [citizen(), issuingAuthority()] });

const inKeyInfo = (markup: string): string => replaced(signed(), '<ds:KeyInfo>', `<ds:KeyInfo>${markup}`);

const keyName = (name: string): string => `<ds:KeyName>${name}</ds:KeyName>`;
const subjectName = (name: string): string => `<ds:X509SubjectName>${name}</ds:X509SubjectName>`;
const x509 = (markup: string): string => `<ds:X509Data>${markup}</ds:X509Data>`;

const OTHER = 'C=VN,ST=Hà Nội,CN=Lê Văn Cường TEST,UID=CCCD:001200000003';
const AUTHORITY = 'C=VN,O=TEST ONLY - DỮ LIỆU GIẢ LẬP,CN=TEST Public CA 1';

const DOUBTED = { verdict: 'indeterminate', because: ['SIG_CONSTRAINTS_FAILURE'] } as const;
const UNPROVED = { ...DOUBTED, codes: ['xml-key-name-unproved'] } as const;
const MORE = { ...DOUBTED, codes: ['xml-unsigned-data-in-signature'] } as const;

/** A certificate in the name of the true authority, under somebody who is none. */
const bridge = (wish: Pick<CertificateWish, 'issuer' | 'key'>): Issued =>
  issue({ name: issuingAuthority().name, authority: 'unlimited', ...wish });

const homeMade = (): Issued =>
  issue({ name: otherCitizen().name, issuer: null, kind: 'P-521', authority: 'unlimited' });

const bridged = (makes: () => readonly Issued[], name: string): string =>
  inKeyInfo(
    name +
      x509(
        makes()
          .map(({ der }) => `<ds:X509Certificate>${der.toString('base64')}</ds:X509Certificate>`)
          .join(''),
      ),
  );

const BRIDGES: Readonly<Record<string, () => readonly Issued[]>> = {
  'another-key': () => {
    const top = homeMade();
    return [bridge({ issuer: top, key: falseAuthority().key }), top];
  },
  'the-key-of-the-authority': () => {
    const top = homeMade();
    return [bridge({ issuer: top, key: issuingAuthority().key }), top];
  },
  'a-citizen-above': () => [bridge({ issuer: otherCitizen(), key: issuingAuthority().key }), otherCitizen()],
};

const SCHEMA = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation';

/** An attribute on KeyInfo, and what may be said of it. */
const ATTRIBUTES: readonly (readonly [string, string, 'valid' | 'doubted'])[] = [
  ['language', 'xml:lang="vi-VN"', 'valid'],
  ['sentence-as-a-language', 'xml:lang="Ho so da bi huy"', 'doubted'],
  ['joined-words-as-a-language', 'xml:lang="ho-so-da-huy"', 'doubted'],
  ['base-of-addresses', 'xml:base="https://example.test/"', 'doubted'],
  ['schema', `${SCHEMA}="http://www.w3.org/2000/09/xmldsig# ../xmldsig-core-schema.xsd"`, 'valid'],
  ['sentence-as-a-schema', `${SCHEMA}="Ho so da bi huy, le phi"`, 'doubted'],
  ['identifier', 'Id="xmldsig-0a1b_KeyInfo"', 'valid'],
  ['identifier-with-blanks-of-braille', 'Id="Hồ\u2800sơ\u2800đã\u2800huỷ"', 'doubted'],
];

const DATA = '<DLHDon Id="D1"><LePhi>150000</LePhi></DLHDon>';
const invoice = (attribute: string): string => {
  const by = xmlSignature({
    by: citizen(),
    certificates: [citizen(), issuingAuthority()],
    references: [part('D1', DATA)],
    xades: false,
  });
  return `<HDon ${attribute}>${DATA}<DSCKS><NBan>${by}</NBan></DSCKS></HDon>`;
};

const LINES = (): string =>
  replaced(
    signed(),
    citizen().der.toString('base64'),
    citizen()
      .der.toString('base64')
      .replace(/.{64}(?=.)/g, '$&\n      '),
  );

export const xmlKeyInfoCases: readonly OwnCase[] = [
  ...Object.entries(BRIDGES).flatMap(([id, makes]) => [
    xml(`subject-name-over-a-bridge-of-${id}`, () => bridged(makes, x509(subjectName(OTHER))), UNPROVED),
    xml(`key-name-over-a-bridge-of-${id}`, () => bridged(makes, keyName('Lê Văn Cường TEST')), UNPROVED),
  ]),
  xml('subject-name-of-the-authority', () => inKeyInfo(x509(subjectName(AUTHORITY))), { verdict: 'valid' }),
  xml('key-name-of-the-root', () => inKeyInfo(keyName('TEST National Root CA')), { verdict: 'valid' }),
  xml(
    'name-of-somebody-under-another-standard',
    () =>
      inKeyInfo(
        `<xades:KeyName xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">Lê Văn Cường TEST</xades:KeyName>`,
      ),
    UNPROVED,
  ),
  xml(
    'issuer-in-a-key-value',
    () =>
      inKeyInfo(
        `<ds:KeyValue><ds:RSAKeyValue><ds:Issuer>CN=Lê Văn Cường</ds:Issuer></ds:RSAKeyValue></ds:KeyValue>`,
      ),
    UNPROVED,
  ),

  // What no look at the text alone sees.
  ...[
    '<![CDATA[Nguoi ky: Le Van Cuong]]>',
    'Nguoi ky: Le Van Cuong<!-- -->',
    'CN=Le\u2800Van\u2800Cuong',
  ].map((name, index) => xml(`key-name-in-disguise-${index + 1}`, () => inKeyInfo(keyName(name)), UNPROVED)),
  xml('key-name-in-one-word', () => inKeyInfo(keyName('signing-key_1')), { verdict: 'valid' }),
  ...[
    '<![CDATA[Ho so da bi huy.]]>',
    'Ho so nay da bi huy bo',
    'Ho\nso\nnay\nda\nbi\nhuy\nbo',
    'Hồ_sơ_đã_bị_huỷ,_lệ_phí_950000',
    'Hồ\u2800sơ\u2800đã\u2800huỷ',
    'Ho_so_da_bi_huy',
  ].map((words, index) =>
    xml(`words-to-manage-keys-${index + 1}`, () => inKeyInfo(`<ds:MgmtData>${words}</ds:MgmtData>`), MORE),
  ),
  xml(
    'words-as-a-key-identifier',
    () => inKeyInfo(x509('<ds:X509SKI><![CDATA[Da huy ho so nay]]></ds:X509SKI>')),
    MORE,
  ),
  xml(
    'words-as-a-modulus',
    () =>
      inKeyInfo(
        '<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>Da huy ho so nay</ds:Modulus></ds:RSAKeyValue></ds:KeyValue>',
      ),
    MORE,
  ),
  xml('certificate-in-lines', LINES, { verdict: 'valid' }),

  // Attributes.
  ...ATTRIBUTES.map(([id, attribute, verdict]) =>
    xml(
      `key-info-with-${id}`,
      () => replaced(signed(), '<ds:KeyInfo>', `<ds:KeyInfo ${attribute}>`),
      verdict === 'valid' ? { verdict } : MORE,
    ),
  ),
  xml(
    'joined-words-as-a-media-type',
    () => replaced(signed(), '<ds:Object>', '<ds:Object MimeType="Hồ_sơ_đã_huỷ,_lệ_phí_950000">'),
    MORE,
  ),
  xml('schema-of-an-invoice', () => invoice(`${SCHEMA}="urn:hoadon HDon.xsd"`), { verdict: 'valid' }),
  xml('sentence-as-the-schema-of-an-invoice', () => invoice(`${SCHEMA}="Ho so da bi huy, le phi"`), DOUBTED),
];
