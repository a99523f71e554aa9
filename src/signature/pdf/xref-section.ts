import type { Budget } from './budget.ts';
import { skipSpace, startsWith } from './characters.ts';
import { decodeStream } from './decode-stream.ts';
import { type Cursor, latin1, readToken } from './lexer.ts';
import { readObject } from './read-object.ts';
import { readValue } from './read-value.ts';
import { limitExceeded, malformed } from './refusal.ts';
import { as, isInteger, nameOf, type PdfDict } from './value.ts';

export type XrefEntry =
  /** `next` of the chain of free objects, `generation` for its next use. */
  | { readonly kind: 'free'; readonly next: number; readonly generation: number }
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

/** One cross-reference table or stream with its trailer (ISO 32000-2, 7.5.4 and 7.5.8). */
export type XrefSection = {
  readonly from: number;
  /** Behind the trailer dictionary, or behind the stream's `endobj`. */
  readonly to: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly subsections: readonly { readonly first: number; readonly count: number }[];
  readonly trailer: PdfDict;
  /** Number of the object that a cross-reference stream is; null for a table. */
  readonly streamNumber: number | null;
  /** Octets of a stream's data behind its last row. */
  readonly left: number;
};

const OBJECT_LIMIT = 400_000;

const integer = (cursor: Cursor): number => {
  const token = readToken(cursor);
  if (typeof token !== 'number') throw malformed(`a number was expected before octet ${cursor.at}`);
  return token;
};

const add = (entries: Map<number, XrefEntry>, number: number, entry: XrefEntry): void => {
  if (entries.has(number)) throw malformed(`object ${number} stands twice in one cross-reference section`);
  if (entries.size >= OBJECT_LIMIT) throw limitExceeded('the PDF has too many objects');
  entries.set(number, entry);
};

const readTable = (bytes: Uint8Array, from: number, budget: Budget): XrefSection => {
  const cursor: Cursor = { bytes, at: from + 'xref'.length, end: bytes.length, budget };
  const entries = new Map<number, XrefEntry>();
  const subsections: { first: number; count: number }[] = [];
  for (;;) {
    const token = readToken(cursor);
    if (typeof token !== 'number') {
      if (token.kind === 'word' && token.word === 'trailer') break;
      throw malformed(`"trailer" was expected before octet ${cursor.at}`);
    }
    if (!isInteger(token)) throw malformed(`an object number was expected at ${cursor.at}`);
    const count = integer(cursor);
    subsections.push({ first: token, count });
    for (let index = 0; index < count; index += 1) {
      const offset = integer(cursor);
      const generation = integer(cursor);
      const kind = readToken(cursor);
      if (typeof kind === 'number' || kind.kind !== 'word' || (kind.word !== 'n' && kind.word !== 'f'))
        throw malformed(`a cross-reference entry that is neither used nor free before octet ${cursor.at}`);
      const free = { kind: 'free', next: offset, generation } as const;
      add(entries, token + index, kind.word === 'f' ? free : { kind: 'at', offset, generation });
    }
  }
  const read = readValue(cursor);
  const trailer = as('dict', read.value);
  if (trailer === null || read.word !== 'startxref')
    throw malformed(`a trailer dictionary and "startxref" were expected before octet ${cursor.at}`);
  const to = cursor.at - 'startxref'.length;
  return { from, to, entries, subsections, trailer, streamNumber: null, left: 0 };
};

const readStreamSection = (bytes: Uint8Array, from: number, budget: Budget): XrefSection => {
  const object = readObject({ bytes, end: bytes.length, budget, lengthOf: () => null }, from);
  const stream = as('stream', object.value);
  if (stream === null || nameOf(stream.dict.entries.get('Type')) !== 'XRef')
    throw malformed(`a cross-reference section was expected at octet ${from}`);
  const dict = stream.dict.entries;
  const widths = as('array', dict.get('W'))?.items ?? [];
  if (widths.length !== 3 || !widths.every((width) => isInteger(width) && width <= 7))
    throw malformed('a cross-reference stream with impossible field widths');
  const [first = 0, second = 0, third = 0] = widths as number[];
  const size = dict.get('Size');
  const index = as('array', dict.get('Index'))?.items ?? [0, size ?? null];
  const data = decodeStream(stream, budget);
  const row = first + second + third;
  if (row === 0 || index.length % 2 !== 0) throw malformed('a cross-reference stream with impossible rows');
  let at = 0;
  const field = (width: number, otherwise: number): number => {
    if (width === 0) return otherwise;
    let value = 0;
    for (let octet = 0; octet < width; octet += 1) value = value * 256 + (data[at++] ?? 0);
    if (!Number.isSafeInteger(value)) throw malformed('a cross-reference stream with impossible numbers');
    return value;
  };
  const entries = new Map<number, XrefEntry>();
  const subsections: { first: number; count: number }[] = [];
  for (let pair = 0; pair < index.length; pair += 2) {
    const start = index[pair];
    const count = index[pair + 1];
    if (!isInteger(start) || !isInteger(count) || at + count * row > data.length)
      throw malformed('a cross-reference stream whose index does not fit its data');
    subsections.push({ first: start, count });
    for (let each = 0; each < count; each += 1) {
      const kind = field(first, 1);
      const one = field(second, 0);
      const two = field(third, 0);
      if (kind > 2) throw malformed('a cross-reference stream with an unknown kind of entry');
      const used: XrefEntry =
        kind === 1
          ? { kind: 'at', offset: one, generation: two }
          : { kind: 'packed', container: one, index: two };
      add(entries, start + each, kind === 0 ? { kind: 'free', next: one, generation: two } : used);
    }
  }
  return {
    from,
    to: object.to,
    entries,
    subsections,
    trailer: stream.dict,
    streamNumber: object.number,
    left: data.length - at,
  };
};

/** @throws PdfRefusal where no section stands at `offset`; nothing is searched for or repaired. */
export function readXrefSection(bytes: Uint8Array, offset: number, budget: Budget): XrefSection {
  if (!isInteger(offset) || offset < 0 || offset >= bytes.length)
    throw malformed(`a cross-reference section was expected at octet ${offset}`);
  const from = skipSpace(bytes, offset, Math.min(bytes.length, offset + 32));
  return startsWith(bytes, from, 'xref')
    ? readTable(bytes, from, budget)
    : readStreamSection(bytes, from, budget);
}

/**
 * `startxref`, its number and `%%EOF`, as they stand directly behind a section; null where they do not. One line of
 * comment may stand before them, with which iText names itself.
 */
export type Tail = {
  readonly startxref: number;
  /** Behind `%%EOF`. */
  readonly end: number;
};

const COMMENT = /^%[\x20-\x7e]{0,120}[\r\n]/;

export function readTail(bytes: Uint8Array, from: number): Tail | null {
  let at = skipSpace(bytes, from, Math.min(bytes.length, from + 64));
  const comment = COMMENT.exec(latin1(bytes.subarray(at, at + 124)))?.[0];
  if (comment !== undefined && !/obj|xref|trailer|%EOF/.test(comment))
    at = skipSpace(bytes, at + comment.length, Math.min(bytes.length, at + comment.length + 64));
  if (!startsWith(bytes, at, 'startxref')) return null;
  at = skipSpace(bytes, at + 'startxref'.length, Math.min(bytes.length, at + 64));
  const digits = /^\d{1,15}/.exec(Buffer.from(bytes.subarray(at, at + 16)).toString('latin1'))?.[0];
  if (digits === undefined) return null;
  at = skipSpace(bytes, at + digits.length, Math.min(bytes.length, at + digits.length + 32));
  return startsWith(bytes, at, '%%EOF') ? { startxref: Number(digits), end: at + '%%EOF'.length } : null;
}
