import { childElements, descendants, hasOwnText, isInside, isNamed, nameOf } from './element.ts';
import {
  hasStrayText,
  isContent,
  isSignature,
  namesOf,
  namesOutside,
  passesFor,
  saysMore,
} from './frames.ts';
import { isMarkup, isOfStandards } from './markup.ts';
import type { Element, Tree } from './read-tree.ts';
import type { XmlSignature } from './read-signature.ts';
import type { Xades } from './read-xades.ts';
import { holdsOnlyProperties, saysOnlyTime } from './signature-properties.ts';
import { isOnlySigned, isOutOfPlace } from './unsigned-properties.ts';

const speaksMarkup = (element: Element): boolean => {
  for (const each of descendants(element))
    if (!isMarkup(each) || isContent(each) || hasStrayText(each)) return false;
  // A counter-signature is judged for itself.
  for (const each of descendants(element, isSignature)) if (isOnlySigned(each)) return false;
  return true;
};

/** XAdES, 4.3.2: beside the signed properties stand the unsigned ones, and nothing else. */
const isUnsignedPart = (element: Element, qualifying: Element): boolean =>
  isNamed(element, qualifying.namespace, 'UnsignedProperties') && speaksMarkup(element);

/** To ask of elements in document order, parents first. */
const isUnder = (targets: ReadonlySet<Element>): ((element: Element) => boolean) => {
  const under = new Set<Element | null>();
  return (element) => {
    if (!targets.has(element) && !under.has(element.parent)) return false;
    under.add(element);
    return true;
  };
};

type Inside = {
  readonly tree: Tree;
  readonly signature: XmlSignature;
  readonly xades: Xades | null;
  readonly targets: readonly Element[];
  /** Whether another signer signs content of that local name. */
  readonly isNameOfOther: (name: string) => boolean;
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
    if (hasOwnText(xades.qualifying) && !isCovered(xades.qualifying)) return xades.qualifying;
    for (const child of childElements(xades.qualifying))
      if (child !== xades.signed && !isCovered(child) && !isUnsignedPart(child, xades.qualifying))
        return child;
  }
  return null;
}

/** XMLDSig core 1.1, 4.5: what an unsigned Object says of the signed content in it is not signed. */
const saysOfContent = (element: Element): boolean =>
  isContent(element) &&
  !holdsOnlyProperties(element) &&
  element.attributes.some(({ name }) => !/^id$/i.test(name));

/**
 * Unsigned markup that says more than the standards have it say, or says it under a name that the content uses too:
 * programs that look for elements by their local name may take it for the content. So they may with the content of an
 * Object, even where its own signer has signed it. The standards allow it, so it accuses nobody.
 */
export function namesakeInside({
  tree,
  signature,
  xades,
  targets,
  isNameOfOther,
  isCovered,
}: Inside): Element | null {
  const around = namesOutside(tree);
  const own = new Set(targets.filter((each) => isInside(each, signature.element)));
  const held = namesOf([...descendants(signature.element)].filter(isUnder(own)));
  if (saysMore(signature.element)) return signature.element;
  const places = [signature.valueElement, signature.keyInfo, ...signature.objects];
  // A counter-signature is judged for itself.
  for (const place of places.filter((each) => each !== null))
    for (const each of descendants(place, (element) => isCovered(element) || isSignature(element)))
      if (
        saysMore(each) ||
        saysOfContent(each) ||
        isOutOfPlace(each) ||
        passesFor(each, around) ||
        passesFor(each, held)
      )
        return each;
  const content = signature.objects
    .flatMap((object) => [...descendants(object, (element) => element === xades?.signed)])
    .filter((each) => !isOfStandards(each));
  return content.find(({ name }) => around.elements.has(name) || isNameOfOther(name)) ?? null;
}
