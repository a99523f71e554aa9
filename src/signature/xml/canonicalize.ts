import { type C14NOptions, type XmlDocument, XmlElement, type XmlNode, XmlC14NMode } from 'libxml2-wasm';
import { attribute, childElements, hasOwnText, isInside, isNamed } from './element.ts';
import { EXC_C14N } from './namespaces.ts';
import { nextSibling } from './next-sibling.ts';
import { type Element, parseXml, type Tree } from './read-tree.ts';
import { misbuilt, tooMuch, XmlRefusal } from './refusal.ts';

export type C14n = {
  readonly mode: NonNullable<C14NOptions['mode']>;
  readonly withComments: boolean;
  readonly inclusivePrefixes: readonly string[];
};

/** A node-set as our transforms can make it: a document or subtree, less whole subtrees, with or without comments. */
export type Selection = {
  /** Null for the document node. */
  readonly root: Element | null;
  readonly without: readonly Element[];
  readonly comments: boolean;
};

/** XMLDSig core 1.1, 4.4.3.2: what turns a node-set into octets where no transform did. */
export const DEFAULT_C14N: C14n = {
  mode: XmlC14NMode.XML_C14N_1_0,
  withComments: false,
  inclusivePrefixes: [],
};

const MODES: ReadonlyMap<string, C14n['mode']> = new Map([
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', XmlC14NMode.XML_C14N_1_0],
  ['http://www.w3.org/2006/12/xml-c14n11', XmlC14NMode.XML_C14N_1_1],
  ['http://www.w3.org/2001/10/xml-exc-c14n', XmlC14NMode.XML_C14N_EXCLUSIVE_1_0],
]);

const OUTPUT_LIMIT = 64 * 1024 * 1024;
const PREFIXES_LIMIT = 64;
// All canonicalisations of one file together, in the steps of Tree.weight.
const WORK_LIMIT = 4_000_000;

/**
 * The canonicalisation that an element with an Algorithm attribute asks for; null where it is none.
 *
 * @throws XmlRefusal where its parameters are not as W3C exc-c14n, section 4, has them
 */
export function readC14n(element: Element): C14n | null {
  const algorithm = attribute(element, 'Algorithm') ?? '';
  const withComments = algorithm.endsWith('#WithComments');
  const plain = algorithm.replace(/#(WithComments)?$/, '');
  const mode = MODES.get(plain);
  // Only exclusive canonicalisation is written with a '#' and without comments.
  const written = mode === XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 ? `${plain}#` : plain;
  if (mode === undefined || algorithm !== (withComments ? `${plain}#WithComments` : written)) return null;
  const parameters = childElements(element);
  if (parameters.length === 0) return { mode, withComments, inclusivePrefixes: [] };
  const [prefixes] = parameters;
  if (
    prefixes === undefined ||
    parameters.length > 1 ||
    mode !== XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 ||
    !isNamed(prefixes, EXC_C14N, 'InclusiveNamespaces') ||
    prefixes.children.some(({ kind }) => kind !== 'text' && kind !== 'comment') ||
    hasOwnText(prefixes)
  )
    throw misbuilt('xml-transform-refused', algorithm);
  const inclusivePrefixes = (attribute(prefixes, 'PrefixList') ?? '')
    .split(/[\t\n\r ]+/)
    .filter((each) => each !== '');
  if (inclusivePrefixes.length > PREFIXES_LIMIT) throw tooMuch('InclusiveNamespaces');
  return { mode, withComments, inclusivePrefixes };
}

/** The library's own collector decodes chunk by chunk and breaks characters that straddle two; this keeps octets. */
const collector = () => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    write: (chunk: Uint8Array): number => {
      length += chunk.length;
      if (length > OUTPUT_LIMIT) return -1;
      chunks.push(chunk.slice());
      return chunk.length;
    },
    close: (): boolean => true,
    octets: (): Uint8Array => {
      if (length > OUTPUT_LIMIT) throw tooMuch('canonical form');
      const whole = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
  };
};

const run = (
  document: XmlDocument,
  root: XmlElement | null,
  selection: Selection,
  c14n: C14n,
): Uint8Array => {
  const output = collector();
  const options: C14NOptions = {
    mode: c14n.mode,
    withComments: c14n.withComments && selection.comments,
    ...(c14n.inclusivePrefixes.length > 0 && { inclusiveNamespacePrefixes: [...c14n.inclusivePrefixes] }),
    // A set of one root is what XmlNode.canonicalize does too, but without an object made for every node it passes.
    ...(root !== null && { nodeSet: new Set([root]) }),
  };
  try {
    document.canonicalize(output, options);
  } catch (cause) {
    output.octets();
    throw cause;
  }
  return output.octets();
};

/** The same element in another parse of the same bytes. */
const counterpart = (document: XmlDocument, element: Element): XmlElement => {
  if (element.parent === null) return document.root;
  let at: XmlNode | null = counterpart(document, element.parent).firstChild;
  for (let place = 0; place < element.place && at !== null; place += 1) at = nextSibling(at);
  if (!(at instanceof XmlElement) || at.name !== element.name) throw misbuilt('xml-malformed');
  return at;
};

export type Canonicalizer = (selection: Selection, c14n: C14n) => Uint8Array;

/**
 * Canonical octets of selections of one tree, within one budget for the whole file. What is left out is cut from a
 * second parse of the same bytes, since the library's own visibility callback cannot cut inside a subtree.
 */
export function canonicalizerOf(tree: Tree): Canonicalizer {
  let work = 0;
  return (selection, c14n) => {
    work += tree.weight * (selection.without.length === 0 ? 1 : 3) + 1;
    if (work > WORK_LIMIT) throw tooMuch('canonicalisations');
    const cut = selection.without.filter(
      (each) => !selection.without.some((other) => other !== each && isInside(each, other)),
    );
    try {
      if (cut.length === 0) return run(tree.document, selection.root?.node ?? null, selection, c14n);
      const copy = parseXml(tree.bytes);
      try {
        const root = selection.root === null ? null : counterpart(copy, selection.root);
        // All are found before the first is cut, since cutting moves the places of those that follow.
        for (const node of cut.map((each) => counterpart(copy, each))) node.remove();
        return run(copy, root, selection, c14n);
      } finally {
        copy.dispose();
      }
    } catch (cause) {
      if (cause instanceof XmlRefusal) throw cause;
      if (cause instanceof RangeError || cause instanceof WebAssembly.RuntimeError) throw tooMuch('memory');
      throw misbuilt('xml-malformed', 'canonical form');
    }
  };
}
