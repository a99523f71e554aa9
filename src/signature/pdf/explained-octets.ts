import { isDigit, isSpace, skipSpace } from './characters.ts';
import type { PdfFile } from './file.ts';
import { modified } from './refusal.ts';
import type { Revision } from './revisions.ts';
import { checkUpdateSection } from './update-section.ts';
import { readTail } from './xref-section.ts';

type Span = { readonly from: number; readonly to: number };

const CODE = 'pdf-hidden-octets';

const WORD = /[A-Za-z0-9_]/;
const isEndOfLine = (octet: number | undefined): boolean => octet === 0x0a || octet === 0x0d;
/** Also with a sign or a full stop, which some readers take for a number. */
const isNumeral = (octet: number): boolean =>
  isDigit(octet) || octet === 0x2b || octet === 0x2d || octet === 0x2e;

const occurrences = (bytes: Uint8Array, { from, end }: Revision, word: string): number[] => {
  const region = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from);
  const found: number[] = [];
  for (let at = region.indexOf(word); at >= 0; at = region.indexOf(word, at + 1)) found.push(from + at);
  return found;
};

/**
 * Where an object begins whose head ends with the `obj` at `word`; null where no reader sees a head there; -1 where one
 * may, because an end of line in it could be that of a comment.
 */
const headAt = (bytes: Uint8Array, word: number): number | null => {
  const next = bytes[word + 'obj'.length];
  const whole = next === undefined || !WORD.test(String.fromCharCode(next));
  let at = word;
  let lines = 0;
  for (let number = 0; number < 2; number += 1) {
    const behind = at;
    while (at > 0 && isSpace(bytes[at - 1] ?? 0)) {
      at -= 1;
      if (isEndOfLine(bytes[at])) lines += 1;
    }
    const digits = at;
    while (at > 0 && isNumeral(bytes[at - 1] ?? 0)) at -= 1;
    if (at === digits || (digits === behind && number > 0)) return lines > 0 && whole ? -1 : null;
  }
  return at;
};

/**
 * Readers that find a fault rebuild a file from every `1 0 obj`, `trailer` and `startxref` in it, wherever it stands. So
 * an update may hold no more of them than it means, not even inside of a stream or a string.
 */
const checkWords = (file: PdfFile, revision: Revision, objects: ReadonlySet<number>): void => {
  const { bytes } = file;
  const heads = occurrences(bytes, revision, 'obj').flatMap((at) => headAt(bytes, at) ?? []);
  if (heads.length !== objects.size || heads.some((head) => !objects.has(head))) throw modified(CODE, 'obj');
  const tables = revision.sections.filter(({ streamNumber }) => streamNumber === null).length;
  if (occurrences(bytes, revision, 'trailer').length !== tables) throw modified(CODE, 'trailer');
  for (const word of ['startxref', '%%EOF'])
    if (occurrences(bytes, revision, word).length !== 1) throw modified(CODE, word);
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
  const spans: Span[] = [];
  const [main] = revision.sections;
  if (main === undefined || readTail(file.bytes, main.to)?.startxref !== main.from)
    throw modified(CODE, 'startxref');
  checkUpdateSection(file, at);
  spans.push({ from: main.from, to: revision.end });
  const heads = new Set(main.streamNumber === null ? [] : [main.from]);
  for (const [number, entry] of revision.entries) {
    if (entry.kind !== 'at' || number === main.streamNumber) continue;
    const span = file.object(number, at)?.span ?? null;
    if (span === null) throw modified('pdf-changed-after-signing', `${number} 0 R`);
    spans.push(span);
    heads.add(span.from);
  }
  checkWords(file, revision, heads);
  spans.sort((one, two) => one.from - two.from);
  let reached = revision.from;
  for (const { from, to } of [...spans, { from: revision.end, to: revision.end }]) {
    if (from < reached || skipSpace(file.bytes, reached, from) !== from)
      throw modified(CODE, `${Math.min(reached, from)}`);
    reached = to;
  }
}
