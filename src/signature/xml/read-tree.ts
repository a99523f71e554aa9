import {
  ParseOption,
  XmlCData,
  XmlComment,
  XmlDocument,
  XmlElement,
  type XmlNode,
  XmlText,
} from 'libxml2-wasm';
import { nextSibling } from './next-sibling.ts';
import { misbuilt, notRead, tooMuch, XmlRefusal } from './refusal.ts';

export type XmlAttribute = { readonly namespace: string; readonly name: string; readonly value: string };

/** Text, CDATA, comment or processing instruction (an entity reference cannot occur without a DOCTYPE). */
export type Leaf = { readonly kind: 'text' | 'cdata' | 'comment' | 'other'; readonly node: XmlNode };

export type Element = {
  readonly kind: 'element';
  /** Empty where the element is in no namespace. */
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: Element | null;
  readonly children: readonly (Element | Leaf)[];
  /** Place among the parent's child nodes: finds the same element in another parse of the same bytes. */
  readonly place: number;
  readonly node: XmlElement;
};

export type Tree = {
  readonly bytes: Uint8Array;
  readonly document: XmlDocument;
  readonly root: Element;
  /** Every element in document order. */
  readonly elements: readonly Element[];
  /** About how many steps one canonicalisation of the whole document takes. */
  readonly weight: number;
};

const BYTES_LIMIT = 32 * 1024 * 1024;
const NODES_LIMIT = 200_000;
const ATTRIBUTES_LIMIT = 256;
const WEIGHT_LIMIT = 1_000_000;

const OPTIONS =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_SKIP_IDS |
  ParseOption.XML_PARSE_NOWARNING;

// Encodings whose every octet sequence libxml2 maps to characters as any other parser does.
const ENCODINGS = new Set([
  'utf-8',
  'utf8',
  'utf-16',
  'utf-16le',
  'utf-16be',
  'us-ascii',
  'ascii',
  'iso-8859-1',
]);

const DECLARATION =
  /^(?:\xef\xbb\xbf)?<\?xml\s+version\s*=\s*["']([^"']*)["'](?:\s+encoding\s*=\s*["']([^"']*)["'])?/;
const DECLARATION_LIMIT = 256;
const DOCTYPE_LIMIT = 1024;

/**
 * A fresh document of the same bytes; the caller disposes of it. No network, no entity, no catalogue, no XInclude.
 *
 * @throws XmlRefusal where the bytes are not well-formed
 */
export function parseXml(bytes: Uint8Array): XmlDocument {
  if (bytes.length > BYTES_LIMIT) throw tooMuch(`${bytes.length} octets`);
  try {
    return XmlDocument.fromBuffer(bytes, { option: OPTIONS });
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof WebAssembly.RuntimeError) throw tooMuch('memory');
    throw misbuilt('xml-malformed');
  }
}

/** Prolog of an ASCII-compatible document up to where a DOCTYPE or the root stands; spares the parser its entities. */
const doctypeOf = (bytes: Uint8Array): 'bare' | 'with-declarations' | null => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for (;;) {
    while (head[at] === 0x20 || head[at] === 0x09 || head[at] === 0x0a || head[at] === 0x0d) at += 1;
    if (head[at] !== 0x3c) return null;
    const next = head[at + 1];
    let end = -1;
    if (next === 0x3f) end = head.indexOf('?>', at + 2, 'latin1');
    else if (next === 0x21) {
      if (head[at + 2] !== 0x2d)
        return /^<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*')*>/.test(head.toString('latin1', at, at + DOCTYPE_LIMIT))
          ? 'bare'
          : 'with-declarations';
      end = head.indexOf('-->', at + 4, 'latin1');
      if (end !== -1) end += 1;
    } else return null;
    if (end === -1) return null;
    at = end + 2;
  }
};

const kindOf = (node: XmlNode): Leaf['kind'] => {
  // XmlCData first: the library may derive one from the other in a later version.
  if (node instanceof XmlCData) return 'cdata';
  if (node instanceof XmlText) return 'text';
  return node instanceof XmlComment ? 'comment' : 'other';
};

type Growing = { elements: Element[]; nodes: number; weight: number };

const grow = (
  node: XmlElement,
  parent: Element | null,
  place: number,
  scope: number,
  growing: Growing,
): Element => {
  const attributes = node.attrs.map((attribute) => ({
    namespace: attribute.namespaceUri,
    name: attribute.name,
    value: attribute.value,
  }));
  if (attributes.length > ATTRIBUTES_LIMIT) throw tooMuch(`${attributes.length} attributes`);
  const inScope = scope + Object.keys(node.nsDeclarations).length;
  growing.nodes += 1 + attributes.length;
  growing.weight += 1 + attributes.length + inScope + (inScope * inScope) / 16;
  if (growing.nodes > NODES_LIMIT || growing.weight > WEIGHT_LIMIT) throw tooMuch('nodes');
  const children: (Element | Leaf)[] = [];
  const element: Element = {
    kind: 'element',
    namespace: node.namespaceUri,
    name: node.name,
    attributes,
    parent,
    children,
    place,
    node,
  };
  growing.elements.push(element);
  let index = 0;
  for (let child: XmlNode | null = node.firstChild; child !== null; child = nextSibling(child), index += 1) {
    if (child instanceof XmlElement) children.push(grow(child, element, index, inScope, growing));
    else {
      const kind = kindOf(child);
      growing.nodes += kind === 'other' ? 8 : 1;
      growing.weight += 1;
      children.push({ kind, node: child });
    }
  }
  return element;
};

/**
 * Parse, refuse what a signed document must not hold (DOCTYPE, XML 1.1, rare encodings) and index the elements.
 * The caller disposes of `document`; on a refusal nothing is left behind. Depth is the parser's own limit, 256.
 *
 * @throws XmlRefusal
 */
export function readTree(bytes: Uint8Array): Tree {
  if (bytes.length > BYTES_LIMIT) throw tooMuch(`${bytes.length} octets`);
  const doctype = doctypeOf(bytes);
  // A mere name of a document type declares nothing; entities and defaults are how content hides.
  if (doctype !== null) throw doctype === 'bare' ? notRead('xml-doctype') : misbuilt('xml-doctype');
  const declared = DECLARATION.exec(Buffer.from(bytes.subarray(0, DECLARATION_LIMIT)).toString('latin1'));
  const [, stated = '1.0', written = 'utf-8'] = declared ?? [];
  if (stated !== '1.0') throw notRead('xml-encoding', `XML ${stated}`);
  if (!ENCODINGS.has(written.toLowerCase())) throw notRead('xml-encoding', written);
  const document = parseXml(bytes);
  try {
    if (document.dtd !== null) throw misbuilt('xml-doctype');
    const encoding = document.encoding?.toLowerCase() ?? 'utf-8';
    if (!ENCODINGS.has(encoding)) throw notRead('xml-encoding', encoding);
    if (document.version !== '1.0') throw notRead('xml-encoding', `XML ${document.version}`);
    const growing: Growing = { elements: [], nodes: 0, weight: 0 };
    const root = grow(document.root, null, 0, 0, growing);
    return { bytes, document, root, elements: growing.elements, weight: growing.weight };
  } catch (cause) {
    document.dispose();
    throw cause instanceof XmlRefusal ? cause : misbuilt('xml-malformed');
  }
}
