import { XmlXPath } from 'libxml2-wasm';
import type { Failure } from '../signer-facts.ts';
import {
  childElements,
  descendants,
  hasOwnAttributes,
  hasOwnData,
  isElement,
  isInside,
  isNamed,
  nameOf,
  pathOf,
} from './element.ts';
import { BASE64, type Followed } from './follow-reference.ts';
import { DS, XADES_TYPES } from './namespaces.ts';
import type { Element, Tree, XmlAttribute } from './read-tree.ts';
import type { XmlSignature } from './read-signature.ts';
import type { Xades } from './read-xades.ts';
import { failure } from './refusal.ts';
import { holdsOnlyProperties } from './signature-properties.ts';
import { namesakeInside, strangerInside } from './strangers-inside.ts';

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
// Compiled once for the life of the process, so never disposed of.
const STYLESHEET = XmlXPath.compile('/processing-instruction("xml-stylesheet")');
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

/** Of an element under base64 only the text is signed: not what it is called nor its attributes. */
const isLoose = (followed: readonly Followed[], { target, bare }: Followed): boolean =>
  bare &&
  target !== null &&
  (!isNamed(target, DS, 'Object') || hasOwnAttributes(target, isBase64)) &&
  !covers(
    followed.filter((each) => !each.bare),
    target,
  );

/** XMLDSig core 1.1, 4.5: an Object may say that its text is base64, which is how it was signed. */
const isBase64 = ({ name, value }: XmlAttribute): boolean => name === 'Encoding' && value === BASE64;

type Residue = {
  /** Outside every signature and every element that some signature covers. */
  readonly elements: readonly Element[];
  readonly data: boolean;
  /** A child of the root that neither is signed nor holds a signature: that it is there may say something. */
  readonly sibling: boolean;
};

const isSignature = (element: Element): boolean => isNamed(element, DS, 'Signature');

const residue = (tree: Tree, signed: readonly Followed[]): Residue => {
  const covered = new Set(signed.map(({ target }) => target));
  const elements = [...descendants(tree.root, (each) => covered.has(each) || isSignature(each))];
  return {
    elements,
    data: elements.some((each) => hasOwnData(each)) || signed.some((each) => isLoose(signed, each)),
    sibling: childElements(tree.root).some(
      (child) => !covered.has(child) && ![...descendants(child)].some(isSignature),
    ),
  };
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
  return own || rest.sibling ? partly : null;
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
  for (const loose of payload.filter((each) => isLoose(followed, each)))
    found.push(
      failure(
        'indeterminate',
        'SIG_CONSTRAINTS_FAILURE',
        'xml-partly-signed',
        pathOf(loose.target ?? tree.root),
      ),
    );
  const inside = {
    tree,
    signature,
    xades,
    targets: targetsOf(followed),
    isCovered: (element: Element) => covers(followed, element),
  };
  const stranger = strangerInside(inside);
  const namesake = namesakeInside(inside);
  if (stranger !== null)
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xml-unsigned-data-in-signature', pathOf(stranger)));
  else if (namesake !== null)
    found.push(
      failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-unsigned-data-in-signature', pathOf(namesake)),
    );
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
): {
  readonly whole: boolean;
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
  return {
    looseStylesheet,
    whole:
      !looseStylesheet &&
      signed.counters === null &&
      payload.length > 0 &&
      (signed.signature.element === tree.root
        ? enveloping(signed, payload) === null
        : payload.some(({ target }) => target === null || target === tree.root)),
    elements: [...new Set(paths)].slice(0, PATHS_LIMIT),
  };
}
