import { hasOwnAttributes, isInside, isNamed } from './element.ts';
import { BASE64, type Followed } from './follow-reference.ts';
import { DS } from './namespaces.ts';
import type { Element, XmlAttribute } from './read-tree.ts';
import type { XmlSignature } from './read-signature.ts';
import type { Xades } from './read-xades.ts';
import { holdsOnlyProperties } from './signature-properties.ts';

/** One signature whose references were followed. */
export type Signed = {
  readonly signature: XmlSignature;
  readonly xades: Xades | null;
  /** One for each reference, in order. */
  readonly followed: readonly Followed[];
  /** The signature that this one counter-signs; null for a signature of its own. */
  readonly counters: Element | null;
};

export const covers = (followed: readonly Followed[], element: Element): boolean =>
  followed.some(
    ({ target, without }) =>
      (target === null || isInside(element, target)) && !without.some((each) => isInside(element, each)),
  );

export const targetsOf = (followed: readonly Followed[]): readonly Element[] => [
  ...new Set(
    followed
      .filter(({ ambiguous }) => ambiguous !== true)
      .map(({ target }) => target)
      .filter((each) => each !== null),
  ),
];

/** Targets that are not this signature's own properties, key or attributes. */
export const payloadOf = ({ signature, xades, followed }: Signed): readonly Followed[] =>
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
export const isLoose = (followed: readonly Followed[], { target, bare }: Followed): boolean =>
  bare &&
  target !== null &&
  (!isNamed(target, DS, 'Object') || hasOwnAttributes(target, isBase64)) &&
  !covers(
    followed.filter((each) => !each.bare),
    target,
  );

/** XMLDSig core 1.1, 4.5: an Object may say that its text is base64, which is how it was signed. */
const isBase64 = ({ name, value }: XmlAttribute): boolean => name === 'Encoding' && value === BASE64;
