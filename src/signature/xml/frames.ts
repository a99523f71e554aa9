import { childElements, descendants, hasOwnText, isElement, isNamed, textOnly } from './element.ts';
import { isHarmless } from './harmless-attributes.ts';
import { isMarkup, isOfStandards } from './markup.ts';
import { DS, XADES_TYPES } from './namespaces.ts';
import type { Element, Tree } from './read-tree.ts';
import { saysOnlyTime } from './signature-properties.ts';
import { strictBase64 } from './strict-base64.ts';
import { holdsOnlyElements } from './unsigned-properties.ts';

const isQualifying = (element: Element): boolean =>
  element.name === 'QualifyingProperties' && XADES_TYPES.has(element.namespace);

export const isSignature = (element: Element): boolean => isNamed(element, DS, 'Signature');

/** An Object is where content is put: there is none in a counter-signature but for its properties. */
export const isContent = (element: Element): boolean =>
  isNamed(element, DS, 'Object') && (hasOwnText(element) || !childElements(element).every(isQualifying));

/** Words where the standards have elements only. */
export const hasStrayText = (element: Element): boolean =>
  hasOwnText(element) && (childElements(element).length > 0 || holdsOnlyElements(element));

const KEY_OCTETS = 16;
const LINE = 32;

/** Base64 comes in lines, words do not: `Ho so nay da bi huy bo` is base64 as well. */
const isWrapped = (text: string): boolean =>
  text
    .trim()
    .split(/\s+/)
    .slice(0, -1)
    .every((line) => line.length >= LINE);

/** Key material is what it is called even where the document holds keys as well (a list of trusted services). */
const isKeyMaterial = (element: Element): boolean => {
  const text = textOnly(element);
  return text !== null && isWrapped(text) && (strictBase64(text)?.length ?? 0) >= KEY_OCTETS;
};

const isLeaf = (element: Element): boolean => hasOwnText(element) || !element.children.some(isElement);

/** Names of people and authorities are sentences by nature; whether they are true is looked at elsewhere. */
const NAMES = /^(?:KeyName|X509SubjectName|X509IssuerName|Issuer|ByName|ResponderID)$/;
const NAME = /^\/?[\w.-]+\s*=/;
const MOMENT = /^[-\d\sT:.+Z/]*$/;

/** What one word may be that is neither number nor base64: octets in hexadecimal or an address. */
const WORD = /^(?:[\dA-Fa-f]+|(?:https?:\/\/|urn:|#)[!-~]+)$/;

const isSentence = (element: Element): boolean => {
  const text = textOnly(element)?.trim();
  if (text === undefined) return hasOwnText(element);
  if (text === '' || MOMENT.test(text) || WORD.test(text)) return false;
  if (isWrapped(text) && strictBase64(text) !== null) return false;
  // Programs write expressions, and none of them is written without a sign.
  if (element.name === 'XPath') return !/^[!-~]*[(/:][!-~]*$/.test(text);
  return !NAMES.test(element.name) || (element.name !== 'KeyName' && !NAME.test(text));
};

const bearsMarks = (element: Element): boolean =>
  element.attributes.some(
    (each) => !isHarmless(each) && !(element.name === 'InclusiveNamespaces' && each.name === 'PrefixList'),
  ) || element.children.some(({ kind }) => kind === 'other');

/**
 * What an unsigned element of a signature says besides what the standards let it say: an attribute of its own, an
 * instruction, a sentence. Producers do such things too, so it accuses nobody.
 */
export const saysMore = (element: Element): boolean => bearsMarks(element) || isSentence(element);

type Names = { readonly elements: ReadonlySet<string>; readonly attributes: ReadonlySet<string> };

/** How elements are called, and their attributes; a document's own signature markup is no content. */
export const namesOf = (elements: readonly Element[]): Names => {
  const content = elements.filter((each) => !isOfStandards(each));
  return {
    elements: new Set(content.map(({ name }) => name)),
    attributes: new Set(
      content.flatMap(({ attributes }) =>
        attributes.filter((each) => !isHarmless(each)).map(({ name }) => name),
      ),
    ),
  };
};

const outside = new WeakMap<Tree, Names>();

/** Of the content outside every signature. */
export const namesOutside = (tree: Tree): Names => {
  const names = outside.get(tree) ?? namesOf([...descendants(tree.root, isSignature)]);
  outside.set(tree, names);
  return names;
};

/** Programs that look for elements by their local name may take this one for one of those. */
export const passesFor = (element: Element, { elements }: Names): boolean =>
  elements.has(element.name) && isLeaf(element) && !isKeyMaterial(element);

const silent = new WeakMap<Element, boolean>();

/**
 * Whether a whole signature, signed by somebody or not, is nothing but markup of signatures: for who did not sign it,
 * whatever else it holds is unsigned content.
 */
export function isSilent(tree: Tree, signature: Element): boolean {
  const known = silent.get(signature);
  if (known !== undefined) return known;
  const around = namesOutside(tree);
  const left = (each: Element): boolean => isNamed(each, DS, 'Object') && saysOnlyTime(each, () => false);
  const says =
    [...descendants(signature, left)].some(
      (each) =>
        !isMarkup(each) ||
        isContent(each) ||
        hasStrayText(each) ||
        bearsMarks(each) ||
        passesFor(each, around),
    ) ||
    // The role and the place that a signer claims are sentences, and the signer's own; so are expressions of XPath.
    [...descendants(signature, (each) => left(each) || /^Signed(?:Properties|Info)$/.test(each.name))].some(
      isSentence,
    );
  silent.set(signature, !says);
  return !says;
}
