import { WSU, XML, XSI } from './namespaces.ts';
import type { XmlAttribute } from './read-tree.ts';

// Attributes that the standards put on their elements; a document may well use the same words.
const NAMES = new Set(
  `Algorithm Encoding EncodingType Filter Id ID id MimeType ObjectReference Order Qualifier Target TokenType Type URI URN
  Usage ValueType referencedData`.split(/\s+/),
);

/** Where a schema stands. `type` and `nil` say what an element is. */
export function isSchemaPlace({ namespace, name }: XmlAttribute): boolean {
  return namespace === XSI && (name === 'schemaLocation' || name === 'noNamespaceSchemaLocation');
}

const NAMESPACE = /^[A-Za-z][A-Za-z\d+.-]*:[!-~]+$/;
const ADDRESS = /^[!-~]*[.:/#][!-~]*[\w/#]$/;

/** Pairs of a namespace and an address, or one address alone. */
const isSchemaAddress = ({ name, value }: XmlAttribute): boolean => {
  const words = value.trim().split(/\s+/);
  if (words.length === 1) return words[0] === '' || ADDRESS.test(words[0] ?? '');
  if (name !== 'schemaLocation' || words.length % 2 !== 0) return false;
  return words.every((word, index) => (index % 2 === 0 ? NAMESPACE : ADDRESS).test(word));
};

/** RFC 5646 as far as documents use it; the longer forms are words. */
const LANGUAGE = /^(?:[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?)?$/;
const WORD = /^[!-~]*$/;
const MEDIA_TYPE =
  /^(?:(?:application|audio|font|image|message|model|multipart|text|video)\/[A-Za-z\d.+-]+(?:;\s?charset="?[A-Za-z\d-]+"?)?)?$/i;

const isOfXml = ({ name, value }: XmlAttribute): boolean => {
  if (name === 'lang') return LANGUAGE.test(value);
  if (name === 'space') return value === 'default' || value === 'preserve';
  // `base` would move every address below it.
  return name === 'id' && WORD.test(value);
};

/** An attribute that says nothing beside what the signature standards let it say: one word under one of their names. */
export function isHarmless(attribute: XmlAttribute): boolean {
  const { namespace, name, value } = attribute;
  if (namespace === XML) return isOfXml(attribute);
  if (isSchemaPlace(attribute)) return isSchemaAddress(attribute);
  if (namespace === WSU) return name === 'Id' && WORD.test(value);
  if (namespace !== '' || !NAMES.has(name)) return false;
  return (name === 'MimeType' ? MEDIA_TYPE : WORD).test(value.trim());
}
