import type { Budget } from './budget.ts';
import { as, numberOf, type PdfReal, type PdfValue } from './value.ts';

const sameBytes = (one: Uint8Array, two: Uint8Array): boolean =>
  one.length === two.length && Buffer.compare(one, two) === 0;

/** A pair of values and the key under which they stand; null inside of an array. */
type Pair = readonly [PdfValue, PdfValue, string | null];

/** Boxes and matrices, where every reader takes a whole number and a real for the same; savers write 595.0 as 595. */
const BOXES = new Set('MediaBox CropBox BleedBox TrimBox ArtBox BBox Rect Matrix'.split(' '));

/** 7.50 and 7.5; a sign in front, or nothing on one side of the full stop, is not every reader's number. */
const sameFraction = (one: PdfReal, two: PdfReal): boolean =>
  one.number === two.number && [one, two].every(({ text }) => /^-?\d+\.\d+$/.test(text));

const sameBox = (one: PdfValue, two: PdfValue): boolean => {
  const [left, right] = [as('array', one)?.items, as('array', two)?.items];
  return (
    left !== undefined &&
    left.length <= 6 &&
    left.length === right?.length &&
    left.every((item, index) => numberOf(item) !== null && numberOf(item) === numberOf(right[index]))
  );
};

/** What stands inside of both, side by side; null where the values differ by themselves. */
const pairs = (one: PdfValue, two: PdfValue): readonly Pair[] | null => {
  if (typeof one !== 'object' || one === null || typeof two !== 'object' || two === null)
    return one === two ? [] : null;
  // A real is never equal to a whole number: where one of them is wanted, readers may refuse the other.
  if (one.kind === 'real')
    return two.kind === 'real' && (one.text === two.text || sameFraction(one, two)) ? [] : null;
  if (one.kind === 'name') return two.kind === 'name' && one.name === two.name ? [] : null;
  if (one.kind === 'string') return two.kind === 'string' && one.text === two.text ? [] : null;
  if (one.kind === 'ref') {
    return two.kind === 'ref' && one.number === two.number && one.generation === two.generation ? [] : null;
  }
  if (one.kind === 'array') {
    if (two.kind !== 'array' || one.items.length !== two.items.length) return null;
    return one.items.map((item, index) => [item, two.items[index] ?? null, null]);
  }
  if (one.kind === 'stream') {
    const same = two.kind === 'stream' && one.whole && two.whole && sameBytes(one.data, two.data);
    return same ? [[one.dict, two.dict, null]] : null;
  }
  if (one.kind === 'broken' || two.kind !== 'dict' || one.repeated || two.repeated) return null;
  if (one.entries.size !== two.entries.size) return null;
  const found: Pair[] = [];
  for (const [key, value] of one.entries) {
    const other = two.entries.get(key);
    if (other === undefined) return null;
    found.push([value, other, key]);
  }
  return found;
};

/**
 * Whether two values say the same; references are equal by number, not by what they lead to. What cannot be read or
 * names a key twice equals nothing. An absent value (undefined) equals only an absent one. `key` is where both stand.
 */
export function sameValue(
  one: PdfValue | undefined,
  two: PdfValue | undefined,
  budget: Budget,
  key: string | null = null,
): boolean {
  if (one === undefined || two === undefined) return one === two;
  const open: Pair[] = [[one, two, key]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    budget.spend(1);
    if (pair[2] !== null && BOXES.has(pair[2]) && sameBox(pair[0], pair[1])) continue;
    const further = pairs(pair[0], pair[1]);
    if (further === null) return false;
    for (const [left, right, place] of further) {
      if (typeof left === 'object' || typeof right === 'object') open.push([left, right, place]);
      else if (left !== right) return false;
    }
  }
  return true;
}
