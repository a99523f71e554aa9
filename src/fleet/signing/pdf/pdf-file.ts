import {
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
  readPdfValue,
  writePdfValue,
} from './pdf-value.ts';

/** A PDF read far enough to add a revision to it. */
export type PdfFile = {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDictionary;
  /** Offset of the newest cross-reference table. */
  readonly tableAt: number;
  /** The first object number that is free. */
  readonly nextObject: number;
  /** The value of an object (for a stream, its dictionary); anything but a reference is returned as it is. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
};

/**
 * Null for what is not a PDF with classic cross-reference tables: the fleet's portals call that a format that
 * is not supported.
 */
export const readPdf = (bytes: Uint8Array): PdfFile | null => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.startsWith('%PDF-') ? orNull(() => read(bytes, text)) : null;
};

/** Null where the text is not PDF syntax, or nests deeper than the stack. */
const orNull = <T>(reading: () => T): T | null => {
  try {
    return reading();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
};

/** A revision: objects by number (what stands between `obj` and `endobj`), and changes to the trailer. */
export type Revision = {
  readonly objects: ReadonlyMap<number, string>;
  readonly trailer?: ReadonlyMap<string, PdfValue>;
};

/** The file with one more revision behind it; nothing of what was there is touched (ISO 32000-2, 7.5.6). */
export const appendRevision = (file: PdfFile, revision: Revision): Buffer => {
  const start = Buffer.concat([file.bytes, Buffer.from(file.bytes.at(-1) === 0x0a ? '' : '\n')]);
  const numbers = [...revision.objects.keys()].toSorted((one, other) => one - other);
  let body = '';
  const rows = numbers.map((number) => {
    const offset = start.length + body.length;
    body += `${number} 0 obj\n${revision.objects.get(number) ?? ''}\nendobj\n`;
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = new Map<string, PdfValue>([
    ...file.trailer,
    ...(revision.trailer ?? []),
    ['Size', Math.max(file.nextObject, (numbers.at(-1) ?? 0) + 1)],
    ['Prev', file.tableAt],
  ]);
  const tableAt = start.length + body.length;
  const end = `xref\n${rows.join('')}trailer\n${writePdfValue(trailer)}\nstartxref\n${tableAt}\n%%EOF\n`;
  return Buffer.concat([start, Buffer.from(body + end, 'latin1')]);
};

/** A whole file of these objects; the number of the first is 1. */
export const writePdf = (objects: readonly string[], trailer: ReadonlyMap<string, PdfValue>): Buffer => {
  // The comment of octets above 127 says that the file is binary (7.5.2).
  let text = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const rows = objects.map((object, at) => {
    const row = `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const size = objects.length + 1;
  const dictionary = writePdfValue(new Map<string, PdfValue>([['Size', size], ...trailer]));
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`;
  return Buffer.from(`${text}${table}trailer\n${dictionary}\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
};

/** An object that is a stream. */
export const pdfStream = (content: string, entries: ReadonlyMap<string, PdfValue> = new Map()): string =>
  `${writePdfValue(new Map<string, PdfValue>([...entries, ['Length', content.length]]))}\nstream\n${content}\nendstream`;

const read = (bytes: Uint8Array, text: string): PdfFile | null => {
  const startAt = text.lastIndexOf('startxref');
  const tableAt = Number(/^startxref\s+(\d+)/.exec(text.slice(startAt))?.[1] ?? Number.NaN);
  const offsets = new Map<number, number>();
  let newest: PdfDictionary | null = null;
  const seen = new Set<number>();
  for (let at: PdfValue | undefined = tableAt; typeof at === 'number' && !seen.has(at); ) {
    seen.add(at);
    const trailer = readTable(text, at, offsets);
    if (trailer === null) return null;
    newest ??= trailer;
    at = trailer.get('Prev');
  }
  if (newest === null) return null;
  const trailer = newest;
  const size = trailer.get('Size');
  const resolve = (value: PdfValue | undefined): PdfValue => {
    if (value === undefined || !isReference(value)) return value ?? null;
    const at = offsets.get(value.object);
    const head = at === undefined ? null : /^\s*\d+\s+\d+\s+obj/.exec(text.slice(at, at + 40));
    return at === undefined || head === null
      ? null
      : (orNull(() => readPdfValue(text, at + head[0].length))?.value ?? null);
  };
  return {
    bytes,
    trailer,
    tableAt,
    nextObject: typeof size === 'number' ? size : Math.max(0, ...offsets.keys()) + 1,
    resolve,
  };
};

/** One table and its trailer; offsets of newer tables are kept. Null where it is not a classic table. */
const readTable = (text: string, at: number, offsets: Map<number, number>): PdfDictionary | null => {
  const trailerAt = text.indexOf('trailer', at);
  if (!text.startsWith('xref', at) || trailerAt < 0) return null;
  const rows = text.slice(at + 4, trailerAt).matchAll(/(\d+)[ ]+(\d+)(?:[ ]+([nf]))?/g);
  let number = 0;
  for (const [, first = '', second = '', kind] of rows) {
    if (kind === undefined) number = Number(first);
    else {
      if (kind === 'n' && !offsets.has(number) && Number(second) < 65_535) offsets.set(number, Number(first));
      number += 1;
    }
  }
  const { value } = readPdfValue(text, trailerAt + 'trailer'.length);
  return isDictionary(value) ? value : null;
};

/** The first page and its reference; null where the file has none. */
export const firstPage = (
  file: PdfFile,
): { readonly reference: PdfReference; readonly page: PdfDictionary } | null => {
  const catalog = file.resolve(file.trailer.get('Root'));
  let node = isDictionary(catalog) ? catalog.get('Pages') : undefined;
  // No tree of pages is deeper than this; a loop of references is.
  for (let depth = 0; depth < 32; depth += 1) {
    const value = file.resolve(node);
    if (!isDictionary(value)) break;
    const kids = file.resolve(value.get('Kids'));
    if (Array.isArray(kids)) node = kids[0] as PdfValue | undefined;
    else if (isReference(node)) return { reference: node, page: value };
    else break;
  }
  return null;
};
