import {
  childElements,
  descendants,
  hasOwnText,
  isElement,
  isInside,
  isNamed,
  nameOf,
  textOnly,
} from './element.ts';
import { isMarkup, isOfStandards } from './markup.ts';
import { DS, XADES_TYPES } from './namespaces.ts';
import type { Element, Tree } from './read-tree.ts';
import type { XmlSignature } from './read-signature.ts';
import type { Xades } from './read-xades.ts';
import { saysOnlyTime } from './signature-properties.ts';
import { strictBase64 } from './strict-base64.ts';

const isQualifying = (element: Element): boolean =>
  element.name === 'QualifyingProperties' && XADES_TYPES.has(element.namespace);

/** An Object is where content is put: there is none in a counter-signature but for its properties. */
const isContent = (element: Element): boolean =>
  isNamed(element, DS, 'Object') && (hasOwnText(element) || !childElements(element).every(isQualifying));

const speaksMarkup = (element: Element): boolean => {
  for (const each of descendants(element)) if (!isMarkup(each) || isContent(each)) return false;
  return true;
};

/** XAdES, 4.3.2: beside the signed properties stand the unsigned ones, and nothing else. */
const isUnsignedPart = (element: Element, qualifying: Element): boolean =>
  isNamed(element, qualifying.namespace, 'UnsignedProperties') && speaksMarkup(element);

const isSignature = (element: Element): boolean => isNamed(element, DS, 'Signature');

const KEY_OCTETS = 16;

/** Key material is what it is called even where the document holds keys as well (a list of trusted services). */
const isKeyMaterial = (element: Element): boolean => {
  const text = textOnly(element);
  return text !== null && (strictBase64(text)?.length ?? 0) >= KEY_OCTETS;
};

const isLeaf = (element: Element): boolean => hasOwnText(element) || !element.children.some(isElement);

const localNames = new WeakMap<Tree, ReadonlySet<string>>();

/** What the elements outside every signature are called; a document's own signature markup is no content. */
const namesOutside = (tree: Tree): ReadonlySet<string> => {
  let names = localNames.get(tree);
  if (names === undefined) {
    const outside = [...descendants(tree.root, isSignature)];
    names = new Set(outside.filter((each) => !isOfStandards(each)).map(({ name }) => name));
    localNames.set(tree, names);
  }
  return names;
};

type Inside = {
  readonly tree: Tree;
  readonly signature: XmlSignature;
  readonly xades: Xades | null;
  readonly targets: readonly Element[];
  readonly isCovered: (element: Element) => boolean;
};

/**
 * A signature cuts itself out of what it covers, so whatever it does not cover by a reference must be what the
 * standards put there. An Object, a property or a key that holds other data is a place to hide a forged content in.
 */
export function strangerInside({ tree, signature, xades, targets, isCovered }: Inside): Element | null {
  const names = new Set(
    [tree.root, ...targets].filter((each) => !isInside(each, signature.element)).map(nameOf),
  );
  for (const object of signature.objects) {
    // Not even signed, lest it be taken for the content that another has signed.
    for (const each of descendants(object)) if (names.has(nameOf(each))) return object;
    if (isCovered(object) || saysOnlyTime(object, isCovered)) continue;
    const sound = childElements(object).every((child) => child === xades?.qualifying || isCovered(child));
    if (!sound || hasOwnText(object)) return object;
  }
  if (signature.keyInfo !== null && !isCovered(signature.keyInfo) && !speaksMarkup(signature.keyInfo))
    return signature.keyInfo;
  if (xades !== null) {
    for (const child of childElements(xades.qualifying))
      if (child !== xades.signed && !isCovered(child) && !isUnsignedPart(child, xades.qualifying))
        return child;
  }
  return null;
}

/**
 * Unsigned markup that says something under a name that the content uses too: programs that look for elements by
 * their local name may take it for the content. The standards allow it, so it accuses nobody.
 */
export function namesakeInside({ tree, signature, targets, isCovered }: Inside): Element | null {
  const inside = targets
    .filter((each) => isInside(each, signature.element))
    .flatMap((each) => [...descendants(each)])
    .filter((each) => !isOfStandards(each))
    .map(({ name }) => name);
  const names = new Set([...namesOutside(tree), ...inside]);
  const places = signature.keyInfo === null ? signature.objects : [signature.keyInfo, ...signature.objects];
  // A counter-signature is judged for itself.
  for (const place of places)
    for (const each of descendants(place, (element) => isCovered(element) || isSignature(element)))
      if (names.has(each.name) && isLeaf(each) && !isKeyMaterial(each)) return each;
  return null;
}
