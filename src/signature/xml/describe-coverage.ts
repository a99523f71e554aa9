import { XmlXPath } from 'libxml2-wasm';
import { childElements, descendants, isElement, isInside, pathOf } from './element.ts';
import type { Followed } from './follow-reference.ts';
import { isSignature, isSilent } from './frames.ts';
import { enveloping, partial } from './partly-signed.ts';
import { covers, payloadOf, type Signed } from './payload.ts';
import type { Tree } from './read-tree.ts';
import { holdsOnlyProperties } from './signature-properties.ts';

const PATHS_LIMIT = 64;
// Compiled once for the life of the process, so never disposed of.
const STYLESHEET = XmlXPath.compile('/processing-instruction("xml-stylesheet")');

/** Time of signing from a signed SignatureProperty, as plain XMLDSig of Vietnamese invoices carries it. */
export function propertyTime({ signature, followed }: Signed): string | null {
  for (const object of signature.objects.filter(holdsOnlyProperties)) {
    for (const each of descendants(object))
      if (each.name === 'SigningTime' && covers(followed, each) && childElements(each).length === 0)
        return each.children.map((child) => (isElement(child) ? '' : child.node.content)).join('');
  }
  return null;
}

/** Nothing but markup: signatures of others that this one does not cover. */
const othersAreSilent = (tree: Tree, { signature, followed, counters }: Signed): boolean => {
  if (counters !== null) return false;
  return tree.elements
    .filter((each) => isSignature(each) && !isInside(each, signature.element) && !covers(followed, each))
    .every((each) => isSilent(tree, each));
};

const isWhole = (tree: Tree, signed: Signed, payload: readonly Followed[]): boolean =>
  payload.length > 0 &&
  (signed.signature.element === tree.root
    ? enveloping(signed, payload) === null
    : payload.some(({ target }) => target === null || target === tree.root));

/** Readable paths of what is signed, and whether that is the whole document (or all that an enveloping one holds). */
export function describeCoverage(
  tree: Tree,
  signed: Signed,
): {
  readonly whole: boolean;
  /** Whether the file says nothing beside it: what this signer has not signed is markup of signatures. */
  readonly alone: boolean;
  readonly elements: readonly string[];
  /** A stylesheet instruction that nothing of it covers. */
  readonly looseStylesheet: boolean;
} {
  const payload = signed.counters === null ? payloadOf(signed) : signed.followed;
  const paths = payload.map(({ target }) =>
    target === null || target === tree.root ? pathOf(tree.root) : pathOf(target),
  );
  const looseStylesheet =
    signed.counters === null &&
    payload.every(({ target }) => target !== null) &&
    tree.document.get(STYLESHEET) !== null;
  const silent = othersAreSilent(tree, signed);
  const whole = silent && isWhole(tree, signed, payload);
  return {
    looseStylesheet,
    whole: !looseStylesheet && whole,
    alone: whole || (silent && payload.length > 0 && partial(tree, signed, payload, []) === null),
    elements: [...new Set(paths)].slice(0, PATHS_LIMIT),
  };
}
