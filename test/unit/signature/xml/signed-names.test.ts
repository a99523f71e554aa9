import { expect, it } from 'vitest';
import type { Signed } from '#src/signature/xml/payload.ts';
import type { Element, Tree } from '#src/signature/xml/read-tree.ts';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { isSignedByOther } from '#src/signature/xml/signed-names.ts';
import { DS, utf8 } from './signed-text.ts';

const tree = readTree(utf8(`<a><b><c/><d/></b><e><c/></e><S xmlns="${DS}"/></a>`));
const named = (name: string): Element => tree.elements.find((each) => each.name === name)!;

const over = (...targets: readonly Element[]): Signed =>
  ({
    signature: { element: named('S'), objects: [], keyInfo: null },
    xades: null,
    followed: targets.map((target) => ({ target, without: [], bare: false })),
    counters: null,
  }) as unknown as Signed;

const [whole, inner, apart] = [over(named('b')), over(named('d')), over(named('e'))];
const all = [whole, inner, apart];

it('tells the names that another signs, and reads the tree once', () => {
  let reads = 0;
  const counted: Tree = {
    ...tree,
    get elements() {
      reads += 1;
      return tree.elements;
    },
  };
  const names = (signed: Signed) =>
    ['a', 'b', 'c', 'd', 'e', 'S'].filter((name) => isSignedByOther(counted, all, signed, name)).join('');
  expect(all.map(names)).toEqual(['cde', 'bcde', 'bcd']);
  expect(reads).toBe(1);
});
