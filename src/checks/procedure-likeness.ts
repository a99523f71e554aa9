import type { ProcedureEvidence } from '#src/model/filing.ts';
import { amountsIn, type Likeness, likeness, timesIn } from './amounts.ts';
import { wordsOf } from './same-words.ts';

/** A code of the national database: `1.004222`, before a body's own suffix such as `.000.00.00.H26`. */
const CODE = /\d\.\d{6}(?!\d)/;

/** Share of the shorter paper's words that both names must have to be one paper. */
const SAME_PAPER = 0.6;

const codes = (left: string, right: string): Likeness => {
  const [a, b] = [CODE.exec(left)?.[0], CODE.exec(right)?.[0]];
  return likeness(new Set(a === undefined ? [] : [a]), new Set(b === undefined ? [] : [b]));
};

const bareName = (name: string): string =>
  wordsOf(name.trim().replace(/\([^()]{0,80}\)$/u, '')).replace(/^(?:thủ tục|tên thủ tục|dịch vụ)\s+/u, '');

/** A name that goes on where the other ends may be the same procedure with its level or place added. */
const names = (left: string, right: string): Likeness => {
  const [a, b] = [bareName(left), bareName(right)];
  if (a === '' || b === '') return 'unknown';
  if (a === b) return 'same';
  return a.startsWith(`${b} `) || b.startsWith(`${a} `) ? 'unknown' : 'differs';
};

const wordSet = (name: string): ReadonlySet<string> =>
  new Set(
    wordsOf(name)
      .split(' ')
      .filter((word) => word.length > 1),
  );

const isSamePaper = (left: string, right: string): boolean => {
  const [a, b] = [wordSet(left), wordSet(right)];
  const least = Math.min(a.size, b.size);
  return least > 0 && [...a].filter((word) => b.has(word)).length / least >= SAME_PAPER;
};

const papers = (left: readonly string[], right: readonly string[]): Likeness => {
  if (left.length === 0 || right.length === 0) return 'unknown';
  const hasIts = (others: readonly string[]) => (name: string) =>
    others.some((other) => isSamePaper(name, other));
  return left.every(hasIts(right)) && right.every(hasIts(left)) ? 'same' : 'differs';
};

const compared = (
  left: string | null,
  right: string | null,
  by: (left: string, right: string) => Likeness,
): Likeness => (left === null || right === null ? 'unknown' : by(left, right));

export const ITEMS = ['code', 'name', 'documents', 'fee', 'timeLimit'] as const;
export type Item = (typeof ITEMS)[number];

/** How a portal's page of a procedure stands to the national database, item by item, after normalising. */
export const procedureLikeness = (
  own: ProcedureEvidence,
  national: ProcedureEvidence,
): { readonly [I in Item]: Likeness } => ({
  code: compared(own.code, national.code, codes),
  name: compared(own.name, national.name, names),
  documents: papers(own.documents, national.documents),
  fee: compared(own.fee, national.fee, (a, b) => likeness(amountsIn(a), amountsIn(b))),
  timeLimit: compared(own.timeLimit, national.timeLimit, (a, b) => likeness(timesIn(a), timesIn(b))),
});
