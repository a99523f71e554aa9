import { XmlC14NMode } from 'libxml2-wasm';
import { type C14n, type Canonicalizer, DEFAULT_C14N, readC14n, type Selection } from './canonicalize.ts';
import { attribute, childElements, isInside, isNamed, textOnly } from './element.ts';
import type { IdIndex } from './find-by-id.ts';
import { DS, FILTER2, XADES_TYPES } from './namespaces.ts';
import type { Element, Tree } from './read-tree.ts';
import type { Reference } from './read-signature.ts';
import { failure, misbuilt, XmlRefusal } from './refusal.ts';
import { saysOnlyTime } from './signature-properties.ts';
import { strictBase64 } from './strict-base64.ts';

/** What one Reference covers. */
export type Followed = {
  /** Null for the whole document. */
  readonly target: Element | null;
  /** Subtrees that a transform cut out: Signature elements only. */
  readonly without: readonly Element[];
  /** Whether comments are among the signed octets. */
  readonly comments: boolean;
  /** Of the target only its text is signed, decoded from base64. */
  readonly bare: boolean;
  /** Null where text is signed as what its base64 decodes to. */
  readonly c14n: C14n | null;
  /** Which of several elements was hashed cannot be told; then the octets are nothing, and it covers nothing. */
  readonly ambiguous?: boolean;
  readonly octets: Uint8Array;
  /** Octets that a XAdES time stamp takes where the transforms leave a node-set and it names its own method. */
  readonly octetsBy: (c14n: C14n) => Uint8Array;
};

export type Reach = {
  readonly tree: Tree;
  readonly byId: IdIndex;
  readonly canonicalize: Canonicalizer;
  /** Every ds:Signature of the document. */
  readonly signatures: readonly Element[];
};

const NAME = '[\\p{L}_][\\p{L}\\p{N}\\p{M}._-]*';
// No schema is read that would say what an identifier may be: producers begin them with a digit.
const FRAGMENT = /^#([^\s#%'"()]+)$/;
const POINTER_ID = new RegExp(`^#xpointer\\(id\\((?:'(${NAME})'|"(${NAME})")\\)\\)$`, 'u');

const XSLT = 'http://www.w3.org/TR/1999/REC-xslt-19991116';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const BASE64 = 'http://www.w3.org/2000/09/xmldsig#base64';
const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';

/**
 * XMLDSig core 1.1, 4.4.3.2 and 4.4.3.3: a bare fragment drops comments, an XPointer keeps them.
 *
 * @throws XmlRefusal
 */
const dereference = (uri: string | null, reach: Reach): Selection => {
  if (uri === '') return { root: null, without: [], comments: false };
  if (uri === '#xpointer(/)') return { root: null, without: [], comments: true };
  const pointer = POINTER_ID.exec(uri ?? '');
  const id = FRAGMENT.exec(uri ?? '')?.[1] ?? pointer?.[1] ?? pointer?.[2];
  if (id === undefined)
    throw new XmlRefusal(
      failure('indeterminate', 'SIGNED_DATA_NOT_FOUND', 'xml-reference-external', uri ?? undefined),
    );
  const root = reach.byId(id);
  if (root === null)
    throw new XmlRefusal(
      failure('indeterminate', 'SIGNED_DATA_NOT_FOUND', 'xml-reference-missing', uri ?? ''),
    );
  return { root, without: [], comments: pointer !== null };
};

const namesSignature = (expression: Element, written: string, pattern: RegExp): boolean => {
  const prefix = pattern.exec(written)?.[1];
  return prefix !== undefined && expression.node.namespaceForPrefix(prefix) === DS;
};

/** `not(ancestor-or-self::ds:Signature)` with whatever prefix stands for XMLDSig there; no other expression. */
const isNotSignature = (transform: Element): boolean => {
  const [expression, ...more] = childElements(transform);
  if (expression === undefined || more.length > 0 || !isNamed(expression, DS, 'XPath')) return false;
  const written = textOnly(expression)?.trim() ?? '';
  return namesSignature(expression, written, /^not\s*\(\s*ancestor-or-self\s*::\s*([\w.-]+):Signature\s*\)$/);
};

/** XPath filter 2.0 that subtracts every Signature, or the one that holds the transform. */
const subtracts = (transform: Element): 'all' | 'own' | null => {
  const [expression, ...more] = childElements(transform);
  if (expression === undefined || more.length > 0 || !isNamed(expression, FILTER2, 'XPath')) return null;
  if (attribute(expression, 'Filter') !== 'subtract') return null;
  const written = textOnly(expression)?.trim() ?? '';
  if (namesSignature(expression, written, /^(?:\/descendant::|\/\/)([\w.-]+):Signature$/)) return 'all';
  if (namesSignature(expression, written, /^here\(\)\/ancestor::([\w.-]+):Signature\[1\]$/)) return 'own';
  return null;
};

const cutOut = (selection: Selection, signatures: readonly Element[]): Selection => ({
  ...selection,
  without: [
    ...selection.without,
    ...signatures.filter(
      (each) =>
        !selection.without.includes(each) && (selection.root === null || isInside(each, selection.root)),
    ),
  ],
});

/** There those transforms would leave nothing at all. */
const insideOne = (root: Element | null, signatures: readonly Element[]): boolean =>
  root !== null && signatures.some((each) => isInside(root, each));

/**
 * Canonical XML 1.0, 2.1 and 4.1: what is canonical already and holds no comment comes out of an inclusive
 * canonicalisation as it is. An exclusive form too: each namespace that it writes is in scope where it is written, and
 * none is written twice.
 */
const changesNothing = (c14n: C14n, after: C14n): boolean =>
  !c14n.withComments && after.mode !== XmlC14NMode.XML_C14N_EXCLUSIVE_1_0;

const isPropertiesOfSignature = (element: Element): boolean =>
  (isNamed(element, DS, 'Object') && saysOnlyTime(element, () => false)) ||
  (element.name === 'SignedProperties' && XADES_TYPES.has(element.namespace));

/**
 * The Object with the time of signing that this signature refers to by an identifier which the times of others carry as
 * well (`SigningTime` is what one Vietnamese program calls them all). Which one was hashed nobody can tell, yet it says
 * nothing of the content.
 *
 * @throws XmlRefusal where it is the signed properties whose identifier others carry too
 */
const sharedTime = (uri: string | null, signature: Element, reach: Reach): Element | null => {
  const bearers = reach.byId.bearers(FRAGMENT.exec(uri ?? '')?.[1] ?? '');
  const [own, ...more] = bearers.filter((each) => isInside(each, signature));
  if (bearers.length < 2 || own === undefined || more.length > 0) return null;
  if (!bearers.every(isPropertiesOfSignature)) return null;
  if (bearers.every(({ name }) => name === 'Object')) return own;
  throw new XmlRefusal(
    failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-duplicate-id', uri ?? undefined),
  );
};

/**
 * Runs the transforms of one Reference. Accepted are, on a node-set and in any order before the one that ends it:
 * enveloped-signature, XPath `not(ancestor-or-self::ds:Signature)`, the like by XPath filter 2.0; and as the last one
 * a canonicalisation or base64. No XSLT; no other XPath, and nothing that would parse octets anew, is understood here.
 *
 * @throws XmlRefusal
 */
export function followReference(reference: Reference, signature: Element, reach: Reach): Followed {
  const shared = sharedTime(reference.uri, signature, reach);
  if (shared !== null) {
    const octetsBy = (own: C14n): Uint8Array =>
      reach.canonicalize({ root: shared, without: [], comments: false }, own);
    const nothing = { comments: false, bare: false, c14n: null, octets: new Uint8Array(), octetsBy };
    return { target: shared, without: [shared], ambiguous: true, ...nothing };
  }
  let selection = dereference(reference.uri, reach);
  let ending: { readonly c14n: C14n } | { readonly base64: Uint8Array } | null = null;
  for (const transform of reference.transforms) {
    const algorithm = attribute(transform, 'Algorithm') ?? '';
    const refused = (): XmlRefusal => misbuilt('xml-transform-refused', algorithm);
    const unknown = (): XmlRefusal =>
      new XmlRefusal(failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-transform-unknown', algorithm));
    if (algorithm === XSLT || algorithm === '') throw refused();
    if (ending !== null) {
      const after = readC14n(transform);
      if (after === null || !('c14n' in ending) || !changesNothing(ending.c14n, after)) throw unknown();
    } else if (algorithm === ENVELOPED && childElements(transform).length === 0) {
      // Where the signature lies beside what it refers to there is nothing to take out.
      if (insideOne(selection.root, [signature])) throw refused();
      selection = cutOut(selection, [signature]);
    } else if (algorithm === XPATH) {
      const [expression, ...more] = childElements(transform);
      if (expression === undefined || more.length > 0 || textOnly(expression) === null) throw refused();
      if (!isNotSignature(transform)) throw unknown();
      if (insideOne(selection.root, reach.signatures)) throw refused();
      selection = cutOut(selection, reach.signatures);
    } else if (algorithm === FILTER2) {
      const which = subtracts(transform);
      if (which === null) throw unknown();
      if (insideOne(selection.root, reach.signatures)) throw refused();
      selection = cutOut(selection, which === 'all' ? reach.signatures : [signature]);
    } else if (algorithm === BASE64 && childElements(transform).length === 0) {
      // On an element that holds only text, so that no comment or child can stand between what is signed.
      if (selection.root === null || selection.without.length > 0) throw refused();
      const text = textOnly(selection.root);
      const octets = text === null ? null : strictBase64(text);
      if (octets === null) throw refused();
      ending = { base64: octets };
    } else {
      const c14n = readC14n(transform);
      if (c14n === null) throw unknown();
      ending = { c14n };
    }
  }
  const { root, without } = selection;
  if (without.some((each) => isInside(root ?? reach.tree.root, each)))
    throw new XmlRefusal(failure('invalid', 'SIGNATURE_WRAPPING', 'xml-nothing-signed'));
  if (ending !== null && 'base64' in ending) {
    const { base64 } = ending;
    return {
      target: root,
      without,
      comments: true,
      bare: true,
      c14n: null,
      octets: base64,
      octetsBy: () => base64,
    };
  }
  const c14n = ending?.c14n ?? DEFAULT_C14N;
  const octets = reach.canonicalize(selection, c14n);
  return {
    target: root,
    without,
    comments: selection.comments && c14n.withComments,
    bare: false,
    c14n,
    octets,
    octetsBy: (own) => (ending === null ? reach.canonicalize(selection, own) : octets),
  };
}
