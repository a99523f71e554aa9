import { inflateSync } from 'node:zlib';

/** Words with which Vietnamese files show a signature, compared without marks, case and white space. */
const WORDS = [
  'kyboi',
  'kysoboi',
  'nguoiky',
  'dakyso',
  'chukysohople',
  'daduockyso',
  'signaturevalid',
  'digitallysignedby',
];

/** What is read of one file at the most; a page with a stamp has far less. Octets are of streams as inflated. */
const MOST_STREAMS = 400;
const MOST_INFLATED = 2_000_000;
const MOST_OCTETS = 12_000_000;
const MOST_TEXTS = 40;

/**
 * Whether a PDF shows the words of a signature ("Ký bởi", "Người ký") in its pages or appearances, whoever signed it
 * or not. Reads text by the file's own ToUnicode maps (ISO 32000-2, 9.10.3) and as it stands. Null for other files and
 * where no text can be read.
 */
export const showsSignature = (bytes: Uint8Array): boolean | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 1024).includes('%PDF-')) return null;
  const streams = streamsOf(file);
  const maps = streams
    .filter((text) => text.includes('begincmap'))
    .slice(0, MOST_TEXTS)
    .map(unicodeMap);
  const contents = streams.filter((text) => /\bT[jJ]\b/.test(text)).slice(0, MOST_TEXTS);
  if (contents.length === 0) return null;
  const texts = contents.flatMap((content) => {
    const strings = stringsOf(content);
    return [null, ...maps].map((map) => strings.map((each) => decoded(each, map)).join(''));
  });
  return texts.some((text) => {
    const plain = folded(text);
    return WORDS.some((word) => plain.includes(word));
  });
};

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

/** Every stream of the file that is text, inflated where it must be. */
const streamsOf = (file: Buffer): readonly string[] => {
  const found: string[] = [];
  let octets = 0;
  let at = file.indexOf('stream');
  while (at !== -1 && found.length < MOST_STREAMS && octets < MOST_OCTETS) {
    const begin = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    const end = file.indexOf('endstream', begin);
    if (end === -1) break;
    const raw = file.subarray(begin, Math.min(end, begin + MOST_INFLATED));
    const text = inflated(raw) ?? raw;
    octets += text.length;
    found.push(text.toString('latin1'));
    at = file.indexOf('stream', end + 9);
  }
  return found;
};

const inflated = (raw: Buffer): Buffer | null => {
  try {
    return inflateSync(raw, { maxOutputLength: MOST_INFLATED });
  } catch {
    return null;
  }
};

/** Text strings of a content stream: octets of `(…)` and `<…>`. */
const stringsOf = (content: string): readonly Buffer[] =>
  [...content.matchAll(/<([0-9A-Fa-f\s]{2,4000})>|\(((?:[^()\\]|\\.){0,4000})\)/gs)].map(
    ([, hex, literal]) =>
      hex === undefined
        ? Buffer.from(
            (literal ?? '').replace(/\\([0-7]{1,3}|.)/gs, (_all, code: string) =>
              /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8) & 0xff) : code,
            ),
            'latin1',
          )
        : Buffer.from(hex.replace(/\s/g, ''), 'hex'),
  );

type UnicodeMap = { readonly width: number; readonly text: ReadonlyMap<number, string> };

const MOST_CODES = 70_000;

/** `bfchar` and `bfrange` of a ToUnicode map; arrays of a range are read one by one. */
const unicodeMap = (cmap: string): UnicodeMap => {
  const text = new Map<number, string>();
  let width = 1;
  const units = (hex: string): string =>
    Buffer.from(hex.padStart(Math.ceil(hex.length / 4) * 4, '0'), 'hex')
      .swap16()
      .toString('utf16le');
  const put = (code: number, letters: string): void => {
    if (text.size < MOST_CODES) text.set(code, letters);
  };
  for (const [, body = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      width = Math.max(width, Math.ceil(code.length / 2));
      put(Number.parseInt(code, 16), units(to));
    }
  for (const [, body = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', until = '', one, many] of body.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[([^\]]*)\])/gi,
    )) {
      width = Math.max(width, Math.ceil(from.length / 2));
      const first = Number.parseInt(from, 16);
      const last = Math.min(Number.parseInt(until, 16), first + 65_535);
      const listed = [...(many ?? '').matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => units(hex));
      for (let code = first; code <= last && text.size < MOST_CODES; code += 1)
        if (one === undefined) put(code, listed[code - first] ?? '');
        else put(code, shifted(units(one), code - first));
    }
  // Codes have four octets at the most (ISO 32000-2, 9.7.6.2).
  return { width: Math.min(width, 4), text };
};

/** The last letter of a range's text goes on with the codes. */
const shifted = (letters: string, by: number): string => {
  const last = letters.codePointAt(letters.length - 1) ?? 0;
  return letters.slice(0, -1) + String.fromCodePoint(Math.min(last + by, 0xffff));
};

const decoded = (octets: Buffer, map: UnicodeMap | null): string => {
  if (map === null)
    return octets[0] === 0xfe && octets[1] === 0xff && octets.length % 2 === 0
      ? Buffer.from(octets.subarray(2)).swap16().toString('utf16le')
      : octets.toString('latin1');
  let text = '';
  for (let at = 0; at + map.width <= octets.length; at += map.width)
    text += map.text.get(octets.readUIntBE(at, map.width)) ?? '';
  return text;
};
