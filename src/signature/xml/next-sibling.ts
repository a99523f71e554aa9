import { type XmlNode, XmlTreeNode, XmlXPath } from 'libxml2-wasm';

// Compiled once for the life of the process, so never disposed of.
const NEXT = XmlXPath.compile('following-sibling::node()[1]');

/** The library's processing instructions have no `next`; a walk that believes them stops short of what follows. */
export function nextSibling(node: XmlNode): XmlNode | null {
  return node instanceof XmlTreeNode ? node.next : node.get(NEXT);
}
