import {
  citizen,
  expiredCitizen,
  falseAuthority,
  falseCitizen,
  issuingAuthority,
  organisation,
  otherCitizen,
  rsaCitizen,
  staff,
  timeAuthority,
  weakCitizen,
} from '../authority.ts';
import { type Issued, issue } from '../certificate.ts';
import { timestampToken } from '../timestamp.ts';
import {
  declaration,
  envelopXml,
  part,
  type Reference,
  SIGNATURE_PLACE,
  signXml,
  wholeDocument,
  xmlSignature,
  type XmlSignatureWish,
} from '../xml-file.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';
import { xmlCase as xml } from './xml-case.ts';

type Wish = Partial<Omit<XmlSignatureWish, 'by' | 'references' | 'objects'>>;

const AN = ['CCCD:001200000001'];

const signed = (by: Issued, wish: Wish = {}): string =>
  signXml(declaration(), { by, certificates: [by, issuingAuthority()], ...wish });

const baseline = (): string => signed(citizen());

const stamped =
  (over?: Buffer) =>
  (value: Buffer): Buffer =>
    timestampToken({ over: over ?? value, by: timeAuthority(), at: SIGNED_AT });

const replaced = (text: string, what: string | RegExp, by: string): string => {
  const changed = text.replace(what, () => by);
  if (changed === text) throw new Error(`${String(what)} is not in the file`);
  return changed;
};

/** The signature of a file as an element of its own. */
const signatureOf = (text: string): string => /<ds:Signature .*<\/ds:Signature>/s.exec(text)?.[0] ?? '';

const ID_SIGNED = `<HoSo xmlns="urn:test:vn:hoso">`;

/** The payload carries an Id and is signed by it, beside its signature. */
const signedById = (): { readonly payload: string; readonly signature: string } => {
  const payload = `<ToKhai xmlns="urn:test:vn:tokhai" Id="TK1"><LePhi>150000</LePhi></ToKhai>`;
  return {
    payload,
    signature: xmlSignature({
      by: citizen(),
      certificates: [citizen(), issuingAuthority()],
      references: [part('TK1', payload)],
    }),
  };
};

/** As Vietnamese electronic invoices are signed: the data by its Id, the time as a property, empty places beside. */
const invoice = (places = ''): string => {
  const data = '<DLHDon Id="D1"><LePhi>150000</LePhi></DLHDon>';
  const time =
    '<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="T1"><SignatureProperties><SignatureProperty Target="#S0">' +
    '<SigningTime>2026-05-20T02:00:00Z</SigningTime></SignatureProperty></SignatureProperties></ds:Object>';
  const signature = xmlSignature({
    by: citizen(),
    certificates: [citizen(), issuingAuthority()],
    references: [part('D1', data), part('T1', time)],
    objects: time,
    xades: false,
  });
  return `<HDon>${data}<DSCKS><NBan>${signature}</NBan>${places}</DSCKS></HDon>`;
};

const FILE_TEXT = '%PDF-1.4 lePhi 150000';

const decoded = (id: string): Reference => ({
  uri: `#${id}`,
  octets: FILE_TEXT,
  transforms: ['http://www.w3.org/2000/09/xmldsig#base64'],
});

const base64Object = (): string =>
  xmlSignature({
    by: citizen(),
    certificates: [citizen(), issuingAuthority()],
    references: [decoded('payload')],
    objects: `<ds:Object Id="payload">${Buffer.from(FILE_TEXT).toString('base64')}</ds:Object>`,
  });

const NO_CHAIN = ['NO_CERTIFICATE_CHAIN_FOUND', 'CERTIFICATE_CHAIN_GENERAL_FAILURE'] as const;
const WEAK = ['CRYPTO_CONSTRAINTS_FAILURE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'] as const;
const WRAPPED = {
  verdict: 'invalid',
  because: ['SIGNATURE_WRAPPING', 'FORMAT_FAILURE', 'HASH_FAILURE', 'SIGNED_DATA_NOT_FOUND'],
} as const;

export const xmlCases: readonly OwnCase[] = [
  xml('xades-b-b', baseline, {
    verdict: 'valid',
    level: 'B-B',
    revocation: 'not-proved',
    ids: [AN],
    profile: 'XAdES',
  }),
  xml('xades-b-t', () => signed(citizen(), { timestamp: stamped() }), { verdict: 'valid', level: 'B-T' }),
  xml('xmldsig', () => signed(citizen(), { xades: false }), {
    verdict: 'valid',
    level: null,
    profile: 'XMLDSig',
  }),
  // The order of certificates is not signed: nobody can tell in which role the holder of the key signed.
  xml(
    'xmldsig-by-a-key-certified-twice',
    () => {
      const twin = issue({ name: organisation().name, issuer: issuingAuthority(), key: citizen().key });
      return signed(citizen(), { xades: false, certificates: [twin, citizen(), issuingAuthority()] });
    },
    { verdict: 'indeterminate', because: ['NO_SIGNING_CERTIFICATE_FOUND'], codes: ['certificate-ambiguous'] },
  ),
  xml(
    'xades-by-a-key-certified-twice',
    () => {
      const twin = issue({ name: organisation().name, issuer: issuingAuthority(), key: citizen().key });
      return signed(citizen(), { certificates: [twin, citizen(), issuingAuthority()] });
    },
    { verdict: 'valid', ids: [AN] },
  ),
  xml(
    'xmldsig-with-a-certificate-twice',
    () => signed(citizen(), { xades: false, certificates: [citizen(), citizen(), issuingAuthority()] }),
    { verdict: 'valid', ids: [AN] },
  ),
  xml('rsa', () => signed(rsaCitizen()), { verdict: 'valid', ids: [['CCCD:001200000002']] }),
  xml('rsa-pss', () => signed(rsaCitizen(), { scheme: { digest: 'sha256', pss: true } }), {
    verdict: 'valid',
  }),
  xml('sha512', () => signed(rsaCitizen(), { scheme: { digest: 'sha512' }, digest: 'sha512' }), {
    verdict: 'valid',
  }),
  xml(
    'enveloping',
    () =>
      envelopXml('<LePhi xmlns="urn:test:vn:tokhai">150000</LePhi>', {
        by: citizen(),
        certificates: [citizen(), issuingAuthority()],
      }),
    { verdict: 'valid', level: 'B-B' },
  ),
  xml('electronic-invoice', () => invoice('<NMua></NMua>'), { verdict: 'valid' }),
  xml(
    'electronic-invoice-with-stylesheet',
    () => `<?xml-stylesheet type="text/xsl" href="v.xsl"?>${invoice()}`,
    {
      verdict: 'valid',
    },
  ),
  xml('enveloping-base64', base64Object, { verdict: 'valid', level: 'B-B' }),
  xml('written-otherwise-but-the-same', () => replaced(baseline(), 'Id="TK1">', "Id='TK1'\n>"), {
    verdict: 'valid',
  }),
  xml('with-declaration-and-mark', () => `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n${baseline()}\n`, {
    verdict: 'valid',
    ids: [AN],
  }),
  xml('staff-two-identifiers', () => signed(staff()), {
    policy: { signerId: 'MST:0100000001' },
    verdict: 'valid',
    ids: [['MST:0100000001', 'CCCD:001200000013']],
  }),
  xml('other-person', () => signed(otherCitizen()), {
    policy: { signerId: 'CCCD:001200000001' },
    verdict: 'invalid',
    because: ['SIGNER_IDENTITY_MISMATCH'],
  }),
  xml('not-signed', () => declaration('150000', ''), { verdict: 'invalid', because: ['NO_SIGNATURE'] }),

  // Integrity.
  xml('content-changed', () => replaced(baseline(), '150000', '950000'), {
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  xml('attribute-changed', () => replaced(baseline(), 'cccd="001200000001"', 'cccd="001200000099"'), {
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  xml('white-space-added', () => replaced(baseline(), '<LePhi>', ' <LePhi>'), {
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  xml('element-added', () => replaced(baseline(), '<LePhi>', '<Them></Them><LePhi>'), {
    verdict: 'invalid',
    because: ['HASH_FAILURE', 'SIGNATURE_WRAPPING'],
  }),
  xml('signing-time-changed', () => replaced(baseline(), '2026-05-20T02:00:00Z', '2020-05-20T02:00:00Z'), {
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  xml('signed-by-another-key', () => signed(citizen(), { forgedBy: otherCitizen().key }), {
    verdict: 'invalid',
    because: ['SIG_CRYPTO_FAILURE'],
  }),
  xml(
    'signature-value-not-base64',
    () => replaced(baseline(), /(<ds:SignatureValue[^>]*>)/, '<ds:SignatureValue>*'),
    {
      verdict: 'invalid',
      because: ['SIG_CRYPTO_FAILURE', 'FORMAT_FAILURE'],
    },
  ),
  xml('binds-another-certificate', () => signed(citizen(), { bound: otherCitizen() }), {
    verdict: 'indeterminate',
    because: ['NO_SIGNING_CERTIFICATE_FOUND', 'SIG_CONSTRAINTS_FAILURE', 'CHAIN_CONSTRAINTS_FAILURE'],
  }),
  xml('without-certificate', () => replaced(baseline(), /<ds:KeyInfo>.*<\/ds:KeyInfo>/s, ''), {
    verdict: 'indeterminate',
    because: ['NO_SIGNING_CERTIFICATE_FOUND'],
  }),
  xml('digest-with-a-comment', () => replaced(baseline(), '<ds:DigestValue>', '<ds:DigestValue><!--x-->'), {
    verdict: 'invalid',
  }),

  // Wrapping (McIntosh and Austel 2005; Somorovsky and others 2012).
  xml(
    'wrapped-root',
    () => {
      const file = baseline();
      const signature = signatureOf(file);
      const inner = file.replace(signature, '');
      return `<ToKhai xmlns="urn:test:vn:tokhai" Id="TK2"><LePhi>950000</LePhi><An>${inner}</An>${signature}</ToKhai>`;
    },
    WRAPPED,
  ),
  xml(
    'signed-element-moved-into-the-signature',
    () => {
      const { payload, signature } = signedById();
      const moved = signature.replace('</ds:Signature>', `<ds:Object>${payload}</ds:Object></ds:Signature>`);
      return `${ID_SIGNED}<ToKhai xmlns="urn:test:vn:tokhai" Id="TK2"><LePhi>950000</LePhi></ToKhai>${moved}</HoSo>`;
    },
    WRAPPED,
  ),
  xml(
    'the-same-id-twice',
    () => {
      const { payload, signature } = signedById();
      return `${ID_SIGNED}<ToKhai xmlns="urn:test:vn:tokhai" Id="TK1"><LePhi>950000</LePhi></ToKhai>${payload}${signature}</HoSo>`;
    },
    WRAPPED,
  ),
  xml(
    'only-a-part-signed',
    () => {
      const { payload, signature } = signedById();
      return `${ID_SIGNED}<ToKhai xmlns="urn:test:vn:tokhai" Id="TK2"><LePhi>950000</LePhi></ToKhai>${payload}${signature}</HoSo>`;
    },
    WRAPPED,
  ),
  xml(
    'two-signed-infos',
    () => {
      const file = baseline();
      const info = /<ds:SignedInfo.*?<\/ds:SignedInfo>/s.exec(file)?.[0] ?? '';
      return replaced(file, info, `${info}${info}`);
    },
    { verdict: 'invalid' },
  ),
  xml(
    'second-qualifying-properties',
    () =>
      replaced(
        baseline(),
        '<ds:Object><xades:QualifyingProperties',
        '<ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="#S0"><xades:SignedProperties Id="S0-properties"></xades:SignedProperties></xades:QualifyingProperties></ds:Object><ds:Object><xades:QualifyingProperties',
      ),
    { verdict: 'invalid' },
  ),
  xml(
    'no-references',
    () =>
      declaration().replace(
        SIGNATURE_PLACE,
        xmlSignature({ by: citizen(), references: [], certificates: [citizen(), issuingAuthority()] }),
      ),
    {
      verdict: 'indeterminate',
      because: ['SIGNED_DATA_NOT_FOUND'],
    },
  ),
  xml(
    'transform-that-is-not-allowed',
    () => {
      const text = declaration();
      const whole = wholeDocument(text);
      return text.replace(
        SIGNATURE_PLACE,
        xmlSignature({
          by: citizen(),
          certificates: [citizen(), issuingAuthority()],
          references: [
            { ...whole, transforms: [...whole.transforms, 'http://www.w3.org/TR/1999/REC-xslt-19991116'] },
          ],
        }),
      );
    },
    { verdict: 'invalid' },
  ),
  xml(
    'reference-to-an-address',
    () => {
      const text = declaration();
      return text.replace(
        SIGNATURE_PLACE,
        xmlSignature({
          by: citizen(),
          certificates: [citizen(), issuingAuthority()],
          references: [{ ...wholeDocument(text), uri: 'http://content.test.invalid/a.xml' }],
        }),
      );
    },
    // Nothing is fetched, so nothing proves what was signed.
    { verdict: 'indeterminate', because: ['SIGNED_DATA_NOT_FOUND'] },
  ),
  xml('document-type', () => `<!DOCTYPE ToKhai [<!ENTITY a "150000">]>${baseline()}`, {
    verdict: 'invalid',
    because: ['FORMAT_FAILURE'],
  }),
  xml(
    'entity-bomb',
    () =>
      `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
        .split('')
        .map((each, at) => `<!ENTITY ${each} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
        .join('')}]>${baseline().replace('150000', '&j;')}`,
    { verdict: 'invalid' },
  ),
  xml(
    'entity-of-a-file',
    () => `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>${baseline().replace('150000', '&a;')}`,
    { verdict: 'invalid' },
  ),

  // What stands unsigned beside what is signed.
  xml(
    'forged-property-in-the-signature',
    () =>
      replaced(
        baseline(),
        '</ds:KeyInfo>',
        '</ds:KeyInfo><ds:Object><ds:SignatureProperties><ds:SignatureProperty Target="#S0"><LePhi xmlns="urn:test:vn:tokhai">9</LePhi></ds:SignatureProperty></ds:SignatureProperties></ds:Object>',
      ),
    WRAPPED,
  ),
  xml(
    'forged-name-in-the-namespace-of-signatures',
    () => replaced(baseline(), '<ds:KeyInfo>', '<ds:KeyInfo><ds:LePhi>9</ds:LePhi>'),
    WRAPPED,
  ),
  xml('empty-mark-beside-the-signed-part', () => replaced(invoice(), '<DSCKS>', '<DaHuy></DaHuy><DSCKS>'), {
    verdict: 'indeterminate',
    because: ['SIG_CONSTRAINTS_FAILURE'],
  }),
  xml(
    'attribute-where-only-the-text-is-signed',
    () => {
      const text = Buffer.from(FILE_TEXT).toString('base64');
      return `${ID_SIGNED}<TepTin ketQua="ChapThuan" Id="F1">${text}</TepTin>${xmlSignature({
        by: citizen(),
        certificates: [citizen(), issuingAuthority()],
        references: [decoded('F1')],
      })}</HoSo>`;
    },
    { verdict: 'indeterminate', because: ['SIG_CONSTRAINTS_FAILURE'] },
  ),

  // Path, algorithms and times through XML.
  xml('expired', () => signed(expiredCitizen()), {
    verdict: 'indeterminate',
    because: ['OUT_OF_BOUNDS_NO_POE', 'EXPIRED'],
  }),
  xml('false-authority', () => signed(falseCitizen(), { certificates: [falseCitizen(), falseAuthority()] }), {
    verdict: 'indeterminate',
    because: NO_CHAIN,
  }),
  xml('sha1', () => signed(rsaCitizen(), { scheme: { digest: 'sha1' }, digest: 'sha1' }), {
    verdict: 'indeterminate',
    because: WEAK,
  }),
  xml('sha1-reference', () => signed(citizen(), { digest: 'sha1' }), {
    verdict: 'indeterminate',
    because: WEAK,
  }),
  xml('rsa-1024', () => signed(weakCitizen()), { verdict: 'indeterminate', because: WEAK }),
  xml('organisation', () => signed(organisation()), { verdict: 'valid', ids: [['MST:0100000001-001']] }),
  xml(
    'expired-and-stamped-over-something-else',
    () => signed(expiredCitizen(), { timestamp: stamped(Buffer.from('another')) }),
    { verdict: 'indeterminate' },
  ),
];
