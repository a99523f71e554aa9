import { hasOwnText, isElement } from './element.ts';
import type { Followed } from './follow-reference.ts';
import { covers } from './payload.ts';
import type { Element, Tree } from './read-tree.ts';

/**
 * Text that an unsigned comment or a CDATA mark cuts in two: the canonical form does not show the cut, yet programs
 * that read only the first piece see another text (CVE-2017-11427 and its kin).
 */
const splitText = (element: Element, comments: boolean): boolean => {
  if (!comments && element.children.some(({ kind }) => kind === 'comment'))
    if (hasOwnText(element) || !element.children.some(isElement))
      // Also before or in place of a text: the first child of the element is then what nobody signed.
      return true;
  let pieces = 0;
  let last: 'text' | 'cdata' | 'comment' | null = null;
  for (const child of element.children) {
    if (isElement(child) || child.kind === 'other') {
      pieces = 0;
      last = null;
    } else if (child.kind === 'comment') {
      if (!comments) last = 'comment';
    } else if (/[^\t\n\r ]/.test(child.node.content)) {
      if (pieces > 0 && last !== null && (last === 'comment' || last !== child.kind)) return true;
      pieces += 1;
      last = child.kind;
    }
  }
  return false;
};

const splits = new WeakMap<
  Tree,
  { readonly bare: readonly Element[]; readonly signed: readonly Element[] }
>();

export const findSplit = (tree: Tree, payload: readonly Followed[]): Element | null => {
  let known = splits.get(tree);
  if (known === undefined) {
    known = {
      bare: tree.elements.filter((each) => splitText(each, false)),
      signed: tree.elements.filter((each) => splitText(each, true)),
    };
    splits.set(tree, known);
  }
  for (const each of payload) {
    const found = (each.comments ? known.signed : known.bare).find((element) => covers([each], element));
    if (found !== undefined) return found;
  }
  return null;
};
