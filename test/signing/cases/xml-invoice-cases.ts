import { citizen, issuingAuthority, otherCitizen } from '../authority.ts';
import { part, signXml, xmlSignature, type XmlSignatureWish } from '../xml-file.ts';
import type { OwnCase } from './own-case.ts';
import { xmlCase as xml } from './xml-case.ts';

/** How Vietnamese invoices, messages and returns are really signed, and what only looks like a forgery of them. */

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const ENVELOPED = `${DS}enveloped-signature`;
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

const over = (references: XmlSignatureWish['references'], wish: Partial<XmlSignatureWish> = {}): string =>
  xmlSignature({
    by: citizen(),
    certificates: [wish.by ?? citizen(), issuingAuthority()],
    references,
    xades: false,
    ...wish,
  });

const dataOf = (id: string): string => `<DLHDon Id="${id}"><LePhi>150000</LePhi></DLHDon>`;

const invoice = (transforms: readonly string[], id = 'DuLieuKy'): string =>
  `<HDon>${dataOf(id)}<DSCKS><NBan>${over([{ uri: `#${id}`, octets: dataOf(id), transforms }])}</NBan></DSCKS></HDon>`;

const timeOf = (id: string, signature: string): string =>
  `<ds:Object xmlns:ds="${DS}" Id="${id}"><SignatureProperties><SignatureProperty Target="#${signature}">` +
  '<SigningTime>20/05/2026 09:00:00</SigningTime></SignatureProperty></SignatureProperties></ds:Object>';

/** Seller and tax authority, each with the time of signing under the identifier given. */
const timed = (sellers: string, authoritys: string): string => {
  const data = dataOf('D1');
  const by = (id: string, signature: string, wish: Partial<XmlSignatureWish> = {}): string => {
    const objects = timeOf(id, signature);
    return over([part('D1', data), part(id, objects)], { objects, id: signature, ...wish });
  };
  const authority = by(authoritys, 'cqt', { by: otherCitizen() });
  return `<HDon>${data}<DSCKS><NBan>${by(sellers, 'seller')}</NBan><CQT>${authority}</CQT></DSCKS></HDon>`;
};

const numbered = (attribute: string): string =>
  signXml(
    `<HoSo xmlns="urn:x"><HangHoa><Dong ${attribute}="1"></Dong></HangHoa><Thue><Dong ${attribute}="1"></Dong></Thue>@signature@</HoSo>`,
    { by: citizen(), certificates: [citizen(), issuingAuthority()] },
  );

const message = (before = ''): string =>
  `<TDiep><TTChung><MLTDiep>203</MLTDiep></TTChung><DLieu>${before}${invoice([EXCLUSIVE], 'D1')}</DLieu></TDiep>`;

const response = (before = ''): string => {
  const assertion = '<Assertion xmlns="urn:s" ID="a1"><Subject>An</Subject>@</Assertion>';
  const own = { uri: '#a1', octets: assertion.replace('@', ''), transforms: [ENVELOPED, EXCLUSIVE] };
  return `<Response xmlns="urn:r" Version="2.0">${before}${assertion.replace('@', () => over([own]))}</Response>`;
};

const PARTLY = {
  verdict: 'indeterminate',
  because: ['SIG_CONSTRAINTS_FAILURE'],
  codes: ['xml-partly-signed'],
} as const;
const WRAPPED = { verdict: 'invalid', because: ['SIGNATURE_WRAPPING'] } as const;
const UNKNOWN = {
  verdict: 'indeterminate',
  because: ['SIG_CONSTRAINTS_FAILURE'],
  codes: ['xml-transform-unknown'],
} as const;

export const xmlInvoiceCases: readonly OwnCase[] = [
  xml('invoice-enveloped-transform-beside', () => invoice([ENVELOPED]), { verdict: 'valid' }),
  xml('invoice-enveloped-transform-and-c14n', () => invoice([ENVELOPED, INCLUSIVE]), { verdict: 'valid' }),
  xml('invoice-canonicalised-twice', () => invoice([EXCLUSIVE, INCLUSIVE]), { verdict: 'valid' }),
  xml('invoice-canonicalised-in-another-order', () => invoice([INCLUSIVE, EXCLUSIVE]), UNKNOWN),
  xml('invoice-enveloped-transform-last', () => invoice([INCLUSIVE, ENVELOPED]), UNKNOWN),
  ...['25e6b1c2-1f0e-4c9d-9f2f-0b4e0d6a3f11', '010883424020200100001948'].map((id, index) =>
    xml(`invoice-identifier-of-digits-${index + 1}`, () => invoice([INCLUSIVE], id), { verdict: 'valid' }),
  ),
  xml('invoice-times-of-their-own', () => timed('T1', 'T2'), { verdict: 'valid' }),
  xml('invoice-times-under-one-identifier', () => timed('SigningTime', 'SigningTime'), {
    verdict: 'indeterminate',
    because: ['SIG_CONSTRAINTS_FAILURE'],
    codes: ['xml-duplicate-id'],
  }),
  xml(
    'invoice-changed-with-times-under-one-identifier',
    () => timed('SigningTime', 'SigningTime').replace('150000', '950000'),
    { verdict: 'invalid', because: ['HASH_FAILURE'] },
  ),
  ...['ID', 'Id', 'id'].map((name, index) =>
    xml(`rows-with-the-same-identifier-${index + 1}`, () => numbered(name), { verdict: 'valid' }),
  ),
  xml('message-around-an-invoice', () => message(), PARTLY),
  xml('message-with-a-forged-invoice', () => message(`<HDon>${dataOf('D2')}</HDon>`), WRAPPED),
  xml('answer-around-an-assertion', () => response(), PARTLY),
  xml(
    'answer-with-a-forged-assertion',
    () => response('<Assertion xmlns="urn:s" ID="a2"><Subject>Cuong</Subject></Assertion>'),
    WRAPPED,
  ),
  xml(
    'answer-with-a-forged-assertion-of-another-namespace',
    () => response('<Assertion xmlns="urn:t"><Subject>Cuong</Subject></Assertion>'),
    WRAPPED,
  ),
  xml('page-of-html', () => '<!DOCTYPE html>\n<html><body>Da ky</body></html>', {
    verdict: 'invalid',
    because: ['NO_SIGNATURE'],
  }),
  ...['<?xml version="1.0" encoding="windows-1258"?>', '<?xml version="1.1"?>', '<!DOCTYPE HDon>'].map(
    (before, index) =>
      xml(`not-read-here-${index + 1}`, () => before + invoice([EXCLUSIVE]), {
        verdict: 'indeterminate',
        because: ['FORMAT_FAILURE'],
      }),
  ),
];
