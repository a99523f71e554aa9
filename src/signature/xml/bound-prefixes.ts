import { XmlC14NMode } from 'libxml2-wasm';
import { isInside } from './element.ts';
import type { Followed } from './follow-reference.ts';
import { XSI } from './namespaces.ts';
import { covers } from './payload.ts';
import type { Element, Tree } from './read-tree.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema';

const bindingOf = ({ node }: Element, prefix: string): string => node.namespaceForPrefix(prefix) ?? '';

/** Exclusive C14N, 3: the element itself or an attribute of it uses the prefix; only an element the default one. */
const uses = ({ node }: Element, prefix: string): boolean =>
  node.prefix === prefix || (prefix !== '' && node.attrs.some((each) => each.prefix === prefix));

const isBound = (element: Element, prefix: string, { target, c14n }: Followed): boolean => {
  if (c14n === null || c14n.mode !== XmlC14NMode.XML_C14N_EXCLUSIVE_1_0) return true;
  if (c14n.inclusivePrefixes.includes(prefix === '' ? '#default' : prefix)) return true;
  const binding = bindingOf(element, prefix);
  // What SAML libraries write everywhere; no other namespace can be put behind these names.
  if (/^xsd?$/.test(prefix) && binding === XSD) return true;
  for (let at: Element | null = element; at !== null; at = at.parent) {
    if (target !== null && !isInside(at, target)) return false;
    if (uses(at, prefix) && bindingOf(at, prefix) === binding) return true;
  }
  return false;
};

/**
 * An element whose xsi:type is a name under a prefix that nothing signed binds: exclusive C14N leaves out a namespace
 * that only a value uses, so that it can be exchanged for another.
 */
export function findUnboundType(tree: Tree, payload: readonly Followed[]): Element | null {
  for (const element of tree.elements) {
    const type = element.attributes.find(({ namespace, name }) => namespace === XSI && name === 'type');
    if (type === undefined) continue;
    const written = type.value.trim();
    const prefix = written.includes(':') ? written.slice(0, written.indexOf(':')) : '';
    const over = payload.filter((each) => covers([each], element));
    if (over.length > 0 && !over.some((each) => isBound(element, prefix, each))) return element;
  }
  return null;
}
