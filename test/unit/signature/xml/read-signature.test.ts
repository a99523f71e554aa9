import { describe, expect, it } from 'vitest';
import { readSignature, type XmlSignature } from '#src/signature/xml/read-signature.ts';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { DECLARATION, signature, utf8, wholeOf } from './signed-text.ts';

const sound = signature([wholeOf(DECLARATION)]);

const read = (text: string): XmlSignature => {
  const tree = readTree(utf8(text));
  try {
    return readSignature(tree.root);
  } finally {
    tree.document.dispose();
  }
};

const DIGEST = /<ds:DigestValue>[^<]*<\/ds:DigestValue>/;
const SIGNED_INFO = /<ds:SignedInfo .*<\/ds:SignedInfo>/;

describe('readSignature', () => {
  it('reads the parts of a sound signature', () => {
    const found = read(sound);
    expect(found).toMatchObject({ id: 'S1', method: { name: 'ECDSA' }, value: { length: 64 } });
    expect(
      found.references.map(({ uri, digest, digestValue }) => [uri, digest?.name, digestValue?.length]),
    ).toEqual([
      ['', 'SHA-256', 32],
      ['#S1-p', 'SHA-256', 32],
    ]);
  });

  it.each<[string, (text: string) => string]>([
    ['two SignedInfo (CVE-2025-29774)', (text) => text.replace(SIGNED_INFO, '$&$&')],
    ['no SignedInfo', (text) => text.replace(SIGNED_INFO, '')],
    ['SignedInfo in another namespace', (text) => text.replaceAll('ds:SignedInfo', 'SignedInfo')],
    ['SignedInfo one step down', (text) => text.replace(SIGNED_INFO, '<ds:Object>$&</ds:Object>')],
    [
      'SignedInfo after the value',
      (text) =>
        text.replace(
          /(<ds:SignedInfo .*<\/ds:SignedInfo>)(<ds:SignatureValue.*?<\/ds:SignatureValue>)/,
          '$2$1',
        ),
    ],
    ['two SignatureValue', (text) => text.replace(/<ds:SignatureValue.*?<\/ds:SignatureValue>/, '$&$&')],
    ['two DigestValue', (text) => text.replace(DIGEST, '$&$&')],
    ['a stranger among the children', (text) => text.replace('<ds:KeyInfo>', '<ToKhai/><ds:KeyInfo>')],
    ['text among the children', (text) => text.replace('<ds:KeyInfo>', 'x<ds:KeyInfo>')],
    ['a stranger in SignedInfo', (text) => text.replace('<ds:Reference ', '<x/><ds:Reference ')],
    ['no reference', (text) => text.replace(/<ds:Reference .*<\/ds:Reference>/, '')],
    ['Transforms with a stranger', (text) => text.replace('<ds:Transform ', '<x/><ds:Transform ')],
  ])('refuses %s', (_, change) => {
    expect(change(sound)).not.toBe(sound);
    expect(() => read(change(sound))).toThrow('xml-signature-structure');
  });

  it.each<[string, (digest: string) => string]>([
    ['a comment before it (CVE-2025-29775)', (digest) => digest.replace('>', '><!--AAAA-->')],
    ['a comment inside', (digest) => digest.replace('=', '<!---->=')],
    ['CDATA', (digest) => digest.replace(/>(.*)</, '><![CDATA[$1]]><')],
    ['an instruction', (digest) => digest.replace('>', '><?x?>')],
    ['an element', (digest) => digest.replace('>', '><x/>')],
    ['another length', (digest) => digest.replace(/>.*</, '>AAAA<')],
    ['no base64', (digest) => digest.replace(/>./, '>*')],
  ])('reads no DigestValue with %s', (_, change) => {
    expect(read(sound.replace(DIGEST, (digest) => change(digest))).references[0]?.digestValue).toBeNull();
  });

  it('reads no SignatureValue with a comment', () => {
    expect(read(sound.replace(/(<ds:SignatureValue[^>]*>..)/, '$1<!---->')).value).toBeNull();
  });

  it.each([
    [
      'Reference',
      (text: string) => text.replace(/<ds:Reference .*?<\/ds:Reference>/, (each) => each.repeat(300)),
    ],
    [
      'Transforms',
      (text: string) => text.replace(/<ds:Transform .*?<\/ds:Transform>/, (each) => each.repeat(7)),
    ],
    [
      'Object',
      (text: string) => text.replace('</ds:Signature>', `${'<ds:Object/>'.repeat(70)}</ds:Signature>`),
    ],
  ])('bounds the number of %s', (_, change) => {
    expect(() => read(change(sound))).toThrow('limit-exceeded');
  });
});
