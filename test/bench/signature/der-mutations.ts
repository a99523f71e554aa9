import { extent, tagged } from '../../signing/der.ts';
import type { Mutation } from './octet-mutations.ts';
import type { Random } from './random.ts';

type Node = { tag: number; body: Buffer; parts: Node[] | null };

/** Reads a tree for changing; what is not well formed stays a leaf. */
const read = (der: Buffer, from: number, end: number, depth: number): Node[] | null => {
  const nodes: Node[] = [];
  for (let at = from; at < end; ) {
    const { body, end: next } = extent(der, at);
    const tag = der[at] ?? 0;
    if (next > end || next <= at || (tag & 0x1f) === 0x1f || depth > 40) return null;
    const parts = (tag & 0x20) === 0 ? null : read(der, body, next, depth + 1);
    nodes.push({ tag, body: der.subarray(body, next), parts });
    at = next;
  }
  return nodes;
};

const write = ({ tag, body, parts }: Node): Buffer =>
  parts === null ? tagged(tag, body) : tagged(tag, ...parts.map(write));

const everyNode = (node: Node, found: Node[] = []): Node[] => {
  found.push(node);
  for (const part of node.parts ?? []) everyNode(part, found);
  return found;
};

/** Where elements begin in the file, for changes that leave the lengths around them wrong. */
const offsets = (der: Buffer, from: number, end: number, found: number[] = []): number[] => {
  for (let at = from; at < end && found.length < 5_000; ) {
    const { body, end: next } = extent(der, at);
    if (next > end || next <= at) break;
    found.push(at);
    if (((der[at] ?? 0) & 0x20) !== 0) offsets(der, body, next, found);
    at = next;
  }
  return found;
};

const changeNode = (node: Node, all: readonly Node[], random: Random): void => {
  const parts = node.parts;
  const other = random.pick(all);
  switch (random.below(parts === null ? 3 : 6)) {
    case 0:
      node.tag = (node.tag & 0x20) | random.below(32) | (random.below(4) << 6);
      break;
    case 1:
      node.body = random.octets(random.below(40));
      node.parts = null;
      break;
    case 2:
      if (parts === null) {
        const changed = Buffer.from(node.body);
        const at = random.below(changed.length);
        if (changed.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
        node.body = changed;
      } else parts.splice(random.below(parts.length), 1);
      break;
    case 3:
      if (parts?.[0] !== undefined) parts.push(random.pick(parts) ?? parts[0]);
      break;
    case 4:
      parts?.reverse();
      break;
    default:
      // A copy: an element put inside itself has no end.
      if (other !== undefined)
        parts?.splice(random.below(parts.length + 1), 0, {
          tag: other.tag,
          body: Buffer.from(write(other)).subarray(extent(write(other)).body),
          parts: null,
        });
  }
};

/** A changed value with all lengths right; null where `der` is not one. */
export const restructured = (der: Buffer, random: Random): Buffer | null => {
  const root = read(der, 0, extent(der).end, 0)?.[0];
  if (root === undefined) return null;
  const all = everyNode(root);
  for (let left = 1 + random.below(2); left > 0; left -= 1) {
    const node = random.pick(all);
    if (node !== undefined) changeNode(node, all, random);
  }
  return write(root);
};

/** One octet of a tag or a length changed, so that what stands around it no longer fits. */
export const mislabelled = (der: Buffer, random: Random): Buffer | null => {
  const at = random.pick(offsets(der, 0, der.length));
  if (at === undefined) return null;
  const changed = Buffer.from(der);
  const place = at + random.below(extent(der, at).body - at);
  changed[place] =
    random.below(2) === 0
      ? ((changed[place] ?? 0) + (random.below(2) === 0 ? 1 : 255)) & 0xff
      : random.below(256);
  return changed;
};

export const derMutations: readonly Mutation[] = [
  { name: 'DER restructured', apply: restructured },
  { name: 'DER lengths', apply: mislabelled },
];
