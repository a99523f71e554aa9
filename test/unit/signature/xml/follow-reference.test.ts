import { describe, expect, it } from 'vitest';
import { canonicalizerOf } from '#src/signature/xml/canonicalize.ts';
import { indexIds } from '#src/signature/xml/find-by-id.ts';
import { followReference } from '#src/signature/xml/follow-reference.ts';
import { readSignature } from '#src/signature/xml/read-signature.ts';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { C14N_10, DS, ENVELOPED, EXC, signature, transform, utf8 } from './signed-text.ts';

const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
const FILTER = 'http://www.w3.org/2002/06/xmldsig-filter2';
const BASE64 = `${DS}base64`;

const xpath = (expression: string): string => transform(XPATH, `<ds:XPath>${expression}</ds:XPath>`);
const filter = (expression: string, how = 'subtract'): string =>
  transform(FILTER, `<f:XPath xmlns:f="${FILTER}" Filter="${how}">${expression}</f:XPath>`);

/** Octets of the first reference of the first signature, in a document with a second one. */
const follow = (uri: string, ...transforms: string[]): string => {
  const object = `<ds:Object Id="o">x</ds:Object>`;
  const own = signature([{ uri, octets: '', transforms }], { xades: false, objects: object });
  const text = `<a Id="a">x<!--c--><b Id="b">Y<!--d-->WJj</b>${own}<c><ds:Signature xmlns:ds="${DS}"></ds:Signature></c></a>`;
  const tree = readTree(utf8(text));
  try {
    const signatures = tree.elements.filter(({ name }) => name === 'Signature');
    const [element] = signatures;
    const reach = { tree, byId: indexIds(tree), canonicalize: canonicalizerOf(tree), signatures };
    const [reference] = readSignature(element!).references;
    return Buffer.from(followReference(reference!, element!, reach).octets).toString('utf8');
  } finally {
    tree.document.dispose();
  }
};

describe('followReference', () => {
  const other = `<c><ds:Signature xmlns:ds="${DS}"></ds:Signature></c>`;

  it('follows the forms of a reference into the document', () => {
    const whole = `<a Id="a">x<b Id="b">YWJj</b>${other}</a>`;
    expect(follow('', transform(ENVELOPED))).toBe(whole);
    expect(follow('', transform(ENVELOPED), transform(EXC))).toBe(whole);
    expect(follow('#a', transform(ENVELOPED))).toBe(whole);
    expect(follow('#b')).toBe('<b Id="b">YWJj</b>');
    expect(follow('#b', transform(`${C14N_10}#WithComments`))).toBe('<b Id="b">YWJj</b>');
    expect(follow("#xpointer(id('b'))", transform(`${C14N_10}#WithComments`))).toBe(
      '<b Id="b">Y<!--d-->WJj</b>',
    );
    expect(follow("#xpointer(id('b'))")).toBe('<b Id="b">YWJj</b>');
    expect(follow('#xpointer(/)', transform(ENVELOPED), transform(`${EXC}WithComments`))).toContain(
      'x<!--c--><b',
    );
  });

  it('cuts every signature out where the transform says so', () => {
    const bare = '<a Id="a">x<b Id="b">YWJj</b><c></c></a>';
    expect(follow('', xpath('not(ancestor-or-self::ds:Signature)'))).toBe(bare);
    expect(follow('', xpath('\n not( ancestor-or-self::ds:Signature )\n'))).toBe(bare);
    expect(follow('', xpath('not ( ancestor-or-self :: ds:Signature )'))).toBe(bare);
    expect(follow('', filter('/descendant::ds:Signature'), transform(EXC))).toBe(bare);
    expect(follow('', filter('here()/ancestor::ds:Signature[1]'))).toContain(other);
  });

  it.each([
    'http://example.invalid/a.xml',
    'file:///etc/passwd',
    'b',
    '#',
    "#xpointer(id('b')/..)",
    "#xpointer(id('b'))#x",
    '#xpointer(//b)',
    '#missing',
    '#b c',
  ])('finds no signed data at %s and asks nobody for it', (uri) => {
    expect(() => follow(uri)).toThrow(/xml-reference-(?:external|missing)/);
  });

  it.each<[string, string, readonly string[]]>([
    ['XSLT', '', [transform('http://www.w3.org/TR/1999/REC-xslt-19991116')]],
    ['an XPath split by a comment', '', [xpath('not(ancestor-or-self::<!---->ds:Signature)')]],
    [
      'two XPath',
      '',
      [transform(XPATH, '<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath><ds:XPath>1</ds:XPath>')],
    ],
    ['base64 of the whole document', '', [transform(BASE64)]],
    ['base64 of text with a comment', '#b', [transform(BASE64)]],
    ['enveloped-signature where nothing would be left', '#o', [transform(ENVELOPED)]],
    ['a transform without a name', '', [transform('')]],
  ])('refuses %s', (_, uri, transforms) => {
    expect(() => follow(uri, ...transforms)).toThrow('xml-transform-refused');
  });

  it.each<[string, string, readonly string[]]>([
    ['another XPath', '', [xpath('self::text()')]],
    ['a looser XPath', '', [xpath('not(ancestor-or-self::ds:Signature) or true()')]],
    ['an XPath with a foreign prefix', '', [xpath('not(ancestor-or-self::x:Signature)')]],
    ['an intersecting filter', '', [filter('/descendant::ds:Signature', 'intersect')]],
    ['a filter of anything', '', [filter('//b')]],
    ['an exclusive canonicalisation after another', '', [transform(C14N_10), transform(EXC)]],
    ['a transform after octets', '', [transform(EXC), transform(ENVELOPED)]],
    ['an unknown transform', '', [transform('urn:x')]],
    [
      'a canonicalisation of what may hold comments',
      '#xpointer(/)',
      [transform(`${EXC}WithComments`), transform(C14N_10)],
    ],
    [
      'the XPath that XMLDSig gives for enveloped-signature',
      '',
      [xpath('count(ancestor-or-self::ds:Signature | here()/ancestor::ds:Signature[1]) &gt; 1')],
    ],
    ['an XPath by local name', '', [xpath("not(ancestor-or-self::*[local-name()='Signature'])")]],
  ])('does not know %s and accuses nobody', (_, uri, transforms) => {
    expect(() => follow(uri, ...transforms)).toThrow('xml-transform-unknown');
  });

  it('takes nothing out where the signature lies beside what it refers to', () => {
    expect(follow('#b', transform(ENVELOPED))).toBe('<b Id="b">YWJj</b>');
    expect(follow('#b', transform(ENVELOPED), transform(C14N_10))).toBe('<b Id="b">YWJj</b>');
  });

  it('takes an inclusive canonicalisation of a canonical form for no change', () => {
    expect(follow('#b', transform(EXC), transform(C14N_10))).toBe(follow('#b', transform(EXC)));
  });
});
