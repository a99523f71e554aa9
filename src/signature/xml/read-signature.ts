import { type C14n, readC14n } from './canonicalize.ts';
import { DIGESTS, type DigestAlgorithm } from './digest-algorithms.ts';
import { attribute, childElements, hasOwnText, isNamed, textOnly } from './element.ts';
import { DS } from './namespaces.ts';
import type { Element } from './read-tree.ts';
import { misbuilt, tooMuch } from './refusal.ts';
import { readSignatureMethod, type SignatureMethod } from './signature-methods.ts';
import { strictBase64 } from './strict-base64.ts';

export type Reference = {
  readonly element: Element;
  readonly id: string | null;
  /** Null where the attribute is missing, which XMLDSig leaves to the application. */
  readonly uri: string | null;
  readonly type: string | null;
  readonly transforms: readonly Element[];
  /** Null where the algorithm is not known here. */
  readonly digest: DigestAlgorithm | null;
  /** Null where it is not plain base64 of the digest's length. */
  readonly digestValue: Uint8Array | null;
};

/** A ds:Signature whose shape is exactly that of the schema. */
export type XmlSignature = {
  readonly element: Element;
  readonly id: string | null;
  readonly signedInfo: Element;
  /** Null where the algorithm is not accepted. */
  readonly canonicalization: C14n | null;
  /** Null where the algorithm is not known here; `methodUri` names it. */
  readonly method: SignatureMethod | null;
  readonly methodUri: string;
  readonly references: readonly Reference[];
  readonly valueElement: Element;
  /** Null where it is not plain base64. */
  readonly value: Uint8Array | null;
  readonly keyInfo: Element | null;
  readonly objects: readonly Element[];
};

const REFERENCES_LIMIT = 256;
const TRANSFORMS_LIMIT = 6;
const OBJECTS_LIMIT = 64;

/**
 * Children in the order of the schema, each name at most once; nothing else, and no text between.
 *
 * @throws XmlRefusal
 */
const inOrder = (element: Element, names: readonly string[]): readonly (Element | null)[] => {
  if (hasOwnText(element)) throw misbuilt('xml-signature-structure', element.name);
  const children = [...childElements(element)];
  const found = names.map((name) => {
    const next = children[0];
    if (next === undefined || !isNamed(next, DS, name)) return null;
    children.shift();
    return next;
  });
  if (children.length > 0)
    throw misbuilt('xml-signature-structure', `${element.name}/${children[0]?.name ?? ''}`);
  return found;
};

const base64Of = (element: Element): Uint8Array | null => {
  const text = textOnly(element);
  return text === null ? null : strictBase64(text);
};

const readReference = (element: Element): Reference => {
  const [transforms, method, value] = inOrder(element, ['Transforms', 'DigestMethod', 'DigestValue']);
  if (method == null || value == null) throw misbuilt('xml-signature-structure', 'Reference');
  if (childElements(method).length > 0) throw misbuilt('xml-signature-structure', 'DigestMethod');
  const steps = transforms == null ? [] : childElements(transforms);
  if (steps.length > TRANSFORMS_LIMIT) throw tooMuch('Transforms');
  if (steps.some((step) => !isNamed(step, DS, 'Transform')))
    throw misbuilt('xml-signature-structure', 'Transforms');
  const digest = DIGESTS.get(attribute(method, 'Algorithm') ?? '') ?? null;
  const octets = base64Of(value);
  return {
    element,
    id: attribute(element, 'Id'),
    uri: attribute(element, 'URI'),
    type: attribute(element, 'Type'),
    transforms: steps,
    digest,
    digestValue: octets === null || (digest !== null && octets.length !== digest.octets) ? null : octets,
  };
};

/**
 * Only direct children of the right namespace count (a SignedInfo further down, or a second one, is how
 * CVE-2025-29774 worked); text is read only from elements that hold nothing but text (CVE-2025-29775).
 *
 * @throws XmlRefusal
 */
export function readSignature(element: Element): XmlSignature {
  const [signedInfo, valueElement, keyInfo, ...objects] = (() => {
    const objectCount = childElements(element).filter((child) => isNamed(child, DS, 'Object')).length;
    if (objectCount > OBJECTS_LIMIT) throw tooMuch('Object');
    const objectNames = Array.from({ length: objectCount }, () => 'Object');
    return inOrder(element, ['SignedInfo', 'SignatureValue', 'KeyInfo', ...objectNames]);
  })();
  if (signedInfo == null || valueElement == null) throw misbuilt('xml-signature-structure', 'Signature');
  const referenceCount = childElements(signedInfo).filter((child) => isNamed(child, DS, 'Reference')).length;
  if (referenceCount > REFERENCES_LIMIT) throw tooMuch('Reference');
  const names = [
    'CanonicalizationMethod',
    'SignatureMethod',
    ...Array.from({ length: referenceCount }, () => 'Reference'),
  ];
  const [canonicalization, method, ...references] = inOrder(signedInfo, names);
  if (canonicalization == null || method == null || references.length === 0)
    throw misbuilt('xml-signature-structure', 'SignedInfo');
  return {
    element,
    id: attribute(element, 'Id'),
    signedInfo,
    canonicalization: readC14n(canonicalization),
    method: readSignatureMethod(method),
    methodUri: attribute(method, 'Algorithm') ?? '',
    references: references.filter((each) => each !== null).map(readReference),
    valueElement,
    value: base64Of(valueElement),
    keyInfo: keyInfo ?? null,
    objects: objects.filter((each) => each !== null),
  };
}
