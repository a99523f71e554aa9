import { childElements, descendants, hasOwnText, isNamed, textOnly } from './element.ts';
import { isSchemaPlace } from './harmless-attributes.ts';
import { DS } from './namespaces.ts';
import type { Element } from './read-tree.ts';

// Vietnamese signing programs write `<SignatureProperties xmlns="">` as often as the standard's own namespace.
const isProperty = (element: Element, name: string): boolean =>
  isNamed(element, DS, name) || isNamed(element, '', name);

/** A ds:Object whose children are all SignatureProperties. */
export function holdsOnlyProperties(object: Element): boolean {
  return (
    !hasOwnText(object) &&
    childElements(object).length > 0 &&
    childElements(object).every((child) => isProperty(child, 'SignatureProperties'))
  );
}

const TIME = /^[-\d\sT:.+Z/]{0,40}$/;
const ATTRIBUTE = /^(?:id|Target|Encoding|MimeType)$/i;

const isTime = (element: Element): boolean => {
  const text = element.name === 'SigningTime' ? textOnly(element) : null;
  return text !== null && TIME.test(text);
};

const isFrame = (element: Element, object: Element): boolean =>
  !hasOwnText(element) &&
  (element === object ||
    isProperty(element, 'SignatureProperties') ||
    isProperty(element, 'SignatureProperty'));

/**
 * Whether an Object of properties says nothing but a time of signing, apart from what a reference covers: whatever
 * else it held, unsigned, would be a place for a forged content.
 */
export function saysOnlyTime(object: Element, isCovered: (element: Element) => boolean): boolean {
  if (!holdsOnlyProperties(object)) return false;
  for (const each of descendants(object, isCovered)) {
    if (!isFrame(each, object) && !isTime(each)) return false;
    if (each.attributes.some((one) => !isSchemaPlace(one) && !ATTRIBUTE.test(one.name))) return false;
  }
  return true;
}
