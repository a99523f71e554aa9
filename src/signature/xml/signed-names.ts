import { isOfStandards } from './markup.ts';
import { payloadOf, type Signed, targetsOf } from './payload.ts';
import type { Element, Tree } from './read-tree.ts';

/** Who signs it: one signature, or several of them. */
type Owner = Signed | 'several';

const known = new WeakMap<Tree, ReadonlyMap<string, Owner>>();

const both = (one: Owner | undefined, other: Owner | undefined): Owner | undefined =>
  one === undefined || one === other ? other : other === undefined ? one : 'several';

const read = (tree: Tree, all: readonly Signed[]): ReadonlyMap<string, Owner> => {
  const targets = new Map<Element, Owner>();
  for (const signed of all.filter(({ counters }) => counters === null))
    for (const target of targetsOf(payloadOf(signed)))
      targets.set(target, both(targets.get(target), signed) ?? signed);
  const owners = new Map<Element, Owner>();
  const names = new Map<string, Owner>();
  // In document order: the parent's owners are known before its children's.
  for (const each of tree.elements) {
    const above = each.parent === null ? undefined : owners.get(each.parent);
    const owner = both(above, targets.get(each));
    if (owner === undefined) continue;
    owners.set(each, owner);
    if (!isOfStandards(each)) names.set(each.name, both(names.get(each.name), owner) ?? owner);
  }
  return names;
};

/**
 * Whether another than this signer signs content of that local name; counter-signatures and own properties apart. Read
 * once for all signatures of a tree, since every one may sign nearly all of it.
 */
export function isSignedByOther(tree: Tree, all: readonly Signed[], signed: Signed, name: string): boolean {
  const names = known.get(tree) ?? read(tree, all);
  known.set(tree, names);
  const owner = names.get(name);
  return owner !== undefined && owner !== signed;
}
