import type { Text } from '#src/model/text.ts';
import { duration } from './format.ts';

/** Rows shown of one table of evidence; the rest are counted. `sweep.json` does not hold them, the store does. */
const MOST_ROWS = 200;

export type TableCell = { readonly numeric: boolean; readonly words: Text | null; readonly raw: string };

/** Text that a portal sent. */
export const raw = (text: string): TableCell => ({ numeric: false, words: null, raw: text });
export const words = (text: Text): TableCell => ({ numeric: false, words: text, raw: '' });
export const figure = (text: Text | null): TableCell => ({
  numeric: true,
  words: text ?? { vi: 'không rõ', en: 'unknown' },
  raw: '',
});
export const count = (value: number): TableCell => figure({ vi: String(value), en: String(value) });
export const milliseconds = (value: number | null): TableCell =>
  figure(value === null ? null : duration(value));

/** One kind of evidence as a table: how many there are, and the cells of the first of them. */
export function table<T>(
  title: Text,
  columns: readonly Text[],
  items: readonly T[],
  cells: (item: T) => readonly TableCell[],
): object {
  const rows = items.slice(0, MOST_ROWS).map(cells);
  return {
    title,
    columns: columns.map((text, at) => ({ text, numeric: rows[0]?.[at]?.numeric ?? false })),
    rows,
    total: items.length,
    shown: rows.length,
    left: items.length - rows.length,
  };
}
