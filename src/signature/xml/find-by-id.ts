import { WSU, XML } from './namespaces.ts';
import type { Element, Tree, XmlAttribute } from './read-tree.ts';
import { misbuilt } from './refusal.ts';

const isId = ({ namespace, name }: XmlAttribute): boolean =>
  namespace === ''
    ? name === 'Id' || name === 'ID' || name === 'id'
    : (namespace === XML && name === 'id') || (namespace === WSU && name === 'Id');

export type IdIndex = {
  /** @throws XmlRefusal where several elements carry it */
  (id: string): Element | null;
  readonly bearers: (id: string) => readonly Element[];
};

/**
 * Finds the one element with this identifier, however the attribute is spelled.
 *
 * Where two elements carry a value that something refers to, which of them is meant differs between programs, and this
 * is what signature wrapping lives on. What nothing refers to is plain data: rows of a table are numbered so.
 */
export function indexIds(tree: Tree): IdIndex {
  const found = new Map<string, Element[]>();
  for (const element of tree.elements) {
    for (const each of element.attributes.filter(isId)) {
      const known = found.get(each.value);
      if (known === undefined) found.set(each.value, [element]);
      else known.push(element);
    }
  }
  const bearers = (id: string): readonly Element[] => found.get(id) ?? [];
  return Object.assign(
    (id: string): Element | null => {
      const [first, ...more] = bearers(id);
      // Also the same element twice: it carries two attributes of which programs know one or the other.
      if (more.length > 0) throw misbuilt('xml-duplicate-id', id);
      return first ?? null;
    },
    { bearers },
  );
}
