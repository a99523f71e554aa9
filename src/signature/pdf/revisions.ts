import type { Budget } from './budget.ts';
import { skipSpace, startsWith } from './characters.ts';
import { encrypted, limitExceeded, malformed } from './refusal.ts';
import { as, isInteger, type PdfDict } from './value.ts';
import { readTail, readXrefSection, type Tail, type XrefEntry, type XrefSection } from './xref-section.ts';

/** A state of the file: what one saving wrote, from the end of the state before it (ISO 32000-2, 7.5.6). */
export type Revision = {
  /** Behind the `%%EOF` of the state before; 0 for the first. */
  readonly from: number;
  /** Behind its own `%%EOF`, without the end of line that may follow. */
  readonly end: number;
  /** Sections of this revision; more than one for linearised and hybrid files. */
  readonly sections: readonly XrefSection[];
  /** What this revision says of its objects that is not said before: a table may list again what did not change. */
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
};

const REVISION_LIMIT = 128;
const SEARCHED_OCTETS = 4_096;

type Chained = {
  readonly main: XrefSection;
  readonly hybrid: XrefSection | null;
  readonly tail: Tail | null;
};

const lastStart = (bytes: Uint8Array): number => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = text.lastIndexOf('startxref');
  if (at < 0) throw malformed('there is no "startxref"');
  const found = /^startxref\s+(\d{1,15})\s/.exec(text.toString('latin1', at, at + SEARCHED_OCTETS));
  if (found === null) throw malformed('the last "startxref" has no number');
  return Number(found[1]);
};

const readChain = (bytes: Uint8Array, budget: Budget): Chained[] => {
  const chain: Chained[] = [];
  const seen = new Set<number>();
  for (let offset: number | null = lastStart(bytes); offset !== null; ) {
    if (seen.has(offset)) throw malformed('the cross-reference sections run in a circle');
    seen.add(offset);
    if (chain.length >= REVISION_LIMIT) throw limitExceeded('the PDF has too many revisions');
    const main = readXrefSection(bytes, offset, budget);
    const { entries, repeated } = main.trailer;
    if (repeated) throw malformed('a trailer names a key twice');
    if (entries.has('Encrypt')) throw encrypted();
    const beside = entries.get('XRefStm');
    if (beside !== undefined && main.streamNumber !== null)
      throw malformed('a cross-reference stream with a second one beside it');
    if (beside !== undefined && !isInteger(beside)) throw malformed('/XRefStm is no number');
    const hybrid = beside === undefined ? null : readXrefSection(bytes, beside, budget);
    if (hybrid !== null && (hybrid.streamNumber === null || hybrid.trailer.entries.has('Encrypt')))
      throw malformed('/XRefStm does not lead to a cross-reference stream');
    // Readers differ in whether they follow it.
    const sideways = hybrid?.trailer.entries.get('Prev');
    if (sideways !== undefined && sideways !== entries.get('Prev'))
      throw malformed('/XRefStm leads to another chain of revisions');
    chain.push({ main, hybrid, tail: readTail(bytes, main.to) });
    const previous = entries.get('Prev');
    if (previous !== undefined && !isInteger(previous)) throw malformed('/Prev is no number');
    // Some writers name no section before the first in this way; the header stands at octet 0.
    offset = previous === undefined || previous === 0 ? null : previous;
  }
  return chain.reverse();
};

/** Of a hybrid file: the stream adds what the table calls free; were both to name a place, readers would differ. */
const merged = ({ main, hybrid }: Pick<Chained, 'main' | 'hybrid'>): ReadonlyMap<number, XrefEntry> => {
  if (hybrid === null) return main.entries;
  const entries = new Map(main.entries);
  for (const [number, entry] of hybrid.entries) {
    const before = entries.get(number);
    if (entry.kind === 'free') {
      if (before === undefined) entries.set(number, entry);
    } else if (before === undefined || before.kind === 'free') entries.set(number, entry);
    else if (number !== hybrid.streamNumber && !sameEntry(before, entry))
      throw malformed(`object ${number} stands in both parts of a hybrid file`);
  }
  return entries;
};

const sectionsOf = ({ main, hybrid }: Chained): XrefSection[] => (hybrid === null ? [main] : [main, hybrid]);

/** The first page's section stands before the main one and is read first (ISO 32000-2, annex F). */
const linearised = (older: Chained, newer: Chained): Revision => {
  if (older.tail === null || older.tail.startxref !== newer.main.from)
    throw malformed('the first two cross-reference sections do not belong together');
  const entries = new Map(merged(older));
  for (const [number, entry] of merged(newer)) entries.set(number, entry);
  const sections = [...sectionsOf(older), ...sectionsOf(newer)];
  return { from: 0, end: older.tail.end, sections, entries, trailer: newer.main.trailer };
};

/**
 * Microsoft Word ends its files twice: behind a whole table with its %%EOF stands an empty one whose /XRefStm leads to a
 * stream of the part before. Both are one state; a signature of the first part alone covers no whole revision then.
 */
const completed = (bytes: Uint8Array, part: Revision, { main, hybrid, tail }: Chained): Revision | null => {
  const [table] = part.sections;
  if (hybrid === null || tail === null || table === undefined || part.sections.length > 1) return null;
  if (part.from > 0 || table.streamNumber !== null || hybrid.from >= table.from) return null;
  if (tail.startxref > main.from || main.from - tail.startxref > 32) return null;
  if (main.entries.size > 0 || skipSpace(bytes, part.end, main.from) !== main.from) return null;
  return {
    from: 0,
    end: tail.end,
    sections: [main, hybrid, table],
    entries: merged({ main: table, hybrid }),
    trailer: main.trailer,
  };
};

/**
 * Every revision, oldest first: the chain of /Prev from the last `startxref`, each section with its own `startxref` and
 * `%%EOF` behind it. Nothing is repaired: a file that needs it is refused. @throws PdfRefusal
 */
export function readRevisions(bytes: Uint8Array, budget: Budget): readonly Revision[] {
  if (!startsWith(bytes, 0, '%PDF-')) throw malformed('"%PDF-" was expected at octet 0');
  const chain = readChain(bytes, budget);
  const revisions: Revision[] = [];
  let first = 0;
  const [oldest, next] = chain;
  if (oldest !== undefined && next !== undefined && next.main.from < oldest.main.from) {
    revisions.push(linearised(oldest, next));
    first = 2;
  }
  for (const chained of chain.slice(first)) {
    const { main, tail } = chained;
    const from = revisions.at(-1)?.end ?? 0;
    if (tail === null) throw malformed(`"startxref" and "%%EOF" were expected at octet ${main.to}`);
    // Some writers point at the line end before the keyword.
    if (tail.startxref > main.from || main.from - tail.startxref > 32)
      throw malformed(`"startxref" at octet ${main.to} leads to another section than the one before it`);
    const part = revisions.length === 1 ? revisions[0] : undefined;
    const whole = part === undefined ? null : completed(bytes, part, chained);
    if (whole !== null) {
      revisions.splice(0, 1, whole);
      continue;
    }
    const sections = sectionsOf(chained);
    if (sections.some((section) => section.from < from || section.from >= tail.end))
      throw malformed('a cross-reference section stands outside of its revision');
    revisions.push({ from, end: tail.end, sections, entries: merged(chained), trailer: main.trailer });
  }
  const state = new Map<number, XrefEntry>();
  const changes = revisions.map((revision) => ({ ...revision, entries: news(revision, state) }));
  const root = as('ref', revisions.at(-1)?.trailer.entries.get('Root'));
  if (root === null) throw malformed('the trailer names no catalogue');
  return changes;
}

const UNUSED: XrefEntry = { kind: 'free', next: 0, generation: 0 };

function news(
  { entries, sections }: Revision,
  state: Map<number, XrefEntry>,
): ReadonlyMap<number, XrefEntry> {
  const changed = new Map<number, XrefEntry>();
  for (const [number, entry] of entries) {
    if (sameEntry(state.get(number) ?? UNUSED, entry)) continue;
    changed.set(number, entry);
    state.set(number, entry);
  }
  for (const { streamNumber, trailer, from } of sections) {
    const size = trailer.entries.get('Size');
    if (streamNumber === null || !isInteger(size) || streamNumber >= size) continue;
    // A cross-reference stream need not list itself; its number is taken all the same.
    if ((state.get(streamNumber) ?? UNUSED).kind !== 'free') continue;
    const entry: XrefEntry = { kind: 'at', offset: from, generation: 0 };
    changed.set(streamNumber, entry);
    state.set(streamNumber, entry);
  }
  return changed;
}

export function sameEntry(one: XrefEntry, two: XrefEntry): boolean {
  if (one.kind === 'at')
    return two.kind === 'at' && one.offset === two.offset && one.generation === two.generation;
  if (one.kind === 'packed')
    return two.kind === 'packed' && one.container === two.container && one.index === two.index;
  return two.kind === 'free';
}
