import { type Cursor, readToken } from './lexer.ts';
import { limitExceeded, malformed } from './refusal.ts';
import { as, isInteger, type PdfValue } from './value.ts';

const DEPTH_LIMIT = 128;

/** One value, and the word that stands behind it (`endobj`, `stream`, `startxref` …); null at the end of the input. */
export type ReadValue = { readonly value: PdfValue; readonly word: string | null };

type Open = { readonly dict: boolean; readonly items: PdfValue[] };

const closeDict = (items: readonly PdfValue[], at: number): PdfValue => {
  if (items.length % 2 !== 0) throw malformed(`a dictionary with a key and no value before octet ${at}`);
  const entries = new Map<string, PdfValue>();
  for (let index = 0; index < items.length; index += 2) {
    const key = as('name', items[index]);
    if (key === null) throw malformed(`a dictionary with a key that is no name before octet ${at}`);
    entries.set(key.name, items[index + 1] ?? null);
  }
  return { kind: 'dict', entries, repeated: entries.size * 2 !== items.length };
};

const makeRef = (items: PdfValue[], at: number): void => {
  const generation = items.pop();
  const number = items.pop();
  if (!isInteger(number) || !isInteger(generation) || generation > 65_535)
    throw malformed(`a reference without its numbers before octet ${at}`);
  items.push({ kind: 'ref', number, generation });
};

/** Reads exactly one value without recursion. @throws PdfRefusal where there is none, or more than one. */
export function readValue(cursor: Cursor): ReadValue {
  const top: PdfValue[] = [];
  const open: Open[] = [];
  let items = top;
  for (;;) {
    const token = readToken(cursor);
    if (
      typeof token === 'number' ||
      token.kind === 'name' ||
      token.kind === 'string' ||
      token.kind === 'real'
    )
      items.push(token);
    else if (token.kind === 'mark' && (token.mark === '[' || token.mark === '<<')) {
      if (open.length >= DEPTH_LIMIT) throw limitExceeded('objects of the PDF are nested too deeply');
      items = [];
      open.push({ dict: token.mark === '<<', items });
    } else if (token.kind === 'mark') {
      const closed = open.pop();
      if (closed === undefined || closed.dict !== (token.mark === '>>'))
        throw malformed(`a bracket that was not opened before octet ${cursor.at}`);
      items = open.at(-1)?.items ?? top;
      items.push(closed.dict ? closeDict(closed.items, cursor.at) : { kind: 'array', items: closed.items });
    } else if (token.kind === 'word' && token.word === 'R') makeRef(items, cursor.at);
    else if (token.kind === 'word' && (token.word === 'true' || token.word === 'false'))
      items.push(token.word === 'true');
    else if (token.kind === 'word' && token.word === 'null') items.push(null);
    else {
      const [value] = top;
      if (open.length > 0 || top.length !== 1 || value === undefined)
        throw malformed(`one whole object was expected before octet ${cursor.at}`);
      return { value, word: token.kind === 'word' ? token.word : null };
    }
  }
}
