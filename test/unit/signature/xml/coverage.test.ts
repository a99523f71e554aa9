import { describe, expect, it } from 'vitest';
import type { SignerReport } from '#src/model/signature.ts';
import { verifyXml } from '#src/signature/xml/verify-xml.ts';
import { otherCitizen } from '../../../signing/authority.ts';
import {
  type Covered,
  DECLARATION,
  DS,
  ENVELOPED,
  EXC,
  enveloped,
  insert,
  policy,
  signature,
  transform,
  utf8,
  XADES,
} from './signed-text.ts';

const judge = async (text: string): Promise<readonly SignerReport[]> =>
  (await verifyXml(utf8(text), policy())).signers;

const first = async (
  text: string,
): Promise<Pick<SignerReport, 'verdict' | 'subIndication'> & { codes: string[] }> => {
  const { signers, failure } = await verifyXml(utf8(text), policy());
  const [signer] = signers;
  if (signer === undefined)
    return {
      verdict: failure!.verdict,
      subIndication: failure!.subIndication,
      codes: [failure!.reason.code],
    };
  return {
    verdict: signer.verdict,
    subIndication: signer.subIndication,
    codes: signer.reasons.map(({ code }) => code),
  };
};

const part = (id: string, octets: string, ...transforms: string[]): Covered => ({
  uri: `#${id}`,
  octets,
  transforms: [...transforms, transform(EXC)],
});

/** An answer that holds a dossier; either may be what is signed, as Response and Assertion are in SAML. */
const DOSSIER = '<HoSo Id="h1"><Ma>A1</Ma></HoSo>';
const ANSWER = `<TraLoi Id="r1"><Ma>R1</Ma>${DOSSIER}</TraLoi>`;
const EVIL_DOSSIER = '<HoSo Id="evil-h"><Ma>B2</Ma></HoSo>';
const OWN = transform(ENVELOPED);
const overAnswer = signature([part('r1', ANSWER, OWN)]);
const overDossier = signature([part('h1', DOSSIER, OWN)]);
const evilAnswer = (inside: string) => `<TraLoi Id="evil"><Ma>R2</Ma>${EVIL_DOSSIER}${inside}</TraLoi>`;
const answer = (inside: string) => `<TraLoi Id="r1"><Ma>R1</Ma>${inside}</TraLoi>`;
const within = (text: string, inside: string) => text.replace('</ds:Signature>', `${inside}</ds:Signature>`);

describe('what is signed: the whole document', () => {
  it('accepts an enveloped signature by "" or by the root’s own identifier', async () => {
    for (const text of [enveloped(), insert(ANSWER, overAnswer)]) {
      const [signer] = await judge(text);
      expect(signer).toMatchObject({ verdict: 'valid', coverage: { whole: true } });
    }
  });

  it('names what is covered', async () => {
    const [signer] = await judge(enveloped());
    expect(signer?.coverage).toMatchObject({ elements: ['/ToKhai'], fileBytes: utf8(enveloped()).length });
  });
});

describe('the eight wrappings of "On Breaking SAML" (Somorovsky and others, 2012)', () => {
  it.each<[string, string]>([
    ['1: the signed answer inside the signature of a forged one', evilAnswer(within(overAnswer, ANSWER))],
    ['2: the signed answer beside its signature in a forged one', evilAnswer(ANSWER + overAnswer)],
    ['3: a forged dossier before the signed one', answer(EVIL_DOSSIER + insert(DOSSIER, overDossier))],
    ['4: the signed dossier inside a forged one', answer(insert(EVIL_DOSSIER, insert(DOSSIER, overDossier)))],
    ['5: the signature moved into a forged dossier', answer(insert(EVIL_DOSSIER, overDossier) + DOSSIER)],
    [
      '6: the signed dossier inside the signature of a forged one',
      answer(insert(EVIL_DOSSIER, within(overDossier, DOSSIER))),
    ],
    [
      '7: a forged dossier under another element',
      answer(`<Extensions>${EVIL_DOSSIER}</Extensions>${insert(DOSSIER, overDossier)}`),
    ],
    [
      '8: the signed dossier in an Object of the moved signature',
      answer(insert(EVIL_DOSSIER, within(overDossier, `<ds:Object>${DOSSIER}</ds:Object>`))),
    ],
  ])('%s', async (_, text) => {
    const found = await first(text);
    expect(found.verdict).toBe('invalid');
    expect(found.codes).not.toContain('xml-duplicate-id');
  });

  it('refuses the signed document under an unsigned root of the same name', async () => {
    const signed = insert(ANSWER, overAnswer);
    for (const text of [
      `<TraLoi>${signed}</TraLoi>`,
      `<TraLoi><W>${signed}</W></TraLoi>`,
      evilAnswer(signed),
    ])
      expect(await first(text)).toMatchObject({ verdict: 'invalid', subIndication: 'SIGNATURE_WRAPPING' });
  });

  it('refuses a repeated identifier, whichever comes first', async () => {
    for (const text of [
      answer(insert(DOSSIER, overDossier) + DOSSIER),
      answer(DOSSIER + insert(DOSSIER, overDossier)),
    ])
      expect(await first(text)).toEqual({
        verdict: 'invalid',
        subIndication: 'FORMAT_FAILURE',
        codes: ['xml-duplicate-id'],
      });
  });

  it('does not call a signed part valid where an unsigned root stands around it', async () => {
    expect(await first(`<GoiTin>${insert(DOSSIER, overDossier)}</GoiTin>`)).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'SIG_CONSTRAINTS_FAILURE',
    });
  });
});

describe('signed parts beside the signature, as in electronic invoices', () => {
  const data = '<DLHDon Id="d1"><So>7</So></DLHDon>';
  const seller = signature([part('d1', data)]);
  const invoice = (signatures: string, more = '') =>
    `<HDon>${data}<DSCKS><NBan>${signatures}</NBan></DSCKS>${more}</HDon>`;

  it('accepts them where nothing else carries data', async () => {
    const [signer] = await judge(invoice(seller));
    expect(signer).toMatchObject({
      verdict: 'valid',
      coverage: { whole: false, elements: ['/HDon/DLHDon'] },
    });
  });

  it('accepts empty places for signatures to come', async () => {
    const places = `<HDon>${data}<DSCKS><NBan>${seller}</NBan><NMua/><CQT/><CCKSKhac/></DSCKS></HDon>`;
    expect(await first(places)).toMatchObject({ verdict: 'valid' });
  });

  it('accepts data that another signature covers', async () => {
    const code = '<MaCQT Id="c1">M1</MaCQT>';
    const authority = signature([part('d1', data), part('c1', code)], { id: 'S2', by: otherCitizen() });
    expect((await judge(invoice(seller + authority, code))).map(({ verdict }) => verdict)).toEqual([
      'valid',
      'valid',
    ]);
  });

  it.each<[string, string, string]>([
    ['unsigned data beside them', invoice(seller, '<MaCQT>M1</MaCQT>'), 'indeterminate'],
    [
      'an attribute on the unsigned root',
      invoice(seller).replace('<HDon>', '<HDon tong="9">'),
      'indeterminate',
    ],
    ['text in the unsigned root', invoice(seller, 'x'), 'indeterminate'],
    ['an empty element beside them', invoice(seller, '<DaHuy/>'), 'indeterminate'],
    ['an empty element before them', `<HDonBiHuy><DaHuy/>${data}${seller}</HDonBiHuy>`, 'indeterminate'],
    ['a twin of the signed part', invoice(seller, '<DLHDon Id="d2"><So>8</So></DLHDon>'), 'invalid'],
    ['a twin of the signed part that carries nothing', invoice(seller, '<DLHDon/>'), 'invalid'],
    ['the signed part one step down', `<HDon><W>${data}</W><DSCKS>${seller}</DSCKS></HDon>`, 'invalid'],
    [
      'a twin that somebody else signed',
      invoice(
        seller +
          signature([part('d2', '<DLHDon Id="d2"><So>8</So></DLHDon>')], { id: 'S2', by: otherCitizen() }),
        '<DLHDon Id="d2"><So>8</So></DLHDon>',
      ),
      'invalid',
    ],
  ])('refuses %s', async (_, text, verdict) => {
    expect(await first(text)).toMatchObject({ verdict });
  });
});

describe('text that is signed as what its base64 decodes to', () => {
  const BASE64 = `${DS}base64`;
  const text = 'JVBERi0xLjQgbm9pIGR1bmc=';
  const decoded = (id: string): Covered => ({
    uri: `#${id}`,
    octets: Buffer.from(text, 'base64'),
    transforms: [transform(BASE64)],
  });
  const object = (attributes: string) =>
    `<ds:Object xmlns:ds="${DS}" Id="o1"${attributes}>${text}</ds:Object>`;
  const holding = (objects: string, id = 'o1') => signature([decoded(id)], { objects });

  it.each(['', ` Encoding="${BASE64}"`])('accepts an Object with it: %s', async (attributes) => {
    expect(await first(holding(object(attributes)))).toMatchObject({ verdict: 'valid' });
  });

  it.each<[string, string]>([
    ['an Object that says more', holding(object(' MimeType="text/html"'))],
    ['an Object of another encoding', holding(object(' Encoding="urn:x"'))],
    ['an element in an Object', holding(`<ds:Object><TepTin Id="f1">${text}</TepTin></ds:Object>`, 'f1')],
    [
      'an element beside the signature',
      `<HoSo><TepTin Id="f1">${text}</TepTin>${signature([decoded('f1')])}</HoSo>`,
    ],
    [
      'an element with attributes',
      `<HoSo><TepTin ketQua="ChapThuan" Id="f1">${text}</TepTin>${signature([decoded('f1')])}</HoSo>`,
    ],
  ])('does not call %s valid: neither name nor attributes are signed', async (_, file) => {
    expect(await first(file)).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'SIG_CONSTRAINTS_FAILURE',
      codes: expect.arrayContaining(['xml-partly-signed']),
    });
  });

  it('accepts an element with attributes that is signed as a whole too', async () => {
    const file = `<DLHDon Id="f1" ten="a">${text}</DLHDon>`;
    expect(await first(`<HDon>${file}${signature([decoded('f1'), part('f1', file)])}</HDon>`)).toMatchObject({
      verdict: 'valid',
    });
    const other = signature([decoded('f1')], { id: 'S2', by: otherCitizen() });
    const data = '<TTin Id="d1"><So>7</So></TTin>';
    const own = signature([part('d1', data)]);
    expect(await first(`<HDon>${data}${file}${own}${other}</HDon>`)).toMatchObject({
      verdict: 'indeterminate',
    });
  });
});

describe('an unsigned stylesheet instruction', () => {
  const instruction = '<?xml-stylesheet type="text/xsl" href="view.xsl"?>';
  const object = `<ds:Object xmlns:ds="${DS}" Id="o1"><ToKhai><Phi>1</Phi></ToKhai></ds:Object>`;
  const data = '<DLHDon Id="d1"><So>7</So></DLHDon>';

  it.each<[string, string, string]>([
    ['before a root signed by its identifier', instruction, insert(ANSWER, overAnswer)],
    ['before an enveloping signature', instruction, signature([part('o1', object)], { objects: object })],
    ['before an invoice', instruction, `<HDon>${data}${signature([part('d1', data)])}</HDon>`],
    ['after a comment', `<!-- a -->${instruction}`, insert(ANSWER, overAnswer)],
  ])('leaves the verdict and says that how the file looks is not signed: %s', async (_, before, text) => {
    const [signer] = await judge(before + text);
    expect(signer).toMatchObject({ verdict: 'valid', coverage: { whole: false, ranges: [] } });
    expect(signer?.reasons.map(({ code }) => code)).toContain('xml-stylesheet-unsigned');
  });

  it('is nothing to say where it is signed or another instruction', async () => {
    const text = `${instruction}\n${DECLARATION}`;
    for (const file of [enveloped(text), `<?other a?>${insert(ANSWER, overAnswer)}`]) {
      const [signer] = await judge(file);
      expect(signer).toMatchObject({ verdict: 'valid', coverage: { whole: true } });
      expect(signer?.reasons.map(({ code }) => code)).not.toContain('xml-stylesheet-unsigned');
    }
  });
});

describe('what an enveloping signature holds', () => {
  const object = `<ds:Object xmlns:ds="${DS}" Id="o1"><ToKhai><Phi>1</Phi></ToKhai></ds:Object>`;

  it('accepts its own signed Object', async () => {
    const [signer] = await judge(signature([part('o1', object)], { objects: object }));
    expect(signer).toMatchObject({
      verdict: 'valid',
      coverage: { whole: true, elements: ['/Signature/Object[1]'] },
    });
  });

  it.each<[string, string]>([
    ['an unsigned Object beside it', `${object}<ds:Object><ToKhai><Phi>2</Phi></ToKhai></ds:Object>`],
    ['an empty unsigned Object that holds text', `${object}<ds:Object>2</ds:Object>`],
    ['the signed Object deeper in another', `<ds:Object><W>${object}</W></ds:Object>`],
  ])('refuses %s', async (_, objects) => {
    expect(await first(signature([part('o1', object)], { objects }))).toMatchObject({
      verdict: 'invalid',
      subIndication: 'SIGNATURE_WRAPPING',
    });
  });

  it('does not call it valid under a root that is not signed', async () => {
    const text = signature([part('o1', object)], { objects: object });
    expect(await first(`<Goi>${text}</Goi>`)).toMatchObject({ verdict: 'indeterminate' });
    expect(await first(`<Goi><Phi>2</Phi>${text}</Goi>`)).toMatchObject({
      verdict: 'invalid',
      subIndication: 'SIGNATURE_WRAPPING',
    });
  });

  it('finds nothing signed where only its own properties are', async () => {
    expect(await first(signature([]))).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'SIGNED_DATA_NOT_FOUND',
    });
  });

  it('does not rest on a Manifest', async () => {
    const manifest = `<ds:Object xmlns:ds="${DS}" Id="o1"><ds:Manifest></ds:Manifest></ds:Object>`;
    expect(await first(signature([part('o1', manifest)], { objects: manifest }))).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'SIGNED_DATA_NOT_FOUND',
    });
  });
});

it('refuses an Object that passes for the document, even where somebody signed it', async () => {
  const twin = `<ds:Object xmlns:ds="${DS}" Id="o1"><ToKhai xmlns="urn:test:vn"><LePhi>0</LePhi></ToKhai></ds:Object>`;
  const everySignature = transform(
    'http://www.w3.org/TR/1999/REC-xpath-19991116',
    '<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>',
  );
  const whole = { uri: '', octets: DECLARATION, transforms: [everySignature, transform(EXC)] };
  const victim = signature([whole]);
  const called = (object: string) =>
    signature([whole, part('o1', object)], { id: 'S2', by: otherCitizen(), objects: object });
  const sound = called(twin.replaceAll('ToKhai', 'GhiChu').replaceAll('LePhi', 'Loi'));
  const namesake = called(twin.replaceAll('ToKhai', 'GhiChu'));
  const forged = signature([whole, part('o1', twin)], { id: 'S2', by: otherCitizen(), objects: twin });
  expect((await judge(insert(DECLARATION, victim + sound))).map(({ verdict }) => verdict)).toEqual([
    'valid',
    'valid',
  ]);
  expect((await judge(insert(DECLARATION, victim + namesake))).map(({ verdict }) => verdict)).toEqual([
    'valid',
    'indeterminate',
  ]);
  expect((await judge(insert(DECLARATION, victim + sound))).map(({ coverage }) => coverage.whole)).toEqual([
    false,
    true,
  ]);
  expect((await judge(insert(DECLARATION, victim + forged))).map(({ verdict }) => verdict)).toEqual([
    'valid',
    'invalid',
  ]);
});

const properties = (inside: string, namespace?: string) => {
  const [open, prefix] = namespace === undefined ? ['', 'ds:'] : [` xmlns="${namespace}"`, ''];
  return (
    `<ds:Object><${prefix}SignatureProperties${open}><${prefix}SignatureProperty Target="#S1">${inside}` +
    `</${prefix}SignatureProperty></${prefix}SignatureProperties></ds:Object>`
  );
};

describe('the time of signing among the signature’s own properties, as Vietnamese programs write it', () => {
  const time =
    '<SigningTime xmlns="http://example.org/#signatureProperties">2026-05-20T09:00:00</SigningTime>';

  it.each([properties(time), properties(time, '')])('may stand unsigned: %s', async (object) => {
    expect(await first(within(enveloped(), object))).toMatchObject({ verdict: 'valid' });
  });

  it.each(['', DS])('is read where it is signed, in the namespace "%s"', async (namespace) => {
    const data = '<DLHDon Id="d1"><So>7</So></DLHDon>';
    const frame = namespace === '' ? '' : 'ds:';
    const object =
      `<ds:Object xmlns:ds="${DS}" Id="t1"><${frame}SignatureProperties><${frame}SignatureProperty Target="#S1">` +
      `<SigningTime>2026-05-20T09:00:00Z</SigningTime></${frame}SignatureProperty></${frame}SignatureProperties></ds:Object>`;
    const seller = signature([part('d1', data), part('t1', object)], { xades: false, objects: object });
    const [signer] = await judge(`<HDon>${data}<DSCKS><NBan>${seller}</NBan><NMua/></DSCKS></HDon>`);
    expect(signer).toMatchObject({
      verdict: 'valid',
      claimedAt: '2026-05-20T09:00:00.000Z',
      coverage: { elements: ['/HDon/DLHDon'] },
    });
  });
});

describe('markup of a signature under a name of the content', () => {
  const file = '<DonHang Id="tk"><City>Huế</City></DonHang>';
  const keyName = (name: string) => enveloped(file).replace('<ds:KeyInfo>', `$&<ds:${name}>9</ds:${name}>`);

  it('is not called valid, since programs may go by the local name', async () => {
    expect(await first(keyName('City'))).toMatchObject({
      verdict: 'indeterminate',
      codes: ['xml-unsigned-data-in-signature'],
    });
    expect(await first(keyName('KeyName'))).toMatchObject({ verdict: 'valid' });
  });

  it.each(['<ds:KeyInfo', '<ds:SignatureValue', '<ds:X509Data', '<ds:Signature'])(
    'is not called valid with an attribute of the content on %s',
    async (place) => {
      const forged = (name: string) =>
        enveloped().replace(`${place} `, `$& ${name}="9" `).replace(`${place}>`, `${place} ${name}="9">`);
      expect(await first(forged('cccd'))).toMatchObject({
        verdict: 'indeterminate',
        codes: ['xml-unsigned-data-in-signature'],
      });
      expect(await first(forged('Usage'))).toMatchObject({ verdict: 'valid' });
    },
  );

  it('is no matter for certificates, which a list of services holds as well', async () => {
    const list = '<DanhSach Id="tk"><X509Certificate>MIIB</X509Certificate></DanhSach>';
    expect(await first(enveloped(list))).toMatchObject({ verdict: 'valid' });
  });

  it('is no matter where the content holds markup of the standards itself', async () => {
    const metadata = `<MoTa Id="tk"><ds:KeyName xmlns:ds="${DS}">a</ds:KeyName></MoTa>`;
    const signed = enveloped(metadata).replace(
      /<ds:KeyInfo>(?=<ds:X509Data>)/,
      '$&<ds:KeyName>a</ds:KeyName>',
    );
    expect(await first(signed)).toMatchObject({ verdict: 'valid' });
  });
});

describe('data inside the signature that it does not cover', () => {
  it.each<[string, (text: string) => string]>([
    ['an Object', (text) => within(text, '<ds:Object><ToKhai/></ds:Object>')],
    ['an Object with text', (text) => within(text, '<ds:Object>x</ds:Object>')],
    ['KeyInfo', (text) => text.replace('</ds:KeyInfo>', '<ToKhai/></ds:KeyInfo>')],
    ['the Object of the properties', (text) => text.replace('</xades:QualifyingProperties>', '$&<ToKhai/>')],
    ['the qualifying properties', (text) => text.replace('</xades:QualifyingProperties>', '<ToKhai/>$&')],
    [
      'unsigned properties',
      (text) =>
        text.replace(
          '</xades:QualifyingProperties>',
          '<xades:UnsignedProperties><ToKhai/></xades:UnsignedProperties>$&',
        ),
    ],
    [
      'an Object among the qualifying properties',
      (text) => text.replace('</xades:QualifyingProperties>', '<ds:Object>x</ds:Object>$&'),
    ],
    [
      'an Object among the unsigned properties',
      (text) =>
        text.replace(
          '</xades:QualifyingProperties>',
          '<xades:UnsignedProperties><ds:Object>x</ds:Object></xades:UnsignedProperties>$&',
        ),
    ],
    [
      'markup of a key among the qualifying properties',
      (text) => text.replace('</xades:QualifyingProperties>', '<ds:KeyName>x</ds:KeyName>$&'),
    ],
    [
      'an Object in KeyInfo',
      (text) => text.replace('</ds:KeyInfo>', '<ds:Object>x</ds:Object></ds:KeyInfo>'),
    ],
    [
      'a signature property that says something',
      (text) => within(text, properties('<LePhi xmlns="urn:test:vn">9</LePhi>')),
    ],
    ['a signature property with text', (text) => within(text, properties('9'))],
    ['a time of signing that is none', (text) => within(text, properties('<SigningTime>chín</SigningTime>'))],
    [
      'a time of signing that holds an element',
      (text) => within(text, properties('<SigningTime><ds:KeyName/></SigningTime>')),
    ],
    [
      'an attribute of a signature property',
      (text) => within(text, properties('').replace('Target', 'lePhi="9" Target')),
    ],
    [
      'a name in KeyInfo that no standard knows',
      (text) => text.replace('<ds:KeyInfo>', '$&<ds:LePhi>9</ds:LePhi>'),
    ],
    [
      'a signature property named as the root',
      (text) =>
        within(
          text,
          '<ds:Object><ds:SignatureProperties><ToKhai xmlns="urn:test:vn"/></ds:SignatureProperties></ds:Object>',
        ),
    ],
  ])('is refused in %s', async (_, change) => {
    expect(await first(change(enveloped()))).toMatchObject({
      verdict: 'invalid',
      subIndication: 'SIGNATURE_WRAPPING',
    });
  });

  it('is refused as a second set of signed properties (a DSS case)', async () => {
    const forged = `<ds:Object><xades:SignedProperties xmlns:xades="${XADES}" Id="x"/></ds:Object>`;
    expect(await first(within(enveloped(), forged))).toMatchObject({ verdict: 'invalid' });
  });
});

describe('text that a mark cuts in two', () => {
  const signed = enveloped();

  it.each([
    'Nguyễn<!-- --> Văn An',
    '<!-- a -->Nguyễn Văn An',
    'Nguyễn Văn An<!-- a -->',
    'Nguyễn<![CDATA[ Văn An]]>',
    '<![CDATA[Nguyễn]]> Văn An',
  ])('is not called valid though its canonical form holds: %s', async (name) => {
    expect(await first(signed.replace('Nguyễn Văn An', name))).toMatchObject({
      verdict: 'indeterminate',
      codes: expect.arrayContaining(['xml-text-split']),
    });
  });

  it('is no matter where nothing is cut', async () => {
    for (const file of [
      signed.replace('Nguyễn Văn An', '<![CDATA[Nguyễn Văn An]]>'),
      signed.replace('<LePhi>', '<!-- a -->$&'),
    ])
      expect(await first(file)).toMatchObject({ verdict: 'valid' });
  });
});
