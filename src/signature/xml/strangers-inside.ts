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
import { DS, XADES_TYPES, XML, XSI } from './namespaces.ts';
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

type Names = { readonly elements: ReadonlySet<string>; readonly attributes: ReadonlySet<string> };

// Attributes that the standards put on their elements; a document may well use the same words.
const ATTRIBUTES = new Set(
  `Algorithm Encoding EncodingType Filter Id ID id MimeType ObjectReference Order Qualifier Target Type URI Usage ValueType
  referencedData`.split(/\s+/),
);

const speakingAttributes = ({ attributes }: Element): readonly string[] =>
  attributes
    .filter(({ namespace, name }) => namespace !== XSI && namespace !== XML && !ATTRIBUTES.has(name))
    .map(({ name }) => name);

/** How elements are called, and their attributes; a document's own signature markup is no content. */
const namesOf = (elements: readonly Element[]): Names => {
  const content = elements.filter((each) => !isOfStandards(each));
  return {
    elements: new Set(content.map(({ name }) => name)),
    attributes: new Set(content.flatMap(speakingAttributes)),
  };
};

const outside = new WeakMap<Tree, Names>();

const namesOutside = (tree: Tree): Names => {
  const names = outside.get(tree) ?? namesOf([...descendants(tree.root, isSignature)]);
  outside.set(tree, names);
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
  const around = namesOutside(tree);
  const held = namesOf(
    targets.filter((each) => isInside(each, signature.element)).flatMap((each) => [...descendants(each)]),
  );
  const saysAttribute = (element: Element): boolean =>
    speakingAttributes(element).some((name) => around.attributes.has(name) || held.attributes.has(name));
  if (saysAttribute(signature.element)) return signature.element;
  const places = [signature.valueElement, signature.keyInfo, ...signature.objects];
  // A counter-signature is judged for itself.
  for (const place of places.filter((each) => each !== null))
    for (const each of descendants(place, (element) => isCovered(element) || isSignature(element))) {
      const called = around.elements.has(each.name) || held.elements.has(each.name);
      if (saysAttribute(each) || (called && isLeaf(each) && !isKeyMaterial(each))) return each;
    }
  return null;
}
