import { WSU, XML } from './namespaces.ts';
import type { Element, Tree, XmlAttribute } from './read-tree.ts';
import { misbuilt } from './refusal.ts';

const isId = ({ namespace, name }: XmlAttribute): boolean =>
  namespace === ''
    ? name === 'Id' || name === 'ID' || name === 'id'
    : (namespace === XML && name === 'id') || (namespace === WSU && name === 'Id');

export type IdIndex = (id: string) => Element | null;

/**
 * Finds the one element with this identifier, however the attribute is spelled.
 *
 * A value that two elements carry refuses the whole file: which of them is meant differs between programs, and this is
 * what signature wrapping lives on. A lower-case `id` is plain data in many vocabularies; there a repeated value only
 * counts once something refers to it.
 *
 * @throws XmlRefusal while indexing, or from the index for a repeated `id` that is referred to
 */
export function indexIds(tree: Tree): IdIndex {
  const found = new Map<string, Element>();
  const repeated = new Set<string>();
  const declared = new Set<string>();
  for (const element of tree.elements) {
    for (const each of element.attributes) {
      if (!isId(each)) continue;
      const strict = each.name !== 'id' || each.namespace !== '';
      if (found.has(each.value)) {
        if (strict || declared.has(each.value)) throw misbuilt('xml-duplicate-id', each.value);
        repeated.add(each.value);
      }
      if (strict) declared.add(each.value);
      found.set(each.value, element);
    }
  }
  return (id) => {
    if (repeated.has(id)) throw misbuilt('xml-duplicate-id', id);
    return found.get(id) ?? null;
  };
}
