import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { XmlRefusal } from '#src/signature/xml/refusal.ts';
import { utf8 } from './signed-text.ts';

const refusalOf = (bytes: Uint8Array): string | null => {
  try {
    readTree(bytes).document.dispose();
    return null;
  } catch (cause) {
    if (cause instanceof XmlRefusal) return cause.failure.reason.code;
    throw cause;
  }
};

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('readTree', () => {
  it('indexes elements with their namespaces, attributes and places', () => {
    const tree = readTree(utf8('<a xmlns="urn:a" x="1"><!--c--><b xmlns="" y:z="2" xmlns:y="urn:y"/>t</a>'));
    try {
      expect(tree.elements.map(({ name, namespace, place }) => [name, namespace, place])).toEqual([
        ['a', 'urn:a', 0],
        ['b', '', 1],
      ]);
      expect(tree.elements[1]?.attributes).toEqual([{ namespace: 'urn:y', name: 'z', value: '2' }]);
      expect(tree.root.children.map(({ kind }) => kind)).toEqual(['comment', 'element', 'text']);
    } finally {
      tree.document.dispose();
    }
  });

  it('goes on past processing instructions', () => {
    const tree = readTree(utf8('<?p?><a>1<?p q?><?p q?>2<b/><?p?><!--c--><d/></a>'));
    try {
      expect(tree.root.children.map(({ kind }) => kind)).toEqual([
        'text',
        'other',
        'other',
        'text',
        'element',
        'other',
        'comment',
        'element',
      ]);
      expect(tree.elements.map(({ name, place }) => [name, place])).toEqual([
        ['a', 0],
        ['b', 4],
        ['d', 7],
      ]);
    } finally {
      tree.document.dispose();
    }
  });

  it.each([
    '<!DOCTYPE a><a/>',
    '\ufeff<?xml version="1.0"?><!-- x --><?p ?>\n<!DOCTYPE a SYSTEM "http://x.invalid/a.dtd"><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  ])('refuses a document type: %s', (text) => {
    expect(refusalOf(utf8(text))).toBe('xml-doctype');
  });

  it('refuses a document type in UTF-16, which the scan of the prolog does not see', () => {
    expect(refusalOf(utf16('<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>'))).toBe('xml-doctype');
    expect(refusalOf(utf16('<a/>'))).toBeNull();
  });

  const verdictOf = (text: string): string => {
    try {
      readTree(Buffer.from(text, 'latin1')).document.dispose();
      return 'read';
    } catch (cause) {
      return cause instanceof XmlRefusal ? cause.failure.verdict : String(cause);
    }
  };

  it.each([
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a SYSTEM "http://x.invalid/[a].dtd"><a/>',
    '<?xml version="1.1"?><a/>',
    '<?xml version="1.0" encoding="windows-1258"?><a>\xd2</a>',
    "<?xml version='1.0' encoding='windows-1252'?><a/>",
    '<?xml version="1.0" encoding="TCVN3"?><a/>',
  ])('accuses nobody for what is only not read here: %s', (text) => {
    expect(verdictOf(text)).toBe('indeterminate');
  });

  it.each(['<!DOCTYPE a [<!ENTITY b "c">]><a/>', '<!DOCTYPE a SYSTEM "x" []><a/>', '<!DOCTYPE'])(
    'calls a document type with declarations wrong: %s',
    (text) => {
      expect(verdictOf(text)).toBe('invalid');
    },
  );

  it('lets a DOCTYPE stand as text', () => {
    expect(refusalOf(utf8('<a><![CDATA[<!DOCTYPE html>]]></a>'))).toBeNull();
  });

  it.each([
    ['', 'xml-malformed'],
    ['<a>', 'xml-malformed'],
    ['<a/><b/>', 'xml-malformed'],
    ['<a b="1" b="2"/>', 'xml-malformed'],
    ['<n:a/>', 'xml-malformed'],
    ['<a>&nbsp;</a>', 'xml-malformed'],
    ['<?xml version="1.1"?><a/>', 'xml-encoding'],
    ['<?xml version="1.0" encoding="windows-1252"?><a/>', 'xml-encoding'],
  ])('refuses %s', (text, code) => {
    expect(refusalOf(utf8(text))).toBe(code);
  });

  it.each([
    ['depth', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
    ['attributes', `<a ${Array.from({ length: 2000 }, (_, index) => `b${index}=""`).join(' ')}/>`],
    [
      'namespaces',
      `<a ${Array.from({ length: 2000 }, (_, index) => `xmlns:b${index}="urn:b"`).join(' ')}>${'<a/>'.repeat(2000)}</a>`,
    ],
    ['elements', `<a>${'<b/>'.repeat(400_000)}</a>`],
  ])('refuses too great a %s', (_, text) => {
    expect(refusalOf(utf8(text))).toMatch(/^(?:limit-exceeded|xml-malformed)$/);
  });

  it('throws nothing but a refusal, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (octets, wrapped) => {
        const bytes = wrapped ? Buffer.concat([Buffer.from('<a>'), octets, Buffer.from('</a>')]) : octets;
        expect([null, 'xml-malformed', 'xml-encoding', 'xml-doctype']).toContain(refusalOf(bytes));
      }),
    );
  });
});
