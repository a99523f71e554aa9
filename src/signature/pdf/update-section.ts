import { startsWith } from './characters.ts';
import type { PdfFile } from './file.ts';
import { latin1 } from './lexer.ts';
import { modified } from './refusal.ts';
import { as, isInteger, nameOf, type PdfValue } from './value.ts';
import type { XrefSection } from './xref-section.ts';

const CODE = 'pdf-hidden-octets';

/** PDFium takes no object from this number on; MuPDF stops at about twice of it. */
export const NUMBER_LIMIT = 4_194_304;
/** By how much /Size may exceed the highest number in use: some writers count freed or planned objects. */
const SIZE_SLACK = 1_024;
const GENERATION_LIMIT = 65_535;

/** The form that ISO 32000-2, 7.5.4 demands to the octet. */
const checkTable = ({ bytes }: PdfFile, from: number): void => {
  const read = (at: number, pattern: RegExp): RegExpExecArray => {
    const found = pattern.exec(latin1(bytes.subarray(at, at + 40)));
    if (found === null) throw modified(CODE, `${at}`);
    return found;
  };
  let at = from + read(from, /^xref(?:\r\n|\n|\r)/)[0].length;
  while (!startsWith(bytes, at, 'trailer')) {
    const head = read(at, /^\d{1,10} (\d{1,7}) ?(?:\r\n|\n|\r)/);
    at += head[0].length;
    for (let entry = 0; entry < Number(head[1]); entry += 1)
      at += read(at, /^\d{10} \d{5} [nf](?: \r| \n|\r\n)/)[0].length;
  }
};

/** A stream of an object number of its own, in rows that every reader unpacks alike and nothing behind them. */
const checkStream = ({ bytes }: PdfFile, section: XrefSection): void => {
  const head = /^(\d{1,7})[\0\t\n\f\r ]{1,8}0[\0\t\n\f\r ]{1,8}obj/.exec(
    latin1(bytes.subarray(section.from, section.from + 32)),
  );
  if (head === null || section.left > 0) throw modified(CODE, `${section.from}`);
  const own = section.entries.get(section.streamNumber ?? -1);
  if (own !== undefined && (own.kind !== 'at' || own.offset !== section.from || own.generation !== 0))
    throw modified(CODE, `${section.streamNumber} 0 R`);
  const held = section.trailer.entries.get('DecodeParms');
  const parameters = as('array', held)?.items ?? [held];
  const usual = (value: PdfValue | undefined, of: number): boolean => value === undefined || value === of;
  for (const each of parameters) {
    const dict = as('dict', each);
    if (each !== undefined && each !== null && dict === null) throw modified(CODE, '/DecodeParms');
    if (dict?.repeated === true || !usual(dict?.entries.get('Colors'), 1))
      throw modified(CODE, '/DecodeParms');
    if (!usual(dict?.entries.get('BitsPerComponent'), 8)) throw modified(CODE, '/DecodeParms');
  }
};

const sizeOf = ({ trailer }: XrefSection): number => {
  const size = trailer.entries.get('Size');
  return isInteger(size) ? size : 0;
};

/**
 * /Size: what was there before or what the objects of the update need. A reader that finds it, or a number in the table,
 * beyond what it takes throws the table away and rebuilds the file.
 */
const checkNumbers = (file: PdfFile, at: number, section: XrefSection): void => {
  const former = Math.max(0, ...(file.revisions[at - 1]?.sections ?? []).map(sizeOf));
  const size = sizeOf(section);
  let used = Math.max(former, (section.streamNumber ?? 0) + 1);
  for (const [number, entry] of section.entries) {
    if (number >= size) throw modified(CODE, `${number} 0 R`);
    if (entry.kind !== 'free') used = Math.max(used, number + 1);
    // A row of a free object says which is the next one and how it will be used: it holds nothing else.
    else if (entry.next >= size || entry.generation > GENERATION_LIMIT) throw modified(CODE, `${number} 0 R`);
  }
  if (size > NUMBER_LIMIT || size > used + SIZE_SLACK || (section.streamNumber ?? 0) >= size)
    throw modified(CODE, '/Size');
  for (const { first, count } of section.subsections) {
    if (count === 0 && (first !== 0 || section.subsections.length > 1)) throw modified(CODE, `${first} 0`);
    // pdf.js takes it for a table that was meant to begin with object 0, and counts all objects down by one.
    if (first === 1 && section.entries.get(first)?.kind === 'free') throw modified(CODE, `${first} ${count}`);
  }
};

/**
 * Holds the cross-reference section of an update to what no reader refuses or mends, each by rules of its own: one that
 * refuses it rebuilds the file from the heads of all objects in it, also from those that no table names. @throws PdfRefusal
 */
export function checkUpdateSection(file: PdfFile, at: number): void {
  const [section, ...others] = file.revisions[at]?.sections ?? [];
  // Readers differ in whether the table or the stream beside it counts: it could give back what the table frees.
  if (section === undefined || others.length > 0 || section.trailer.entries.has('XRefStm'))
    throw modified(CODE, '/XRefStm');
  if (section.trailer.repeated) throw modified(CODE, 'trailer');
  if (section.streamNumber === null) checkTable(file, section.from);
  else checkStream(file, section);
  checkNumbers(file, at, section);
  checkStreamNumber(file, at, section);
}

/** The number must have been unused, or that of an older cross-reference stream; rebuilt, it would stand for what it was. */
function checkStreamNumber(file: PdfFile, at: number, { streamNumber }: XrefSection): void {
  if (streamNumber === null) return;
  const before = file.object(streamNumber, at - 1);
  if (before !== null && nameOf(as('stream', before.value)?.dict.entries.get('Type')) !== 'XRef')
    throw modified(CODE, `${streamNumber} 0 R`);
}
