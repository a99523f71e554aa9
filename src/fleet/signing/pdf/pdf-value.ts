/** Values of PDF syntax (ISO 32000-2, 7.3); strings stay as they are written. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfReference
  | PdfText
  | readonly PdfValue[]
  | PdfDictionary;
export type PdfName = { readonly name: string };
export type PdfReference = { readonly object: number; readonly generation: number };
/** A literal or hexadecimal string with its brackets. */
export type PdfText = { readonly written: string };
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;
export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === 'object' && value !== null && 'object' in value;
export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);

/** A text string (7.9.2): UTF-16BE with its mark, so that every letter of Vietnamese is kept. */
export const pdfText = (text: string): PdfText => {
  const units = Buffer.from(`\uFEFF${text.normalize('NFC')}`, 'utf16le').swap16();
  return { written: `<${units.toString('hex').toUpperCase()}>` };
};

/** A date (7.9.4) in UTC. */
export const pdfDate = (date: Date): PdfText => ({
  written: `(D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`,
});

export const writePdfValue = (value: PdfValue): string => {
  if (value === null || typeof value !== 'object') return String(value);
  if (isArray(value)) return `[${value.map(writePdfValue).join(' ')}]`;
  if (isDictionary(value))
    return `<< ${[...value].map(([key, each]) => `/${key} ${writePdfValue(each)}`).join(' ')} >>`;
  if ('name' in value) return `/${value.name}`;
  return 'written' in value ? value.written : `${value.object} ${value.generation} R`;
};

/** Reads the value that begins at an offset of Latin-1 text. @throws SyntaxError where there is none. */
export const readPdfValue = (
  text: string,
  from: number,
): { readonly value: PdfValue; readonly end: number } => {
  const at = skipBlanks(text, from);
  const rest = text.slice(at, at + 2);
  if (rest === '<<') return readDictionary(text, at + 2);
  if (rest.startsWith('[')) return readArray(text, at + 1);
  if (rest.startsWith('(')) return readLiteral(text, at);
  if (rest.startsWith('<')) {
    const end = text.indexOf('>', at) + 1;
    if (end === 0) throw new SyntaxError('a hexadecimal string without an end');
    return { value: { written: text.slice(at, end) }, end };
  }
  const reference = match(/(\d+)\s+(\d+)\s+R(?![\w])/y, text, at);
  if (reference !== null)
    return {
      value: { object: Number(reference[1]), generation: Number(reference[2]) },
      end: at + reference[0].length,
    };
  const token = match(/\/?[^\s()<>[\]{}/%]*/y, text, at)?.[0] ?? '';
  if (token === '') throw new SyntaxError(`no PDF value at ${at}`);
  return { value: ofToken(token), end: at + token.length };
};

const KEYWORDS: Readonly<Record<string, null | boolean>> = { null: null, true: true, false: false };

const ofToken = (token: string): PdfValue => {
  if (token.startsWith('/')) return { name: token.slice(1) };
  const known = KEYWORDS[token];
  if (known !== undefined) return known;
  const number = Number(token);
  if (Number.isNaN(number)) throw new SyntaxError(`no PDF value: ${token.slice(0, 20)}`);
  return number;
};

const readDictionary = (
  text: string,
  from: number,
): { readonly value: PdfDictionary; readonly end: number } => {
  const entries = new Map<string, PdfValue>();
  for (let at = skipBlanks(text, from); ; ) {
    if (text.startsWith('>>', at)) return { value: entries, end: at + 2 };
    const key = readPdfValue(text, at);
    if (key.value === null || typeof key.value !== 'object' || !('name' in key.value))
      throw new SyntaxError(`no key of a dictionary at ${at}`);
    const { value, end } = readPdfValue(text, key.end);
    entries.set(key.value.name, value);
    at = skipBlanks(text, end);
  }
};

const readArray = (
  text: string,
  from: number,
): { readonly value: readonly PdfValue[]; readonly end: number } => {
  const items: PdfValue[] = [];
  for (let at = skipBlanks(text, from); ; ) {
    if (text[at] === ']') return { value: items, end: at + 1 };
    const { value, end } = readPdfValue(text, at);
    items.push(value);
    at = skipBlanks(text, end);
  }
};

const readLiteral = (text: string, from: number): { readonly value: PdfText; readonly end: number } => {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return { value: { written: text.slice(from, at + 1) }, end: at + 1 };
  }
  throw new SyntaxError('a string without an end');
};

const skipBlanks = (text: string, from: number): number =>
  from + (match(/(?:\s|\0|%[^\r\n]*)*/y, text, from)?.[0].length ?? 0);

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};
