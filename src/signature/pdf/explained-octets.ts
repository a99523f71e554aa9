import { isDigit, isSpace, skipSpace, startsWith } from './characters.ts';
import type { PdfFile } from './file.ts';
import { modified } from './refusal.ts';
import type { Revision } from './revisions.ts';
import { readTail } from './xref-section.ts';

type Span = { readonly from: number; readonly to: number };

const CODE = 'pdf-hidden-octets';

const occurrences = (bytes: Uint8Array, { from, end }: Revision, word: string): number[] => {
  const region = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from);
  const found: number[] = [];
  for (let at = region.indexOf(word); at >= 0; at = region.indexOf(word, at + 1)) found.push(from + at);
  return found;
};

/** Whether two numbers stand before `obj` here, as at the head of an object. */
const isHead = (bytes: Uint8Array, word: number): boolean => {
  let at = word - 1;
  for (let number = 0; number < 2; number += 1) {
    const space = at;
    while (at >= 0 && isSpace(bytes[at] ?? 0)) at -= 1;
    if (space === at && number > 0) return false;
    const digits = at;
    while (at >= 0 && isDigit(bytes[at] ?? 0)) at -= 1;
    if (digits === at) return false;
  }
  return true;
};

/**
 * Readers that find a fault rebuild a file from every `1 0 obj`, `trailer` and `startxref` in it, wherever it stands. So
 * an update may hold no more of them than it means, not even inside of a stream or a string.
 */
const checkWords = (file: PdfFile, revision: Revision, objects: number): void => {
  const { bytes } = file;
  const heads = occurrences(bytes, revision, 'obj').filter((at) => isHead(bytes, at));
  if (heads.length !== objects) throw modified(CODE, 'obj');
  const tables = revision.sections.filter(({ streamNumber }) => streamNumber === null).length;
  if (occurrences(bytes, revision, 'trailer').length !== tables) throw modified(CODE, 'trailer');
  for (const word of ['startxref', '%%EOF'])
    if (occurrences(bytes, revision, word).length !== 1) throw modified(CODE, word);
};

/** The form that ISO 32000-2, 7.5.4 demands to the octet; readers that want it would rebuild the file otherwise. */
const checkTable = ({ bytes }: PdfFile, from: number): void => {
  const line = (at: number, pattern: RegExp): number => {
    const text = Buffer.from(bytes.subarray(at, at + 40)).toString('latin1');
    const found = pattern.exec(text)?.[0];
    if (found === undefined) throw modified(CODE, `${at}`);
    return at + found.length;
  };
  let at = line(from, /^xref(?:\r\n|\n|\r)/);
  while (!startsWith(bytes, at, 'trailer')) {
    const count = Number(
      /^\d+ (\d{1,7})/.exec(Buffer.from(bytes.subarray(at, at + 40)).toString('latin1'))?.[1] ?? 0,
    );
    at = line(at, /^\d+ \d{1,7} ?(?:\r\n|\n|\r)/);
    for (let entry = 0; entry < count; entry += 1) at = line(at, /^\d{10} \d{5} [nf](?: \r| \n|\r\n)/);
  }
};

/**
 * Every octet of an update must belong to an object that the update names, to its cross-reference section, to its
 * trailer, or be white space between them. So nothing can hide in it for a reader that looks elsewhere: no second object
 * of the same number, no object without an entry, no section inside of a stream, no entry that leads into older octets,
 * no second cross-reference section beside the first (hybrid).
 * @throws PdfRefusal
 */
export function checkExplainedOctets(file: PdfFile, at: number): void {
  const revision = file.revisions[at];
  if (revision === undefined) return;
  // Readers differ in whether the table or the stream beside it counts: it could give back what the table frees.
  if (revision.sections.some(({ trailer }) => trailer.entries.has('XRefStm')))
    throw modified(CODE, '/XRefStm');
  const spans: Span[] = [];
  const [main] = revision.sections;
  if (main === undefined || readTail(file.bytes, main.to)?.startxref !== main.from)
    throw modified(CODE, 'startxref');
  if (main.streamNumber === null) checkTable(file, main.from);
  spans.push({ from: main.from, to: revision.end });
  for (const section of revision.sections.slice(1)) spans.push({ from: section.from, to: section.to });
  const sections = new Set(revision.sections.map(({ streamNumber }) => streamNumber));
  for (const [number, entry] of revision.entries) {
    if (entry.kind !== 'at') continue;
    const span = file.object(number, at)?.span ?? null;
    if (span === null) throw modified('pdf-changed-after-signing', `${number} 0 R`);
    if (!sections.has(number) || spans.every(({ from }) => from !== span.from)) spans.push(span);
  }
  checkWords(file, revision, spans.length - (main.streamNumber === null ? 1 : 0));
  spans.sort((one, two) => one.from - two.from);
  let reached = revision.from;
  for (const { from, to } of [...spans, { from: revision.end, to: revision.end }]) {
    if (from < reached || skipSpace(file.bytes, reached, from) !== from)
      throw modified(CODE, `${Math.min(reached, from)}`);
    reached = to;
  }
}
