import type { ProcedureEvidence } from '#src/model/filing.ts';
import { amountsIn, type Likeness, likeness, timeLikeness } from './amounts.ts';
import { wordsOf } from './same-words.ts';

/** A code of the national database: `1.004222`, before a body's own suffix such as `.000.00.00.H26`. */
const CODE = /\d\.\d{6}(?!\d)/;

/** Share of the shorter paper's telling words that both names must have to be one paper. */
const SAME_PAPER = 0.6;

/** With less than this share of its telling words in common with every other, a paper is plainly another one. */
const OTHER_PAPER = 0.34;

/** Words that stand in the names of most papers and tell none from another. */
const UNTELLING = new Set(
  'giấy tờ khai đơn bản sao chính gốc chụp chứng thực nhận theo mẫu số hoặc và của có nếu các kèm về việc cho'.split(
    ' ',
  ),
);

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

/** What stands in brackets (a form's number, a remark) tells papers apart no better than their kind does. */
const wordSet = (name: string): ReadonlySet<string> =>
  new Set(
    wordsOf(name.replaceAll(/\([^()]{0,80}\)/gu, ' '))
      .split(' ')
      .filter((word) => word.length > 1 && !UNTELLING.has(word)),
  );

/** 0 to 1; null where a name has no word that tells. */
const paperLikeness = (left: string, right: string): number | null => {
  const [a, b] = [wordSet(left), wordSet(right)];
  const least = Math.min(a.size, b.size);
  return least === 0 ? null : [...a].filter((word) => b.has(word)).length / least;
};

/** How one paper stands to a list: in it, plainly not in it, or worded so that it might be. */
const within = (name: string, others: readonly string[]): Likeness => {
  const found = others.map((other) => paperLikeness(name, other));
  if (found.some((share) => share !== null && share >= SAME_PAPER)) return 'same';
  return found.every((share) => share !== null && share < OTHER_PAPER) ? 'differs' : 'unknown';
};

const papers = (left: readonly string[], right: readonly string[]): Likeness => {
  if (left.length === 0 || right.length === 0) return 'unknown';
  const found = [...left.map((name) => within(name, right)), ...right.map((name) => within(name, left))];
  if (found.includes('differs')) return 'differs';
  return found.includes('unknown') ? 'unknown' : 'same';
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
  timeLimit: compared(own.timeLimit, national.timeLimit, timeLikeness),
});
