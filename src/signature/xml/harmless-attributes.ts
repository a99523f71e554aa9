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

/** An attribute that says nothing beside what the signature standards let it say: one word under one of their names. */
export function isHarmless(attribute: XmlAttribute): boolean {
  const { namespace, name, value } = attribute;
  if (namespace === XML || isSchemaPlace(attribute)) return true;
  if (namespace === WSU) return name === 'Id' && !/\s/.test(value);
  return namespace === '' && NAMES.has(name) && !/\s/.test(value.trim());
}
