import type { Failure } from '../signer-facts.ts';
import { childElements, descendants, hasOwnData, isInside, isNamed, nameOf, pathOf } from './element.ts';
import type { Followed } from './follow-reference.ts';
import { isHarmless } from './harmless-attributes.ts';
import { DS } from './namespaces.ts';
import { isLoose, payloadOf, type Signed, targetsOf } from './payload.ts';
import type { Element, Tree } from './read-tree.ts';
import { isKnownShell } from './known-shells.ts';
import { failure } from './refusal.ts';

type Residue = {
  /** Outside every signature and every element that some signature covers. */
  readonly elements: readonly Element[];
  readonly data: boolean;
  /** An attribute that is no data by its name, but may be a sentence by its value. */
  readonly words: boolean;
  /** A child of the root that neither is signed nor holds a signature: that it is there may say something. */
  readonly sibling: boolean;
};

const isSignature = (element: Element): boolean => isNamed(element, DS, 'Signature');

const residue = (tree: Tree, signed: readonly Followed[]): Residue => {
  const covered = new Set(signed.map(({ target }) => target));
  const elements = [...descendants(tree.root, (each) => covered.has(each) || isSignature(each))];
  return {
    elements,
    data:
      elements.some((each) => hasOwnData(each) || each.children.some(({ kind }) => kind === 'other')) ||
      signed.some((each) => isLoose(signed, each)),
    words: elements.some(({ attributes }) => !attributes.every(isHarmless)),
    sibling: childElements(tree.root).some(
      (child) => !covered.has(child) && ![...descendants(child)].some(isSignature),
    ),
  };
};

export const enveloping = (signed: Signed, payload: readonly Followed[]): Failure | null => {
  const { signature } = signed;
  for (const { target } of payload) {
    const parent = target?.parent ?? null;
    const object = target !== null && signature.objects.includes(target) ? target : parent;
    if (object === null || !signature.objects.includes(object))
      return failure('invalid', 'SIGNATURE_WRAPPING', 'xml-wrapping', target === null ? '/' : pathOf(target));
  }
  return null;
};

/**
 * Whether a signed part is one that its signer may have made for what now stands around it, a message or an answer: its
 * elements are children of one, the signature lies in that one too, and nothing anywhere could be taken for them by its
 * local name but what another has signed. A part that was moved away for a forged one leaves the forged one there.
 */
const isPart = (
  tree: Tree,
  { signature }: Signed,
  targets: readonly Element[],
  theirs: readonly Element[],
): boolean => {
  const parent = targets[0]?.parent ?? null;
  if (parent === null || targets.some((target) => target.parent !== parent)) return false;
  if (!isInside(signature.element, parent)) return false;
  for (let at = signature.element.parent; at !== null; at = at.parent)
    if (isNamed(at, DS, 'Object')) return false;
  const names = new Set(targets.map(({ name }) => name));
  const held = [...targets, ...theirs.filter(({ name }) => names.has(name))];
  return tree.elements.every(
    (each) => !names.has(each.name) || held.some((target) => isInside(each, target)),
  );
};

/**
 * Signed elements beside the signature under a root that is not itself signed (Vietnamese electronic invoices are so
 * built). Sound only where the root is a mere wrapper: it and whatever else is unsigned carry no data and no element
 * that could be taken for a signed one, under names that a published format gives them. Where the signature sits inside
 * the element that it signs, or deeper, that was made to be a document of its own, and an unsigned root around it is
 * how signatures are wrapped: then it is never more than a signed part.
 */
export const partial = (
  tree: Tree,
  signed: Signed,
  payload: readonly Followed[],
  all: readonly Signed[],
): Failure | null => {
  const targets = targetsOf(payload);
  const names = new Set(targets.map(nameOf));
  const where = targets.map(pathOf).join(' ');
  const wrapping = failure('invalid', 'SIGNATURE_WRAPPING', 'xml-wrapping', where);
  const partly = failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-partly-signed', where);
  // An enveloping signature in a wrapper of its own: what it signs is sound, but the root is not signed.
  if (targets.every((target) => isInside(target, signed.signature.element)))
    return enveloping(signed, payload) ?? (residue(tree, []).data ? wrapping : partly);
  const theirs = all.filter((each) => each !== signed && each.counters === null).flatMap(payloadOf);
  const own = targets.some((target) => isInside(signed.signature.element, target));
  if (own || targets.some((target) => target.parent !== tree.root))
    return isPart(tree, signed, targets, targetsOf(theirs)) ? partly : wrapping;
  const others = theirs.filter(({ target }) => target?.parent === tree.root);
  const rest = residue(tree, [...payload, ...others]);
  const strangers = [...rest.elements, ...targetsOf(others).filter((each) => !targets.includes(each))];
  if (strangers.some((each) => names.has(nameOf(each)))) return wrapping;
  return rest.data || rest.words || rest.sibling || !isKnownShell(rest.elements, targets) ? partly : null;
};
