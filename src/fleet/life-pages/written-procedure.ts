import type { Fact } from '../procedure-facts.ts';
import type { Procedure, PublishedPart } from '../procedure-database.ts';

/** A procedure in the words of a page. */
export type WrittenProcedure = {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  /** Label of the level with its reason. */
  readonly level: string;
  readonly reason: string | null;
  readonly timeToFill: string | null;
  readonly ways: readonly { readonly way: string; readonly timeLimit: string; readonly fee: string }[];
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
};

/** A procedure in words, as portals and the national database write it; what has no source is marked as made up. */
export const writtenProcedure = (procedure: Procedure): WrittenProcedure => ({
  code: procedure.code,
  name: procedure.name,
  field: procedure.field,
  level: levelLabel(procedure.level),
  reason: procedure.reason === null ? null : wordsOf(procedure.reason),
  timeToFill: `Khoảng ${procedure.minutes} phút`,
  ways: procedure.ways.map((way) => ({ ...way, timeLimit: madeUp(way.timeLimit), fee: madeUp(way.fee) })),
  parts: procedure.parts.map(shownPart),
});

const levelLabel = (level: Procedure['level']): string =>
  level === 'full' ? 'Dịch vụ công trực tuyến toàn trình' : 'Dịch vụ công trực tuyến một phần';

const madeUp = (text: string): string => `${text} (giả lập)`;

const wordsOf = ({ text, source }: Fact): string => (source === null ? madeUp(text) : text);

const shownPart = ({ title, lines }: PublishedPart): WrittenProcedure['parts'][number] => ({
  title,
  lines: lines.map(wordsOf),
});
