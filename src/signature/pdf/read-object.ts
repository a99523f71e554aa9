import type { Budget } from './budget.ts';
import { skipSpace, startsWith } from './characters.ts';
import { type Cursor, readToken } from './lexer.ts';
import { malformed } from './refusal.ts';
import { readValue } from './read-value.ts';
import { as, isInteger, type PdfDict, type PdfRef, type PdfValue } from './value.ts';

/** An indirect object as it stands in the file, from its number to behind `endobj`. */
export type ReadObject = {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  readonly from: number;
  readonly to: number;
};

export type ObjectSource = {
  readonly bytes: Uint8Array;
  /** No octet from here on may belong to the object. */
  readonly end: number;
  readonly budget: Budget;
  /** The number behind a /Length that is a reference; null where it cannot be told. */
  readonly lengthOf: (ref: PdfRef) => number | null;
};

const LF = 0x0a;
const CR = 0x0d;

const readStream = (dict: PdfDict, cursor: Cursor, source: ObjectSource): PdfValue => {
  const { bytes, end } = cursor;
  if (bytes[cursor.at] === CR && bytes[cursor.at + 1] === LF) cursor.at += 2;
  else if (bytes[cursor.at] === LF) cursor.at += 1;
  else throw malformed(`no line end after "stream" at octet ${cursor.at}`);
  const from = cursor.at;
  const wish = dict.entries.get('Length');
  const ref = as('ref', wish);
  const length = ref === null ? wish : source.lengthOf(ref);
  const unknown: PdfValue = { kind: 'stream', dict, data: new Uint8Array(), whole: false };
  if (!isInteger(length) || from + length > end) return unknown;
  const after = skipSpace(bytes, from + length, end);
  // At most one end of line stands between the data and its end; more would be octets that nobody answers for.
  if (after - from - length > 2 || !startsWith(bytes, after, 'endstream')) return unknown;
  cursor.at = after + 'endstream'.length;
  return { kind: 'stream', dict, data: bytes.subarray(from, from + length), whole: true };
};

/** @throws PdfRefusal where no indirect object stands at `offset` (white space before it is allowed). */
export function readObject(source: ObjectSource, offset: number): ReadObject {
  const { bytes, end, budget } = source;
  if (offset < 0 || offset >= end) throw malformed(`an object was expected at octet ${offset}`);
  const from = skipSpace(bytes, offset, Math.min(end, offset + 32));
  const cursor: Cursor = { bytes, at: from, end, budget };
  const number = readToken(cursor);
  const generation = readToken(cursor);
  const word = readToken(cursor);
  if (typeof number !== 'number' || typeof generation !== 'number' || typeof word === 'number')
    throw malformed(`an object was expected at octet ${offset}`);
  if (word.kind !== 'word' || word.word !== 'obj')
    throw malformed(`an object was expected at octet ${offset}`);
  const read = readValue(cursor);
  const dict = as('dict', read.value);
  let { value, word: last } = read;
  if (last === 'stream') {
    if (dict === null) throw malformed(`a stream without a dictionary at octet ${offset}`);
    value = readStream(dict, cursor, source);
    if (as('stream', value)?.whole === false) last = 'endobj';
    else {
      const closing = readToken(cursor);
      last = typeof closing === 'object' && closing.kind === 'word' ? closing.word : null;
    }
  }
  if (last !== 'endobj') throw malformed(`"endobj" is missing before octet ${cursor.at}`);
  return { number, generation, value, from, to: cursor.at };
}
