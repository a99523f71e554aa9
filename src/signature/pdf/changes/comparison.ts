import type { ReasonCode } from '../../reasons.ts';
import { sameValue } from '../equal.ts';
import type { PdfFile } from '../file.ts';
import { modified } from '../refusal.ts';
import {
  as,
  dictOf,
  inside,
  nameOf,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from '../value.ts';

/** How much an update changes: nothing but data for verifying, or the form as well. */
export type ChangeLevel = 'store' | 'form';

/** A place of the document from which a value is reached: the key of the dictionary that holds it. */
type Reached = { readonly value: PdfValue; readonly key: string };

/**
 * One update held against the state before it. Rules walk the places at which something may change and `settle` the
 * objects that stand there; every other value is handed to `keep`, and whatever `keep` leads to must be as it was.
 * So an object is settled only for the places that a rule looked at: reached from anywhere else, its change is refused.
 */
export type Comparison = {
  readonly file: PdfFile;
  readonly before: number;
  readonly after: number;
  /** Numbers that were in use and mean something else now. */
  readonly changed: ReadonlySet<number>;
  /** Numbers that were not in use. */
  readonly added: ReadonlySet<number>;
  readonly settled: Set<number>;
  /** Catalogue, pages and fields: rules compare them key by key, so they may be reached from anywhere. */
  readonly landmarks: Map<number, 'catalog' | 'page' | 'field'>;
  readonly kept: Reached[];
  /** Appearance dictionaries that a field gave up: one that is used elsewhere too was shared, and that is refused. */
  readonly abandoned: Set<number>;
  /** Widgets of new signature fields, which pages may list, by their numbers. */
  readonly newWidgets: Map<number, PdfDict>;
  /** Widgets that were there and are drawn anew because their field was filled or signed, by their numbers. */
  readonly drawn: Map<number, { readonly widget: PdfDict; readonly signed: boolean }>;
  /** Share of a page, by its object number, that later signatures and filled fields take of it: 0 to 1 each, summed. */
  readonly covered: Map<number, number>;
  /** Names of the fields that were filled, signed or added; those of document time stamps are not among them. */
  readonly fields: Set<string>;
  /** Those among them that were filled: they had no value, or (`overwritten`) another one. */
  readonly filled: Set<string>;
  readonly overwritten: Set<string>;
  /** Fonts or a default look came to the form. */
  fontsAdded: boolean;
  /** A field shows a value without a look of its own: the reader draws it, with the form's fonts. */
  undrawn: boolean;
  /** The structure tree says something else than before. */
  restructured: boolean;
  level: ChangeLevel;
};

/** The places from which a field or its widget may be reached while it changes. */
const FIELD_KEYS = new Set(['Annots', 'Parent', 'Obj', 'CO', 'Kids', 'Fields']);

export function refuse(code: ReasonCode, detail?: string): never {
  throw modified(code, detail);
}

export const same = ({ file }: Comparison, one: PdfValue | undefined, two: PdfValue | undefined): boolean =>
  sameValue(one, two, file.budget);

/** Demands that a value and everything behind it is as it was. */
export const keep = (
  comparison: Comparison,
  one: PdfValue | undefined,
  two: PdfValue | undefined,
  key: string,
  code: ReasonCode,
): void => {
  if (!sameValue(one, two, comparison.file.budget, key)) refuse(code, `/${key}`);
  if (two !== undefined) comparison.kept.push({ value: two, key });
};

/** The value at a place before and after, with the object that holds it settled where it is an own one. */
export type Place = { readonly one: PdfValue; readonly two: PdfValue; readonly moved: boolean };

/**
 * Looks through the references at a place that may change. A reference may stay and its object change (settled), or
 * lead to a new object; one that now leads to another old object is refused.
 */
export const openPlace = (
  comparison: Comparison,
  one: PdfValue | undefined,
  two: PdfValue | undefined,
  code: ReasonCode,
): Place => {
  const { file, before, after, changed, added, settled } = comparison;
  const refBefore = as('ref', one);
  const refAfter = as('ref', two);
  if (refAfter !== null && !same(comparison, one, two)) {
    if (!added.has(refAfter.number)) refuse(code, `${refAfter.number} 0 R`);
    settled.add(refAfter.number);
  } else if (refAfter !== null && changed.has(refAfter.number)) settled.add(refAfter.number);
  // A chain of references is never needed at such a place.
  const target = refAfter === null ? null : (file.object(refAfter.number, after)?.value ?? null);
  if (as('ref', target) !== null) refuse(code, 'R');
  return {
    one: file.resolve(refBefore ?? one, before),
    two: file.resolve(two, after),
    moved: !same(comparison, one, two) || (refAfter !== null && changed.has(refAfter.number)),
  };
};

export const keysOf = (one: PdfDict | null, two: PdfDict | null): Set<string> =>
  new Set([...(one?.entries.keys() ?? []), ...(two?.entries.keys() ?? [])]);

/** Lets in a value that was not there before: everything behind it must be new, or old and unchanged. */
export const admit = (comparison: Comparison, value: PdfValue, key: string, code: ReasonCode): void => {
  const { file, after, added, settled } = comparison;
  const open: Reached[] = [{ value, key }];
  const seen = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    file.budget.spend(1);
    const ref: PdfRef | null = as('ref', next.value);
    if (ref === null) {
      const { value: plain } = next;
      if (as('broken', plain) !== null || dictOf(plain)?.repeated === true) refuse(code, `/${next.key}`);
      if (as('stream', plain)?.whole === false) refuse(code, `/${next.key}`);
      const dict = dictOf(plain);
      if (dict === null) for (const item of inside(plain)) open.push({ value: item, key: next.key });
      else for (const [name, item] of dict.entries) open.push({ value: item, key: name });
    } else if (!added.has(ref.number)) comparison.kept.push(next);
    else if (!seen.has(ref.number)) {
      seen.add(ref.number);
      settled.add(ref.number);
      const object = file.object(ref.number, after);
      if (object === null || object.generation !== ref.generation) refuse(code, `${ref.number} 0 R`);
      else open.push({ value: object.value, key: next.key });
    }
  }
};

/** Whether a value can lead anywhere. */
const isObject = (value: PdfValue): boolean => typeof value === 'object' && value !== null;

/** Walks everything that had to stay: nothing changed, added or unreadable may be reached from there. */
export const checkKept = (comparison: Comparison): void => {
  const { file, after, changed, added, landmarks, kept, abandoned } = comparison;
  const seen = new Set<number>();
  const open = [...kept];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    file.budget.spend(1);
    const ref: PdfRef | null = as('ref', next.value);
    let { value } = next;
    if (ref !== null) {
      const kind = landmarks.get(ref.number);
      if (kind === 'field' && changed.has(ref.number) && !FIELD_KEYS.has(next.key))
        refuse('pdf-changed-after-signing', `${ref.number} 0 R ← /${next.key}`);
      if (kind !== undefined || seen.has(ref.number)) continue;
      if (changed.has(ref.number) || added.has(ref.number) || abandoned.has(ref.number))
        refuse('pdf-changed-after-signing', `${ref.number} 0 R ← /${next.key}`);
      seen.add(ref.number);
      value = file.object(ref.number, after)?.value ?? null;
    }
    if (as('broken', value) !== null) refuse('pdf-changed-after-signing', `/${next.key}`);
    const dict = dictOf(value);
    if (dict === null) {
      for (const item of inside(value)) if (isObject(item)) open.push({ value: item, key: next.key });
    } else for (const [key, item] of dict.entries) if (isObject(item)) open.push({ value: item, key });
  }
};

/** A stream that can only be data: DER of a DSS, and nothing that a page could show. */
export const isDataStream = (value: PdfValue): value is PdfStream => {
  const stream = as('stream', value);
  if (stream === null || !stream.whole || stream.dict.repeated) return false;
  const keys = new Set(['Length', 'Filter', 'DecodeParms', 'Type']);
  if (![...stream.dict.entries.keys()].every((key) => keys.has(key))) return false;
  const type = stream.dict.entries.get('Type');
  return type === undefined || ['Cert', 'CRL', 'OCSP', 'TS'].includes(nameOf(type) ?? '');
};
