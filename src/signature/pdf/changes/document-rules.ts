import { latin1 } from '../lexer.ts';
import { decodeStream } from '../decode-stream.ts';
import type { PdfFile } from '../file.ts';
import { as, inside, isInteger, nameOf, type PdfDict, type PdfStream, type PdfValue } from '../value.ts';
import { sameValue } from '../equal.ts';
import { type Comparison, keep, keysOf, openPlace, refuse } from './comparison.ts';

/** Keys of a trailer that only say how the file is read. */
const TECHNICAL = new Set([
  'Size',
  'Prev',
  'XRefStm',
  'Type',
  'W',
  'Index',
  'Filter',
  'DecodeParms',
  'Length',
  'ID',
]);

const holdsRef = (value: PdfValue): boolean => {
  const open: PdfValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (as('ref', next) !== null) return true;
    for (const item of inside(next)) open.push(item);
  }
  return false;
};

/** The trailer: another catalogue or anything new is refused; keys that only the older one had are kept as they were. */
export function compareTrailers(comparison: Comparison): void {
  const { file, before, after } = comparison;
  const one = file.revisions[before]?.trailer.entries;
  const two = file.revisions[after]?.trailer.entries ?? new Map<string, PdfValue>();
  for (const [key, value] of two) {
    if (key === 'Info') compareInformation(comparison, one?.get('Info'), value);
    else if (TECHNICAL.has(key)) {
      if (holdsRef(value)) refuse('pdf-catalog-changed', `/${key}`);
    } else if (key !== 'Root') keep(comparison, one?.get(key), value, key, 'pdf-catalog-changed');
    else if (as('ref', value) === null || !sameRoot(file, before, value))
      refuse('pdf-catalog-changed', '/Root');
  }
  if (one?.has('Info') === true && !two.has('Info')) refuse('pdf-catalog-changed', '/Info');
  checkSizes(file, after);
  // What an older trailer leads to may be looked at as well, so it must not be a way to a changed object.
  for (const revision of file.revisions.slice(0, after)) {
    for (const section of revision.sections) {
      for (const [key, value] of section.trailer.entries) {
        if (key !== 'Root' && key !== 'Info' && !TECHNICAL.has(key))
          keep(comparison, value, value, key, 'pdf-catalog-changed');
      }
    }
  }
}

/** Objects from /Size on count as missing (ISO 32000-2, table 15): a smaller one would make signed objects vanish. */
function checkSizes(file: PdfFile, after: number): void {
  const sizes = (at: number): PdfValue[] =>
    (file.revisions[at]?.sections ?? []).map(({ trailer }) => trailer.entries.get('Size') ?? null);
  const former = Math.max(0, ...sizes(after - 1).map((size) => (isInteger(size) ? size : 0)));
  const needed = Math.max(former, highest(file.revisions[after]?.entries.keys() ?? []) + 1);
  for (const size of sizes(after))
    if (!isInteger(size) || size < former) refuse('pdf-catalog-changed', '/Size');
  const [main] = sizes(after);
  if (!isInteger(main) || main < needed) refuse('pdf-catalog-changed', '/Size');
}

function highest(numbers: Iterable<number>): number {
  let found = 0;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

function sameRoot(file: PdfFile, before: number, value: PdfValue): boolean {
  const one = as('ref', file.revisions[before]?.trailer.entries.get('Root'));
  const two = as('ref', value);
  return one !== null && two !== null && one.number === two.number && one.generation === two.generation;
}

/** Document information: when and with which program it was saved may change, its title and the like may not. */
function compareInformation(comparison: Comparison, before: PdfValue | undefined, after: PdfValue): void {
  const place = openPlace(comparison, before, after, 'pdf-catalog-changed');
  if (!place.moved) return;
  const one = as('dict', place.one);
  const two = as('dict', place.two);
  if (two === null || two.repeated) return refuse('pdf-catalog-changed', '/Info');
  for (const key of keysOf(one, two)) {
    const value = two.entries.get(key);
    if ((key === 'ModDate' || key === 'Producer') && as('string', value) !== null) continue;
    keep(comparison, one?.entries.get(key), value, key, 'pdf-catalog-changed');
  }
}

const EXTENSION_KEYS = new Set(['Type', 'BaseVersion', 'ExtensionLevel', 'ExtensionRevision', 'URL']);

/** Developer extensions (ISO 32000-2, 7.12) name versions and nothing else. */
function compareExtensions(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): void {
  const { one, two } = openPlace(comparison, before, after, 'pdf-catalog-changed');
  const plain = (dict: PdfDict): boolean =>
    !dict.repeated &&
    [...dict.entries].every(
      ([key, value]) =>
        EXTENSION_KEYS.has(key) &&
        (nameOf(value) !== null || isInteger(value) || as('string', value) !== null),
    );
  const former = as('dict', one);
  const list = as('dict', two);
  const fine =
    list !== null &&
    !list.repeated &&
    [...list.entries].every(([key, value]) => {
      // One that stands apart may be added; written over, it could be something else that was signed.
      const ref = as('ref', value);
      if (ref !== null && comparison.changed.has(ref.number)) return false;
      const opened = openPlace(comparison, former?.entries.get(key), value, 'pdf-catalog-changed').two;
      const entries = as('array', opened)?.items ?? [opened];
      return (
        (key === 'Type' && nameOf(value) !== null) ||
        entries.every((entry) => as('dict', entry) !== null && plain(entry as PdfDict))
      );
    });
  if (!fine) refuse('pdf-catalog-changed', '/Extensions');
}

/** What every saving writes anew in XMP: times, the program and the copy's identity. */
const XMP_TECHNICAL =
  /<(?:xmp:ModifyDate|xmp:MetadataDate|pdf:Producer|xmpMM:InstanceID)>[^<]{0,500}<\/[A-Za-z:]{1,32}>|(?:xmp:ModifyDate|xmp:MetadataDate|pdf:Producer|xmpMM:InstanceID)="[^"<]{0,500}"|\s+/g;
const XMP_LIMIT = 1_000_000;

/** Metadata may be written anew if all that people read in it stays the same. */
function compareMetadata(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): void {
  const { file } = comparison;
  const { one, two, moved } = openPlace(comparison, before, after, 'pdf-catalog-changed');
  if (!moved) return keep(comparison, before, after, 'Metadata', 'pdf-catalog-changed');
  const text = (stream: PdfStream | null): string | null => {
    if (stream === null || nameOf(stream.dict.entries.get('Type')) !== 'Metadata') return null;
    for (const value of stream.dict.entries.values()) if (holdsRef(value)) return null;
    const decoded = decodeStream(stream, file.budget);
    return decoded.length > XMP_LIMIT ? null : latin1(decoded).replace(XMP_TECHNICAL, '');
  };
  const said = text(as('stream', two));
  if (said === null || said !== text(as('stream', one))) refuse('pdf-catalog-changed', '/Metadata');
}

/** The catalogue, but for the form, the pages and the DSS, which have rules of their own. */
export function compareCatalogs(comparison: Comparison): { readonly one: PdfDict; readonly two: PdfDict } {
  const { file, before, after, settled, landmarks } = comparison;
  const one = file.catalog(before);
  const two = file.catalog(after);
  const root = as('ref', file.revisions[after]?.trailer.entries.get('Root'));
  if (one === null || two === null || root === null || one.repeated || two.repeated)
    return refuse('pdf-catalog-changed', '/Root');
  landmarks.set(root.number, 'catalog');
  settled.add(root.number);
  for (const key of keysOf(one, two)) {
    const from = one.entries.get(key);
    const to = two.entries.get(key);
    if (key === 'AcroForm' || key === 'Pages' || key === 'DSS') continue;
    // The same tree; what changed in it is looked at when pages and fields are known.
    if (key === 'StructTreeRoot' && as('ref', to) !== null && sameValue(from, to, file.budget)) continue;
    if (key === 'Extensions' && to !== undefined) compareExtensions(comparison, from, to);
    else if (key === 'Metadata' && from !== undefined && to !== undefined)
      compareMetadata(comparison, from, to);
    else if (key === 'Version' && /^[12]\.\d$/.test(nameOf(to) ?? '')) continue;
    else keep(comparison, from, to, key, 'pdf-catalog-changed');
  }
  return { one, two };
}
