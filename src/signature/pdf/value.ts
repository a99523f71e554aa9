/*
 * The objects of ISO 32000-2, 7.3, as plain data. A `number` was spelt with digits alone: readers differ in whether `7.0`,
 * `+7` or `-0` may stand where a whole number is wanted, so every other spelling is a `real`. Strings and names hold one character an octet (Latin-1);
 * offsets are octets of the buffer that was read (the file, or a decoded object stream).
 */

export type PdfName = { readonly kind: 'name'; readonly name: string };
/** A number with a sign, a full stop or more than 15 digits. */
export type PdfReal = { readonly kind: 'real'; readonly number: number; readonly text: string };
export type PdfString = {
  readonly kind: 'string';
  readonly text: string;
  /** From the opening delimiter to behind the closing one. */
  readonly from: number;
  readonly to: number;
  readonly hex: boolean;
};
export type PdfRef = { readonly kind: 'ref'; readonly number: number; readonly generation: number };
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] };
export type PdfDict = {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** A key stands twice: readers differ in which one counts. */
  readonly repeated: boolean;
};
export type PdfStream = {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  readonly data: Uint8Array;
  /** False where /Length does not lead to `endstream`: the data is not known then. */
  readonly whole: boolean;
};
/** What cannot be read; never equal to anything, not even to itself. */
export type PdfBroken = { readonly kind: 'broken' };
export type PdfValue =
  | null
  | boolean
  | number
  | PdfReal
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfStream
  | PdfBroken;

type Kinds = {
  real: PdfReal;
  name: PdfName;
  string: PdfString;
  ref: PdfRef;
  array: PdfArray;
  dict: PdfDict;
  stream: PdfStream;
  broken: PdfBroken;
};

export const BROKEN: PdfBroken = { kind: 'broken' };
export const EMPTY: PdfDict = { kind: 'dict', entries: new Map(), repeated: false };

/** The value where it is of that kind, else null. */
export const as = <K extends keyof Kinds>(kind: K, value: PdfValue | undefined): Kinds[K] | null =>
  typeof value === 'object' && value !== null && value.kind === kind ? (value as Kinds[K]) : null;

/** Spelt as a whole number without a sign. */
export const isInteger = (value: PdfValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value);

export const numberOf = (value: PdfValue | undefined): number | null =>
  typeof value === 'number' ? value : (as('real', value)?.number ?? null);

export const nameOf = (value: PdfValue | undefined): string | null => as('name', value)?.name ?? null;

/** The dictionary itself, or that of a stream. */
export const dictOf = (value: PdfValue | undefined): PdfDict | null =>
  as('dict', value) ?? as('stream', value)?.dict ?? null;

/** The values directly inside of a value. */
export const inside = (value: PdfValue): Iterable<PdfValue> => {
  if (typeof value !== 'object' || value === null) return [];
  if (value.kind === 'array') return value.items;
  return dictOf(value)?.entries.values() ?? [];
};
