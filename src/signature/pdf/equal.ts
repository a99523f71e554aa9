import type { Budget } from './budget.ts';
import type { PdfValue } from './value.ts';

const sameBytes = (one: Uint8Array, two: Uint8Array): boolean =>
  one.length === two.length && Buffer.compare(one, two) === 0;

/** What stands inside of both, side by side; null where the values differ by themselves. */
const pairs = (one: PdfValue, two: PdfValue): readonly (readonly [PdfValue, PdfValue])[] | null => {
  if (typeof one !== 'object' || one === null || typeof two !== 'object' || two === null)
    return one === two ? [] : null;
  if (one.kind === 'name') return two.kind === 'name' && one.name === two.name ? [] : null;
  if (one.kind === 'string') return two.kind === 'string' && one.text === two.text ? [] : null;
  if (one.kind === 'ref') {
    return two.kind === 'ref' && one.number === two.number && one.generation === two.generation ? [] : null;
  }
  if (one.kind === 'array') {
    if (two.kind !== 'array' || one.items.length !== two.items.length) return null;
    return one.items.map((item, index) => [item, two.items[index] ?? null]);
  }
  if (one.kind === 'stream') {
    const same = two.kind === 'stream' && one.whole && two.whole && sameBytes(one.data, two.data);
    return same ? [[one.dict, two.dict]] : null;
  }
  if (one.kind === 'broken' || two.kind !== 'dict' || one.repeated || two.repeated) return null;
  if (one.entries.size !== two.entries.size) return null;
  const found: (readonly [PdfValue, PdfValue])[] = [];
  for (const [key, value] of one.entries) {
    const other = two.entries.get(key);
    if (other === undefined) return null;
    found.push([value, other]);
  }
  return found;
};

/**
 * Whether two values say the same; references are equal by number, not by what they lead to. What cannot be read or
 * names a key twice equals nothing. An absent value (undefined) equals only an absent one.
 */
export function sameValue(one: PdfValue | undefined, two: PdfValue | undefined, budget: Budget): boolean {
  if (one === undefined || two === undefined) return one === two;
  const open: (readonly [PdfValue, PdfValue])[] = [[one, two]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    budget.spend(1);
    const further = pairs(pair[0], pair[1]);
    if (further === null) return false;
    for (const [left, right] of further) {
      if (typeof left === 'object' || typeof right === 'object') open.push([left, right]);
      else if (left !== right) return false;
    }
  }
  return true;
}
