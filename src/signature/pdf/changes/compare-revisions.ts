import { sameValue } from '../equal.ts';
import { checkExplainedOctets } from '../explained-octets.ts';
import type { PdfFile } from '../file.ts';
import { sameEntry } from '../revisions.ts';
import { NUMBER_LIMIT } from '../update-section.ts';
import { as, nameOf, numberOf, type PdfValue } from '../value.ts';
import { readXrefSection } from '../xref-section.ts';
import { type ChangeLevel, checkKept, type Comparison, isDataStream, refuse } from './comparison.ts';
import { compareCatalogs, compareTrailers } from './document-rules.ts';
import { compareForms } from './form-rule.ts';
import { comparePages } from './page-rule.ts';
import { compareStores } from './store-rule.ts';
import { compareStructure } from './structure-rule.ts';

/** What an update changed, where all that it changed can ever be allowed. */
export type Changes = {
  /** `store`: nothing but a DSS and document time stamps. `form`: fields filled, signed or added. */
  readonly level: ChangeLevel;
  readonly fields: ReadonlySet<string>;
  /** Names of the fields (of no signature) that had no value and have one now. */
  readonly filled: ReadonlySet<string>;
  /** Names of the fields that had a value and have another one now, or none. */
  readonly overwritten: ReadonlySet<string>;
  /** Share of a page, by its object number, that what signed or filled a field later takes of it where it is seen. */
  readonly covered: ReadonlyMap<number, number>;
  /** The structure tree of a tagged PDF says something else. */
  readonly restructured: boolean;
};

type Numbers = { readonly changed: Set<number>; readonly added: Set<number> };

const sortNumbers = (file: PdfFile, after: number): Numbers => {
  const changed = new Set<number>();
  const added = new Set<number>();
  for (const [number, entry] of file.revisions[after]?.entries ?? []) {
    const one = file.object(number, after - 1);
    if (entry.kind === 'free') {
      if (one !== null) refuse('pdf-object-removed', `${number} 0 R`);
      continue;
    }
    const two = file.object(number, after);
    if (two === null || as('broken', two.value) !== null)
      refuse('pdf-changed-after-signing', `${number} 0 R`);
    if (one === null) added.add(number);
    else if (one.generation !== two.generation || !sameValue(one.value, two.value, file.budget))
      changed.add(number);
  }
  return { changed, added };
};

const sectionNumbers = (file: PdfFile, at: number): Set<number> =>
  new Set(file.revisions[at]?.sections.flatMap(({ streamNumber }) => streamNumber ?? []));

/** Streams of the file's own structure that an update brings along; of the numbers, `checkUpdateSection` and `checkPacked` have judged. */
const structural = (file: PdfFile, at: number): Set<number> => {
  const revision = file.revisions[at];
  const numbers = sectionNumbers(file, at);
  for (const entry of revision?.entries.values() ?? [])
    if (entry.kind === 'packed') numbers.add(entry.container);
  return numbers;
};

/** An object stream of an update must be new and hold nothing but what the update names. */
const checkPacked = (file: PdfFile, at: number): void => {
  const entries = file.revisions[at]?.entries ?? new Map<number, never>();
  const containers = new Set<number>();
  for (const entry of entries.values()) if (entry.kind === 'packed') containers.add(entry.container);
  for (const container of containers) {
    if (entries.get(container)?.kind !== 'at') refuse('pdf-hidden-octets', `${container} 0 R`);
    for (const [index, number] of (file.packedIn(container, at) ?? []).entries()) {
      const entry = entries.get(number);
      if (entry?.kind !== 'packed' || entry.container !== container || entry.index !== index)
        refuse('pdf-hidden-octets', `${number} 0 R`);
    }
  }
};

/** What nothing leads to, and what could not be shown if something did: leftovers of a DSS that was written anew. */
const isLeftover = (value: PdfValue): boolean => {
  if (value === null || numberOf(value) !== null || isDataStream(value)) return true;
  const list = as('array', value);
  if (list !== null) return list.items.every((item) => as('ref', item) !== null);
  const dict = as('dict', value);
  const keys = new Set(['Certs', 'CRLs', 'OCSPs', 'VRI', 'Cert', 'CRL', 'OCSP', 'TU', 'TS', 'Type']);
  return (
    dict !== null &&
    [undefined, 'DSS', 'VRI'].includes(nameOf(dict.entries.get('Type')) ?? undefined) &&
    [...dict.entries.keys()].every((key) => keys.has(key) || /^[0-9A-Fa-f]{40}$/.test(key))
  );
};

const TRAILER_KEYS = new Set('Type Size W Index Prev Filter DecodeParms Length Root Info ID'.split(' '));

/**
 * PDFBox leaves a cross-reference stream beside its table that nothing leads to. A reader that rebuilds the file may take
 * it up, so it must say what the section of the update says.
 */
const isSpareSection = (file: PdfFile, number: number, after: number): boolean => {
  const object = file.object(number, after);
  const stream = as('stream', object?.value);
  const span = object?.span ?? null;
  if (stream === null || span === null || nameOf(stream.dict.entries.get('Type')) !== 'XRef') return false;
  const { trailer, entries, left } = readXrefSection(file.bytes, span.from, file.budget);
  if (trailer.repeated || left > 0) return false;
  const main = file.revisions[after]?.trailer.entries;
  for (const [key, value] of trailer.entries) {
    if (!TRAILER_KEYS.has(key)) return false;
    if (['Root', 'Info', 'Prev'].includes(key) && !sameValue(main?.get(key), value, file.budget))
      return false;
  }
  return [...entries].every(([each, entry]) => {
    const known = file.entry(each, after);
    if (entry.kind === 'free') return each < NUMBER_LIMIT && known === null;
    return known !== null && sameEntry(known.entry, entry);
  });
};

/**
 * Holds the update `after` against the state before it. The rules are an allow-list, modelled on pyHanko's difference
 * analysis and stricter: whatever is not allowed is refused. @throws PdfRefusal with MODIFIED_AFTER_SIGNING
 */
export function compareRevisions(file: PdfFile, after: number): Changes {
  checkExplainedOctets(file, after);
  const { changed, added } = sortNumbers(file, after);
  const comparison: Comparison = {
    file,
    before: after - 1,
    after,
    changed,
    added,
    settled: new Set(),
    landmarks: new Map(),
    kept: [],
    abandoned: new Set(),
    newWidgets: new Map(),
    drawn: new Map(),
    covered: new Map(),
    fields: new Set(),
    filled: new Set(),
    overwritten: new Set(),
    fontsAdded: false,
    undrawn: false,
    restructured: false,
    level: 'store',
  };
  compareTrailers(comparison);
  const { one, two } = compareCatalogs(comparison);
  compareStores(comparison, one.entries.get('DSS'), two.entries.get('DSS'));
  compareForms(comparison, one.entries.get('AcroForm'), two.entries.get('AcroForm'));
  comparePages(comparison, one.entries.get('Pages'), two.entries.get('Pages'));
  const structure = two.entries.get('StructTreeRoot');
  if (as('ref', structure) !== null) compareStructure(comparison, structure);
  checkKept(comparison);
  const own = structural(file, after);
  checkPacked(file, after);
  for (const number of changed) {
    // An older cross-reference stream whose number the new one took over.
    if (!comparison.settled.has(number) && !sectionNumbers(file, after).has(number))
      refuse('pdf-changed-after-signing', `${number} 0 R`);
  }
  for (const number of added) {
    if (comparison.settled.has(number) || own.has(number)) continue;
    if (!isLeftover(file.object(number, after)?.value ?? null) && !isSpareSection(file, number, after))
      refuse('pdf-changed-after-signing', `${number} 0 R`);
  }
  const { level, fields, filled, overwritten, covered, restructured } = comparison;
  return { level, fields, filled, overwritten, covered, restructured };
}
