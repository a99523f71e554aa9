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
  const sound = signature([whole, part('o1', twin.replaceAll('ToKhai', 'GhiChu'))], {
    id: 'S2',
    by: otherCitizen(),
    objects: twin.replaceAll('ToKhai', 'GhiChu'),
  });
  const forged = signature([whole, part('o1', twin)], { id: 'S2', by: otherCitizen(), objects: twin });
  expect((await judge(insert(DECLARATION, victim + sound))).map(({ verdict }) => verdict)).toEqual([
    'valid',
    'valid',
  ]);
  expect((await judge(insert(DECLARATION, victim + forged))).map(({ verdict }) => verdict)).toEqual([
    'valid',
    'invalid',
  ]);
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

  it.each(['Nguyễn<!-- --> Văn An', 'Nguyễn<![CDATA[ Văn An]]>', '<![CDATA[Nguyễn]]> Văn An'])(
    'is not called valid though its canonical form holds: %s',
    async (name) => {
      expect(await first(signed.replace('Nguyễn Văn An', name))).toMatchObject({
        verdict: 'indeterminate',
        codes: expect.arrayContaining(['xml-text-split']),
      });
    },
  );

  it.each(['<!-- a -->Nguyễn Văn An', 'Nguyễn Văn An<!-- a -->', '<![CDATA[Nguyễn Văn An]]>'])(
    'is no matter where nothing is cut: %s',
    async (name) => {
      expect(await first(signed.replace('Nguyễn Văn An', name))).toMatchObject({ verdict: 'valid' });
    },
  );
});
