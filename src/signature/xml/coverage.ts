import type { Failure } from '../signer-facts.ts';
import {
  childElements,
  descendants,
  hasOwnData,
  hasOwnText,
  isElement,
  isInside,
  isNamed,
  nameOf,
  pathOf,
} from './element.ts';
import type { Followed } from './follow-reference.ts';
import { DS, DS11, MORE_2001, MORE_2007, WSSE, XADES_141, XADES_TYPES } from './namespaces.ts';
import type { Element, Tree } from './read-tree.ts';
import type { XmlSignature } from './read-signature.ts';
import type { Xades } from './read-xades.ts';
import { failure } from './refusal.ts';

/** One signature whose references were followed. */
export type Signed = {
  readonly signature: XmlSignature;
  readonly xades: Xades | null;
  /** One for each reference, in order. */
  readonly followed: readonly Followed[];
  /** The signature that this one counter-signs; null for a signature of its own. */
  readonly counters: Element | null;
};

const PATHS_LIMIT = 64;
const MANIFEST_TYPE = `${DS}Manifest`;

const covers = (followed: readonly Followed[], element: Element): boolean =>
  followed.some(
    ({ target, without }) =>
      (target === null || isInside(element, target)) && !without.some((each) => isInside(element, each)),
  );

const targetsOf = (followed: readonly Followed[]): readonly Element[] => [
  ...new Set(followed.map(({ target }) => target).filter((each) => each !== null)),
];

/** Targets that are not this signature's own properties, key or attributes. */
const payloadOf = ({ signature, xades, followed }: Signed): readonly Followed[] =>
  followed.filter(({ target }) => {
    if (target === null || !isInside(target, signature.element)) return true;
    if (xades !== null && (isInside(target, xades.qualifying) || target === xades.qualifying.parent))
      return false;
    if (signature.keyInfo !== null && isInside(target, signature.keyInfo)) return false;
    if (isInside(target, signature.signedInfo) || isInside(target, signature.valueElement)) return false;
    const object = signature.objects.find((each) => isInside(target, each));
    return object === undefined || !holdsOnlyProperties(object);
  });

const holdsOnlyProperties = (object: Element): boolean =>
  !hasOwnText(object) &&
  childElements(object).length > 0 &&
  childElements(object).every((child) => isNamed(child, DS, 'SignatureProperties'));

const MARKUP = new Set([DS, DS11, MORE_2001, MORE_2007, WSSE, XADES_141, ...XADES_TYPES.keys()]);

const isQualifying = (element: Element): boolean =>
  element.name === 'QualifyingProperties' && XADES_TYPES.has(element.namespace);

/** An Object is where content is put: there is none in a counter-signature but for its properties. */
const isContent = (element: Element): boolean =>
  isNamed(element, DS, 'Object') && (hasOwnText(element) || !childElements(element).every(isQualifying));

const speaksMarkup = (element: Element): boolean => {
  for (const each of descendants(element)) if (!MARKUP.has(each.namespace) || isContent(each)) return false;
  return true;
};

/** XAdES, 4.3.2: beside the signed properties stand the unsigned ones, and nothing else. */
const isUnsignedPart = (element: Element, qualifying: Element): boolean =>
  isNamed(element, qualifying.namespace, 'UnsignedProperties') && speaksMarkup(element);

/**
 * A signature cuts itself out of what it covers, so whatever it does not cover by a reference must be what the
 * standards put there. An Object, a property or a key that holds other data is a place to hide a forged content in.
 */
const strangersInside = (tree: Tree, { signature, xades, followed }: Signed): Element | null => {
  const names = new Set(
    [tree.root, ...targetsOf(followed)].filter((each) => !isInside(each, signature.element)).map(nameOf),
  );
  for (const object of signature.objects) {
    // Not even signed, lest it be taken for the content that another has signed.
    for (const each of descendants(object)) if (names.has(nameOf(each))) return object;
    if (covers(followed, object) || holdsOnlyProperties(object)) continue;
    const sound = childElements(object).every(
      (child) => child === xades?.qualifying || covers(followed, child),
    );
    if (!sound || hasOwnText(object)) return object;
  }
  if (signature.keyInfo !== null && !covers(followed, signature.keyInfo) && !speaksMarkup(signature.keyInfo))
    return signature.keyInfo;
  if (xades !== null) {
    for (const child of childElements(xades.qualifying))
      if (child !== xades.signed && !covers(followed, child) && !isUnsignedPart(child, xades.qualifying))
        return child;
  }
  return null;
};

/** Data outside every signature and every element that some signature covers. */
const residue = (
  tree: Tree,
  signed: readonly Followed[],
): { readonly data: boolean; readonly elements: Element[] } => {
  const covered = new Set(signed.map(({ target }) => target));
  const elements = [...descendants(tree.root, (each) => covered.has(each) || isNamed(each, DS, 'Signature'))];
  return { data: elements.some(hasOwnData), elements };
};

const enveloping = (signed: Signed, payload: readonly Followed[]): Failure | null => {
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
 * Signed elements beside the signature under a root that is not itself signed (Vietnamese electronic invoices are so
 * built). Sound only where the root is a mere wrapper: it and whatever else is unsigned carry no data and no element
 * that could be taken for a signed one. Where the signature sits inside the element that it signs, that element was
 * made to be a document of its own, and an unsigned root around it is how signatures are wrapped.
 */
const partial = (
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
  if (targets.some((target) => target.parent !== tree.root)) return wrapping;
  const others = all
    .filter((each) => each !== signed && each.counters === null)
    .flatMap(payloadOf)
    .filter(({ target }) => target?.parent === tree.root);
  const rest = residue(tree, [...payload, ...others]);
  const strangers = [...rest.elements, ...targetsOf(others).filter((each) => !targets.includes(each))];
  if (strangers.some((each) => names.has(nameOf(each)))) return wrapping;
  const own = targets.some((target) => isInside(signed.signature.element, target));
  if (rest.data) return own ? wrapping : partly;
  return own ? partly : null;
};

/**
 * Text that an unsigned comment or a CDATA mark cuts in two: the canonical form does not show the cut, yet programs
 * that read only the first piece see another text (CVE-2017-11427 and its kin).
 */
const splitText = (element: Element, comments: boolean): boolean => {
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

const findSplit = (tree: Tree, payload: readonly Followed[]): Element | null => {
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

/** What is wrong with what the signature covers, worst first. */
export function judgeCoverage(tree: Tree, signed: Signed, all: readonly Signed[]): readonly Failure[] {
  const { signature, xades, followed, counters } = signed;
  const payload = payloadOf(signed);
  const found: Failure[] = [];
  if (counters !== null) {
    const value = childElements(counters).find((each) => isNamed(each, DS, 'SignatureValue')) ?? null;
    if (value === null || !followed.some(({ target }) => target === value))
      found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'counter-signature-wrong'));
  } else if (payload.length === 0) {
    found.push(failure('indeterminate', 'SIGNED_DATA_NOT_FOUND', 'xml-nothing-signed'));
  } else if (signature.element === tree.root) {
    const failed = enveloping(signed, payload);
    if (failed !== null) found.push(failed);
  } else if (!payload.some(({ target }) => target === null || target === tree.root)) {
    const failed = partial(tree, signed, payload, all);
    if (failed !== null) found.push(failed);
  }
  const stranger = strangersInside(tree, signed);
  if (stranger !== null)
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xml-unsigned-data-in-signature', pathOf(stranger)));
  if (xades !== null) found.push(...judgeProperties(signed, xades));
  else if (signature.references.some(({ type }) => [...XADES_TYPES.values()].includes(type ?? '')))
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xades-properties-wrong'));
  const manifest =
    signature.references.some(({ type }) => type === MANIFEST_TYPE) ||
    signature.objects.some((object) =>
      [...descendants(object)].some((each) => isNamed(each, DS, 'Manifest')),
    );
  if (manifest) found.push(failure('indeterminate', 'SIGNED_DATA_NOT_FOUND', 'xml-manifest'));
  const split = findSplit(tree, payload);
  if (split !== null)
    found.push(failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-text-split', pathOf(split)));
  return found;
}

/** EN 319 132-1, 4.3.1 and 5.2: this signature's SignedProperties are what a reference of that type covers. */
const judgeProperties = ({ signature, followed }: Signed, xades: Xades): readonly Failure[] => {
  const found: Failure[] = [];
  const typed = signature.references
    .map((reference, index) => ({ reference, target: followed[index]?.target ?? null }))
    .filter(({ reference }) => [...XADES_TYPES.values()].includes(reference.type ?? ''));
  if (typed.some(({ target }) => target !== xades.signed))
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xades-properties-wrong'));
  // Only by a reference of their own: one to the whole document cuts the signature out.
  if (!followed.some(({ target, without }) => target === xades.signed && without.length === 0))
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xades-properties-unsigned'));
  else if (xades.type === XADES_TYPES.values().next().value && typed.length === 0)
    found.push(failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xades-properties-wrong', 'Type'));
  return found;
};

/** Time of signing from a signed SignatureProperty, as plain XMLDSig of Vietnamese invoices carries it. */
export function propertyTime({ signature, followed }: Signed): string | null {
  for (const object of signature.objects.filter(holdsOnlyProperties)) {
    for (const each of descendants(object))
      if (each.name === 'SigningTime' && covers(followed, each) && childElements(each).length === 0)
        return each.children.map((child) => (isElement(child) ? '' : child.node.content)).join('');
  }
  return null;
}

/** Readable paths of what is signed, and whether that is the whole document (or all that an enveloping one holds). */
export function describeCoverage(
  tree: Tree,
  signed: Signed,
): { readonly whole: boolean; readonly elements: readonly string[] } {
  const payload = signed.counters === null ? payloadOf(signed) : signed.followed;
  const paths = payload.map(({ target }) =>
    target === null || target === tree.root ? pathOf(tree.root) : pathOf(target),
  );
  return {
    whole:
      signed.counters === null &&
      payload.length > 0 &&
      (signed.signature.element === tree.root
        ? enveloping(signed, payload) === null
        : payload.some(({ target }) => target === null || target === tree.root)),
    elements: [...new Set(paths)].slice(0, PATHS_LIMIT),
  };
}
