import { type Budget, createBudget } from './budget.ts';
import { decodeStream } from './decode-stream.ts';
import { readObject } from './read-object.ts';
import { readValue } from './read-value.ts';
import { limitExceeded, malformed, PdfRefusal } from './refusal.ts';
import { type Revision, readRevisions } from './revisions.ts';
import { as, BROKEN, dictOf, isInteger, nameOf, type PdfDict, type PdfRef, type PdfValue } from './value.ts';
import type { XrefEntry } from './xref-section.ts';

/** An object as one revision defines it. */
export type PdfObject = {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** Index of the revision that wrote it. */
  readonly revision: number;
  /** Its octets in the file; null where it is packed in an object stream. */
  readonly span: { readonly from: number; readonly to: number } | null;
};

/** A PDF that is read on demand, in any of its revisions (`at` is an index of `revisions`). */
export type PdfFile = {
  readonly bytes: Uint8Array;
  readonly revisions: readonly Revision[];
  readonly budget: Budget;
  /** Null where the number is free or was never given. */
  readonly entry: (
    number: number,
    at: number,
  ) => { readonly entry: XrefEntry; readonly revision: number } | null;
  readonly object: (number: number, at: number) => PdfObject | null;
  /** Numbers of the objects that an object stream holds, in its order; null where it cannot be read. */
  readonly packedIn: (container: number, at: number) => readonly number[] | null;
  /** Follows a reference (a chain of at most 16); anything else is given back. What is not defined is null. */
  readonly resolve: (value: PdfValue | undefined, at: number) => PdfValue;
  readonly dict: (value: PdfValue | undefined, at: number) => PdfDict | null;
  readonly catalog: (at: number) => PdfDict | null;
};

const PACKED_LIMIT = 100_000;
const CHAIN_LIMIT = 16;
const PACKED_HEAD_LIMIT = 4 * 1_024 * 1_024;

type Packed = ReadonlyMap<number, { readonly number: number; readonly value: PdfValue }>;

/** @throws PdfRefusal where header, cross-references or trailers are not in order. */
export function openPdf(bytes: Uint8Array): PdfFile {
  const budget = createBudget(bytes.length);
  const revisions = readRevisions(bytes, budget);
  const known = new Map<string, PdfObject>();
  const containers = new Map<string, Packed | null>();

  const entry: PdfFile['entry'] = (number, at) => {
    for (let revision = at; revision >= 0; revision -= 1) {
      const found = revisions[revision]?.entries.get(number);
      if (found !== undefined) return found.kind === 'free' ? null : { entry: found, revision };
    }
    return null;
  };

  const endOf = (revision: number): number => revisions[revision]?.end ?? 0;

  /** Only a plain integer counts, so that no chain of lengths can arise. */
  const lengthOf = (ref: PdfRef, at: number): number | null => {
    const found = entry(ref.number, at);
    if (found === null) return null;
    try {
      if (found.entry.kind === 'packed') {
        const packed = unpack(found.entry.container, found.revision)?.get(found.entry.index);
        return packed?.number === ref.number && isInteger(packed.value) ? packed.value : null;
      }
      if (found.entry.kind === 'free') return null;
      const source = { bytes, end: endOf(found.revision), budget, lengthOf: () => null };
      const { value, number, generation } = readObject(source, found.entry.offset);
      const right = number === ref.number && generation === ref.generation;
      return right && isInteger(value) ? value : null;
    } catch (error) {
      return brokenOf(error);
    }
  };

  const readAt = (number: number, wish: XrefEntry & { kind: 'at' }, revision: number): PdfObject => {
    const source = {
      bytes,
      end: endOf(revision),
      budget,
      lengthOf: (ref: PdfRef): number | null => lengthOf(ref, revision),
    };
    const read = readObject(source, wish.offset);
    if (read.number !== number || read.generation !== wish.generation)
      throw malformed(`object ${number} does not stand at octet ${wish.offset}`);
    return {
      number,
      generation: read.generation,
      value: read.value,
      revision,
      span: { from: read.from, to: read.to },
    };
  };

  const unpacking = new Set<string>();
  function unpack(container: number, at: number): Packed | null {
    const found = entry(container, at);
    if (found === null || found.entry.kind !== 'at') return null;
    const key = `${container} ${found.revision}`;
    const before = containers.get(key);
    if (before !== undefined) return before;
    // The length of an object stream may be packed in that same stream.
    if (unpacking.has(key)) return null;
    unpacking.add(key);
    let packed: Packed | null;
    try {
      packed = readPacked(readAt(container, found.entry, found.revision), budget);
    } catch (error) {
      packed = brokenOf(error);
    }
    containers.set(key, packed);
    return packed;
  }

  const object: PdfFile['object'] = (number, at) => {
    const found = entry(number, at);
    if (found === null) return null;
    const { entry: wish, revision } = found;
    const key = `${number} ${revision}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let read: PdfObject = { number, generation: 0, value: BROKEN, revision, span: null };
    try {
      if (wish.kind === 'at') read = readAt(number, wish, revision);
      else if (wish.kind === 'packed') {
        const packed = unpack(wish.container, revision)?.get(wish.index);
        if (packed?.number === number) read = { ...read, value: packed.value };
      }
    } catch (error) {
      brokenOf(error);
    }
    known.set(key, read);
    return read;
  };

  const resolve: PdfFile['resolve'] = (value, at) => {
    let current = value ?? null;
    for (let steps = 0; steps < CHAIN_LIMIT; steps += 1) {
      const ref = as('ref', current);
      if (ref === null) return current;
      budget.spend(1);
      const found = object(ref.number, at);
      current = found === null || found.generation !== ref.generation ? null : found.value;
    }
    throw limitExceeded('references of the PDF lead on and on');
  };

  const dict: PdfFile['dict'] = (value, at) => as('dict', resolve(value, at));
  const catalog: PdfFile['catalog'] = (at) => dict(revisions[at]?.trailer.entries.get('Root'), at);
  const packedIn: PdfFile['packedIn'] = (container, at) => {
    const packed = unpack(container, at);
    return packed === null ? null : [...packed.values()].map(({ number }) => number);
  };
  return { bytes, revisions, budget, entry, object, packedIn, resolve, dict, catalog };
}

/** An object that cannot be read is no reason to refuse a file that never needs it; a spent budget is. */
function brokenOf(error: unknown): null {
  if (error instanceof PdfRefusal && error.failure.subIndication === 'FORMAT_FAILURE') return null;
  throw error;
}

/** The objects of an object stream by their place in it (ISO 32000-2, 7.5.7). */
function readPacked(container: PdfObject, budget: Budget): Packed {
  const stream = as('stream', container.value);
  if (stream === null || nameOf(stream.dict.entries.get('Type')) !== 'ObjStm')
    throw malformed(`object ${container.number} is no object stream`);
  const count = stream.dict.entries.get('N');
  const first = stream.dict.entries.get('First');
  if (
    !isInteger(count) ||
    !isInteger(first) ||
    count < 0 ||
    count > PACKED_LIMIT ||
    first < 0 ||
    first > PACKED_HEAD_LIMIT
  )
    throw malformed(`object stream ${container.number} has impossible numbers`);
  const data = decodeStream(stream, budget);
  if (first > data.length || count > first) throw malformed(`object stream ${container.number} is cut short`);
  const head = Buffer.from(data.subarray(0, first)).toString('latin1').trim();
  const numbers = head === '' ? [] : head.split(/[\0\t\n\f\r ]+/).map(Number);
  budget.spend(first);
  if (numbers.length < count * 2 || !numbers.every(Number.isSafeInteger))
    throw malformed(`object stream ${container.number} has no proper index`);
  const packed = new Map<number, { number: number; value: PdfValue }>();
  const seen = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const number = numbers[index * 2] ?? -1;
    const from = first + (numbers[index * 2 + 1] ?? 0);
    const to = index + 1 < count ? first + (numbers[index * 2 + 3] ?? 0) : data.length;
    if (seen.has(number) || from < first || to < from || to > data.length)
      throw malformed(`object stream ${container.number} names an object twice or out of order`);
    seen.add(number);
    const { value, word } = readValue({ bytes: data, at: from, end: to, budget });
    if (word !== null || dictOf(value) === undefined)
      throw malformed(`object stream ${container.number} holds more than its objects`);
    packed.set(index, { number, value });
  }
  return packed;
}
