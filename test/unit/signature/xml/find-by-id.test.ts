import { describe, expect, it } from 'vitest';
import { indexIds } from '#src/signature/xml/find-by-id.ts';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { utf8 } from './signed-text.ts';

const find = (text: string, id: string): string | null => {
  const tree = readTree(utf8(text));
  try {
    return indexIds(tree)(id)?.name ?? null;
  } finally {
    tree.document.dispose();
  }
};

describe('indexIds', () => {
  it.each(['Id', 'ID', 'id', 'xml:id'])('finds by %s', (name) => {
    expect(find(`<a><b ${name}="x"/></a>`, 'x')).toBe('b');
  });

  it('does not find by other attributes', () => {
    expect(find('<a xmlns:n="urn:n"><b n:Id="x" iD="x" name="x"/></a>', 'x')).toBeNull();
  });

  it.each([
    '<a Id="x"><b Id="x"/></a>',
    '<a ID="x"><b Id="x"/></a>',
    '<a id="x"><b Id="x"/></a>',
    '<a Id="x"><b id="x"/></a>',
    '<a Id="x" ID="x"/>',
    '<a><b xml:id="x"/><c ID="x"/></a>',
    '<a><b id="x"/><b id="x"/></a>',
  ])('refuses a repeated identifier where something refers to it: %s', (text) => {
    expect(find(text, 'other')).toBeNull();
    expect(() => find(text, 'x')).toThrow('xml-duplicate-id');
  });
});
