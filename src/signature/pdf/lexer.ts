import type { Budget } from './budget.ts';
import { hexDigit, isDigit, isRegular, isSpace } from './characters.ts';
import { limitExceeded, malformed } from './refusal.ts';
import type { PdfName, PdfReal, PdfString } from './value.ts';

/** Reads `bytes` from `at` to `end` (exclusive); `at` moves on. */
export type Cursor = {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  readonly budget: Budget;
};

export type Token =
  | number
  | PdfReal
  | PdfName
  | PdfString
  | { readonly kind: 'mark'; readonly mark: '[' | ']' | '<<' | '>>' }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'end' };

const MARKS = {
  '[': { kind: 'mark', mark: '[' },
  ']': { kind: 'mark', mark: ']' },
  '<<': { kind: 'mark', mark: '<<' },
  '>>': { kind: 'mark', mark: '>>' },
} as const;

const NAME_LIMIT = 1_024;
const WORD_LIMIT = 64;
/** The longest lawful one is the value of a signature, some 100 kB. */
const STRING_LIMIT = 8 * 1_024 * 1_024;

const checkLength = (length: number): void => {
  if (length > STRING_LIMIT) throw limitExceeded('a string of the PDF is too long');
};
const LF = 0x0a;
const CR = 0x0d;

const skip = (cursor: Cursor): void => {
  const { bytes, end } = cursor;
  while (cursor.at < end) {
    const octet = bytes[cursor.at] ?? 0;
    if (octet === 0x25) {
      while (cursor.at < end && bytes[cursor.at] !== LF && bytes[cursor.at] !== CR) cursor.at += 1;
    } else if (isSpace(octet)) cursor.at += 1;
    else return;
  }
};

const regularText = (cursor: Cursor, limit: number): string => {
  const from = cursor.at;
  while (cursor.at < cursor.end && isRegular(cursor.bytes[cursor.at] ?? 0)) cursor.at += 1;
  if (cursor.at - from > limit) throw malformed(`a word that is too long at octet ${from}`);
  return latin1(cursor.bytes.subarray(from, cursor.at));
};

export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const readName = (cursor: Cursor): PdfName => {
  cursor.at += 1;
  const raw = regularText(cursor, NAME_LIMIT);
  if (!raw.includes('#')) return { kind: 'name', name: raw };
  return {
    kind: 'name',
    name: raw.replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16))),
  };
};

const readHex = (cursor: Cursor): PdfString => {
  const { bytes, end, at: from } = cursor;
  cursor.at += 1;
  while (cursor.at < end) {
    const octet = bytes[cursor.at] ?? 0;
    if (hexDigit(octet) < 0 && !isSpace(octet)) break;
    cursor.at += 1;
  }
  if (cursor.at >= end || bytes[cursor.at] !== 0x3e)
    throw malformed(`a hexadecimal string that does not end at octet ${from}`);
  cursor.at += 1;
  checkLength(cursor.at - from);
  let digits = latin1(bytes.subarray(from + 1, cursor.at - 1)).replace(/[\0\t\n\f\r ]+/g, '');
  if (digits.length % 2 !== 0) digits += '0';
  return {
    kind: 'string',
    text: Buffer.from(digits, 'hex').toString('latin1'),
    from,
    to: cursor.at,
    hex: true,
  };
};

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

const readLiteral = (cursor: Cursor): PdfString => {
  const { bytes, end } = cursor;
  const from = cursor.at;
  const decoded: number[] = [];
  let depth = 0;
  while (cursor.at < end) {
    let octet = bytes[cursor.at++] ?? 0;
    if (octet === 0x28) {
      depth += 1;
      if (depth === 1) continue;
    } else if (octet === 0x29) {
      depth -= 1;
      if (depth === 0) {
        return {
          kind: 'string',
          text: Buffer.from(decoded).toString('latin1'),
          from,
          to: cursor.at,
          hex: false,
        };
      }
    } else if (octet === 0x5c) {
      const next = bytes[cursor.at++] ?? 0;
      if (next === CR || next === LF) {
        if (next === CR && bytes[cursor.at] === LF) cursor.at += 1;
        continue;
      }
      if (next >= 0x30 && next <= 0x37) {
        let value = next - 0x30;
        for (let more = 0; more < 2; more += 1) {
          const digit = (bytes[cursor.at] ?? 0) - 0x30;
          if (digit < 0 || digit > 7 || cursor.at >= end) break;
          value = value * 8 + digit;
          cursor.at += 1;
        }
        octet = value & 0xff;
      } else octet = ESCAPES[String.fromCharCode(next)] ?? next;
    } else if (octet === CR) {
      if (bytes[cursor.at] === LF) cursor.at += 1;
      octet = LF;
    }
    decoded.push(octet);
    checkLength(decoded.length);
  }
  throw malformed(`a string that does not end at octet ${from}`);
};

const readNumber = (cursor: Cursor): number | PdfReal => {
  const { bytes, end, at: from } = cursor;
  let whole = 0;
  let at = from;
  while (at < end && at - from < 15 && isDigit(bytes[at] ?? 0))
    whole = whole * 10 + (bytes[at++] ?? 0) - 0x30;
  if (at > from && (at >= end || !isRegular(bytes[at] ?? 0))) {
    cursor.at = at;
    return whole;
  }
  const text = regularText(cursor, WORD_LIMIT);
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) throw malformed(`no number at octet ${from}`);
  return { kind: 'real', number: Number(text), text };
};

/** @throws PdfRefusal where the octets are no token. Reading to `end` gives `end`. */
export function readToken(cursor: Cursor): Token {
  const before = cursor.at;
  try {
    return nextToken(cursor);
  } finally {
    cursor.budget.spend(cursor.at - before + 1);
  }
}

function nextToken(cursor: Cursor): Token {
  skip(cursor);
  const { bytes, at, end } = cursor;
  if (at >= end) return { kind: 'end' };
  const octet = bytes[at] ?? 0;
  const next = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  if (octet === 0x2f) return readName(cursor);
  if (octet === 0x28) return readLiteral(cursor);
  if (octet === 0x3c && next !== 0x3c) return readHex(cursor);
  if (octet === 0x3c || octet === 0x3e) {
    if (next !== octet) throw malformed(`a stray ">" at octet ${at}`);
    cursor.at += 2;
    return octet === 0x3c ? MARKS['<<'] : MARKS['>>'];
  }
  if (octet === 0x5b || octet === 0x5d) {
    cursor.at += 1;
    return octet === 0x5b ? MARKS['['] : MARKS[']'];
  }
  if (isDigit(octet) || octet === 0x2b || octet === 0x2d || octet === 0x2e) return readNumber(cursor);
  if (!isRegular(octet)) throw malformed(`a stray delimiter at octet ${at}`);
  return { kind: 'word', word: regularText(cursor, WORD_LIMIT) };
}
