import { citizen, issuingAuthority, otherCitizen } from '../authority.ts';
import {
  declaration,
  part,
  type Reference,
  signXml,
  xmlSignature,
  type XmlSignatureWish,
} from '../xml-file.ts';
import type { OwnCase } from './own-case.ts';
import { replaced, xmlCase as xml } from './xml-case.ts';

/** What stands unsigned around and inside a signature that holds, and what a second signer puts beside the first. */

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const AN = 'CCCD:001200000001';

const signed = (): string =>
  signXml(declaration(), { by: citizen(), certificates: [citizen(), issuingAuthority()] });

const over = (references: readonly Reference[], wish: Partial<XmlSignatureWish> = {}): string =>
  xmlSignature({
    by: citizen(),
    certificates: [wish.by ?? citizen(), issuingAuthority()],
    references,
    xades: false,
    ...wish,
  });

const DOUBTED = { verdict: 'indeterminate', because: ['SIG_CONSTRAINTS_FAILURE'] } as const;
const STRANGER = { verdict: 'invalid', because: ['SIGNATURE_WRAPPING'] } as const;

const DATA = '<DLHDon Id="D1"><LePhi>150000</LePhi></DLHDon>';
const invoice = (): string => `<HDon>${DATA}<DSCKS><NBan>${over([part('D1', DATA)])}</NBan></DSCKS></HDon>`;

/** A second signer signs the whole invoice and an Object of his own, which stands before the first one's data. */
const countered = (name: string): string => {
  const object = `<ds:Object xmlns:ds="${DS}" Id="F"><TToan><${name}>950000</${name}></TToan></ds:Object>`;
  const shell = `<HDon><DSCKS><CCKSKhac>@</CCKSKhac><NBan>${over([part('D1', DATA)])}</NBan></DSCKS>${DATA}</HDon>`;
  const canonical = shell
    .replace('@', '')
    .replaceAll(/<ds:(SignedInfo|SignatureValue) xmlns:ds="[^"]*"/g, '<ds:$1');
  const whole = { uri: '', octets: canonical, transforms: [`${DS}enveloped-signature`, EXCLUSIVE] };
  const second = over([whole, part('F', object)], { id: 'S1', by: otherCitizen(), objects: object });
  return shell.replace('@', () => second);
};

/** What the second signer says stands among the parameters of his transforms. */
const smuggled = (): string => {
  const inside = `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="x"><LePhi>950000</LePhi></ec:InclusiveNamespaces>`;
  // The text of a transform: one that holds it, and a second one that changes nothing.
  const transform = `${EXCLUSIVE}">${inside}</ds:Transform><ds:Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315`;
  const second = over([{ ...part('D1', DATA), transforms: [transform] }], { id: 'S1', by: otherCitizen() });
  return `<HDon><DSCKS><CCKSKhac>${second}</CCKSKhac><NBan>${over([part('D1', DATA)])}</NBan></DSCKS>${DATA}</HDon>`;
};

/** Each signs a part of their own. */
const parted = (): string => {
  const receipt = '<DLHDon Id="B1"><Ngay>2026-05-20</Ngay></DLHDon>';
  const decision = '<MCCQT Id="Q1">M1-26-00001</MCCQT>';
  const first = over([part('B1', receipt)]);
  const second = over([part('B1', receipt), part('Q1', decision)], { id: 'S1', by: otherCitizen() });
  return `<HDon>${receipt}${decision}<DSCKS><NBan>${first}</NBan><CQT>${second}</CQT></DSCKS></HDon>`;
};

const claimed = (property: string): string =>
  replaced(
    signed(),
    '</xades:SignedProperties>',
    `</xades:SignedProperties><xades:UnsignedProperties><xades:UnsignedSignatureProperties>${property}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`,
  );

const typed = (before: string): string =>
  replaced(
    signXml(
      '<ToKhai xmlns="urn:t"><LePhi xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="q:VND">150000</LePhi>@signature@</ToKhai>',
      { by: citizen(), certificates: [citizen(), issuingAuthority()] },
    ),
    '<LePhi ',
    `<LePhi ${before} `,
  );

const SUBJECTS = [
  'C=VN,ST=Hà Nội,CN=Nguyễn Văn An TEST,UID=CCCD:001200000001',
  'OID.0.9.2342.19200300.100.1.1=CCCD:001200000001, CN="Nguyễn Văn An TEST", S=H\\C3\\A0 Nội, C=VN',
];

const subjectNamed = (name: string): string =>
  replaced(signed(), '<ds:X509Data>', `<ds:X509Data><ds:X509SubjectName>${name}</ds:X509SubjectName>`);

export const xmlFrameCases: readonly OwnCase[] = [
  // A second signer beside the one that was asked for.
  xml('second-signer-signs-all-and-no-other-content', () => countered('Loi'), { verdict: 'valid' }),
  xml('second-signer-envelops-a-field-of-the-first', () => countered('LePhi'), DOUBTED),
  xml('asked-for-the-first-beside-content-of-the-second', () => countered('Loi'), {
    policy: { signerId: AN },
    ...DOUBTED,
    codes: ['signer-covers-part'],
  }),
  xml('second-signer-hides-a-field-in-a-transform', smuggled, {
    verdict: 'invalid',
    because: ['FORMAT_FAILURE'],
    codes: ['xml-transform-refused'],
  }),
  xml('two-signers-of-parts', parted, { verdict: 'valid' }),
  xml('asked-for-a-signer-of-a-part', parted, {
    policy: { signerId: AN },
    ...DOUBTED,
    codes: ['signer-covers-part'],
  }),
  xml('asked-for-the-signer-of-all-parts', parted, {
    policy: { signerId: 'CCCD:001200000003' },
    verdict: 'valid',
  }),
  xml('asked-for-the-signer-of-an-invoice', invoice, { policy: { signerId: AN }, verdict: 'valid' }),

  // Comments.
  xml('comment-before-a-text', () => replaced(signed(), '<LePhi>', '<LePhi><!--950000-->'), {
    ...DOUBTED,
    codes: ['xml-text-split'],
  }),
  xml(
    'comment-in-an-empty-element',
    () =>
      replaced(
        signXml('<A xmlns="urn:x"><GhiChu></GhiChu>@signature@</A>', {
          by: citizen(),
          certificates: [citizen(), issuingAuthority()],
        }),
        '<GhiChu>',
        '<GhiChu><!--Da huy-->',
      ),
    { ...DOUBTED, codes: ['xml-text-split'] },
  ),
  xml(
    'comment-in-the-signed-properties',
    () => replaced(signed(), '<xades:SigningTime>', '<xades:SigningTime><!--x-->'),
    { ...DOUBTED, codes: ['xml-text-split'] },
  ),
  xml('comment-among-elements', () => replaced(signed(), '<LePhi>', '<!--x--><LePhi>'), {
    verdict: 'valid',
  }),

  // Claims that only a signer can make.
  xml(
    'unsigned-role',
    () =>
      claimed(
        '<xades:SignerRole><xades:ClaimedRoles><xades:ClaimedRole>Chu tich</xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRole>',
      ),
    STRANGER,
  ),
  xml(
    'unsigned-time-of-signing',
    () => claimed('<xades:SigningTime>2020-01-01T00:00:00Z</xades:SigningTime>'),
    STRANGER,
  ),
  xml(
    'unsigned-signed-properties',
    () => claimed('<xades:SignedProperties></xades:SignedProperties>'),
    STRANGER,
  ),
  xml('unsigned-property-out-of-place', () => claimed('<xades:Issuer>CN=Chu tich</xades:Issuer>'), DOUBTED),

  // Words and attributes in the frame of a signature.
  xml('words-in-key-info', () => replaced(signed(), '<ds:KeyInfo>', '<ds:KeyInfo>Da huy'), STRANGER),
  xml('words-in-x509-data', () => replaced(signed(), '<ds:X509Data>', '<ds:X509Data>Da huy'), STRANGER),
  xml(
    'words-in-qualifying-properties',
    () => replaced(signed(), '</xades:QualifyingProperties>', 'Da huy</xades:QualifyingProperties>'),
    STRANGER,
  ),
  xml(
    'key-name-that-is-a-sentence',
    () => replaced(signed(), '<ds:KeyInfo>', '<ds:KeyInfo><ds:KeyName>Ho so da huy</ds:KeyName>'),
    { ...DOUBTED, codes: ['xml-key-name-unproved'] },
  ),
  ...SUBJECTS.map((name, index) =>
    xml(`subject-name-of-the-signer-${index + 1}`, () => subjectNamed(name), { verdict: 'valid' }),
  ),
  xml('subject-name-of-somebody-else', () => subjectNamed('CN=Lê Văn Cường TEST, C=VN'), {
    ...DOUBTED,
    codes: ['xml-key-name-unproved'],
  }),
  xml(
    'subject-name-of-a-stranger-with-his-certificate',
    () =>
      replaced(
        subjectNamed('C=VN,ST=Hà Nội,CN=Lê Văn Cường TEST,UID=CCCD:001200000003'),
        '</ds:X509Data>',
        `<ds:X509Certificate>${otherCitizen().der.toString('base64')}</ds:X509Certificate></ds:X509Data>`,
      ),
    { ...DOUBTED, codes: ['xml-key-name-unproved'] },
  ),
  xml(
    'prefixes-listed-where-there-are-none',
    () => replaced(signed(), '<ds:KeyInfo>', '<ds:KeyInfo PrefixList="da huy">'),
    DOUBTED,
  ),
  ...['<ds:KeyInfo', '<ds:Object', '<xades:QualifyingProperties', '<ds:Signature'].map((place, index) =>
    xml(
      `attribute-in-the-frame-${index + 1}`,
      () => replaced(signed(), place, `${place} trangThai="DaHuy"`),
      DOUBTED,
    ),
  ),
  xml(
    'instruction-in-the-frame',
    () => replaced(signed(), '<ds:KeyInfo>', '<?huy-bo?><ds:KeyInfo>'),
    DOUBTED,
  ),
  xml(
    'media-type-of-a-signed-content',
    () => {
      const fee = '<LePhi Id="P">150000</LePhi>';
      return over([part('P', fee)], { objects: `<ds:Object MimeType="text/html">${fee}</ds:Object>` });
    },
    DOUBTED,
  ),

  // Names of what stands unsigned around the signed part.
  ...(
    [
      ['renamed-root', /(?<=<\/?)HDon>/g, 'HuyHoaDon>'],
      ['renamed-place', /NBan>/g, 'DaHuy>'],
    ] as const
  ).map(([id, from, to]) => xml(id, () => invoice().replaceAll(from, to), DOUBTED)),
  xml('mark-among-the-places', () => replaced(invoice(), '</DSCKS>', '<DaHuy></DaHuy></DSCKS>'), DOUBTED),
  xml(
    'type-of-the-unsigned-root',
    () =>
      replaced(
        invoice(),
        '<HDon>',
        '<HDon xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="HoaDonHuy">',
      ),
    DOUBTED,
  ),
  xml('sentence-as-an-identifier', () => replaced(invoice(), '<HDon>', '<HDon Id="Da huy">'), DOUBTED),
  xml('instruction-in-the-unsigned-root', () => replaced(invoice(), '<HDon>', '<HDon><?huy-bo?>'), DOUBTED),

  // A prefix that only a value uses.
  xml('type-under-an-unsigned-prefix', () => typed('xmlns:q="urn:currency:usd"'), {
    ...DOUBTED,
    codes: ['xml-unsigned-prefix'],
  }),
];
