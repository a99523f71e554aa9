import type { ProcedureEvidence } from '#src/model/filing.ts';
import { PROCEDURE_PARTS } from '#src/model/filing.ts';
import { foldName } from '../name-match.ts';
import { levelOf, partOf, reasonIn, saysSomething, timeToFillIn } from './procedure-words.ts';
import type { Section } from './read-sections.ts';

export type ProcedureFacts = Omit<ProcedureEvidence, 'step' | 'url' | 'service' | 'origin' | 'help'>;

const CODE = /(?<![\w.])[123]\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?(?![\w])/u;
const COUNTER = /(?<!\p{L})(?:trực tiếp|tại quầy|tại bộ phận)/u;
const ONLINE = /(?<!\p{L})(?:trực tuyến|online|qua mạng)/u;

/** The value for those who file online and for those at the counter, of a part that may be told once or for each. */
const byWay = (
  sections: readonly Section[],
  part: 'fee' | 'time-limit',
): { readonly online: string | null; readonly counter: string | null } => {
  const told = sections.filter(({ label, value }) => partOf(label) === part && saysSomething(value));
  const ways = told.flatMap((section) => {
    const way = `${section.label} ${section.row ?? ''}`;
    if (ONLINE.test(foldName(way)) || COUNTER.test(foldName(way))) return [{ way, value: section.value }];
    // "Trực tuyến: 5.000 đồng; trực tiếp: 10.000 đồng" in one value.
    return section.value.split(/\n|;\s|\.\s/).flatMap((piece) => {
      const match = /^([^:]{3,60}):\s*(\S.*)$/u.exec(piece.trim());
      return match === null ? [] : [{ way: match[1] ?? '', value: match[2] ?? '' }];
    });
  });
  const of = (wanted: RegExp, other: RegExp): string | null =>
    ways.find(({ way }) => wanted.test(foldName(way)) && !other.test(foldName(way)))?.value ?? null;
  const plain = told.find(({ label, row }) => {
    const way = foldName(`${label} ${row ?? ''}`);
    return !COUNTER.test(way) && !/bưu (?:chính|điện)/u.test(way);
  });
  return { online: of(ONLINE, COUNTER) ?? plain?.value ?? null, counter: of(COUNTER, ONLINE) };
};

const PAPER_HEAD =
  /^(?:tên|thành phần|loại|danh mục)(?: .*)?(?:giấy tờ|hồ sơ|thành phần|tài liệu)|^(?:giấy tờ|thành phần hồ sơ)/u;

const papersOf = (sections: readonly Section[]): readonly string[] => {
  const dossier = sections.filter(({ label, value }) => partOf(label) === 'dossier' && saysSomething(value));
  const found = dossier.map(({ table, list, value, row }) => {
    if (row !== null) return [value];
    if (table !== null && table.heads.length > 0) {
      const at = table.heads.findIndex((head) => PAPER_HEAD.test(foldName(head)));
      if (at !== -1) return table.rows.flatMap((cells) => cells[at] ?? []);
    }
    if (table !== null) return table.rows.map((cells) => cells.find((cell) => /\p{L}{3}/u.test(cell)) ?? '');
    if (list.length > 0) return list;
    return value.split('\n');
  });
  const inCells = dossier.flatMap(({ row, value }) => (row === null ? [] : [value]));
  const longest = [...found, inCells].toSorted((a, b) => b.length - a.length)[0] ?? [];
  return [...new Set(longest.map((each) => each.replace(/^[\s\-+*•\d.)]+/u, '').trim()))]
    .filter(
      (each) =>
        /\p{L}{3}/u.test(each) && !/^(?:số lượng|bản (?:chính|sao)\s*:?\s*\d*$|\d)/u.test(foldName(each)),
    )
    .slice(0, 60);
};

const BODY = /^(?:cơ quan|đơn vị|nơi) (?:(?:trực tiếp )?thực hiện|tiếp nhận|giải quyết|có thẩm quyền)/u;

/** "Thành phần, số lượng hồ sơ" heads both; the number then stands in the text. */
const tellsSets = ({ label, value }: Section): boolean =>
  partOf(label) === 'sets' ||
  (partOf(label) === 'dossier' &&
    /số lượng(?: hồ sơ)?\s*:?\s*\d|\d+\s*(?:\(\p{L}+\)\s*)?bộ(?!\p{L})/u.test(foldName(value)));

/**
 * What a procedure's page publishes. Pure.
 * @param sections what stands under its labels
 * @param lines its visible lines in order, `titles` those that head the page
 */
export const procedureFacts = (
  sections: readonly Section[],
  lines: readonly string[],
  titles: readonly string[],
): ProcedureFacts => {
  const full = sections.filter(({ value }) => saysSomething(value));
  const valueUnder = (pattern: RegExp): string | null =>
    full.find(({ label, value, row }) => row === null && pattern.test(foldName(label)) && value.length < 300)
      ?.value ?? null;
  const fee = byWay(full, 'fee');
  const timeLimit = byWay(full, 'time-limit');
  const level = levelOf(full, lines);
  const codeTold = valueUnder(/^mã (?:số )?(?:thủ tục|tthc|ttlt|dvc|dịch vụ)/u);
  const code = CODE.exec(codeTold ?? '') ?? CODE.exec(titles.join('\n')) ?? CODE.exec(lines.join('\n'));
  return {
    level,
    reason: level === 'full' ? null : reasonIn(full, lines),
    parts: PROCEDURE_PARTS.filter((part) =>
      full.some((section) => (part === 'sets' ? tellsSets(section) : partOf(section.label) === part)),
    ),
    code: code?.[0] ?? null,
    name: valueUnder(/^tên (?:thủ tục|tthc|dịch vụ)/u) ?? titles[0] ?? null,
    fee: fee.online,
    timeLimit: timeLimit.online,
    documents: papersOf(full),
    body: valueUnder(BODY),
    timeToFill: timeToFillIn(full, lines),
    counter: { fee: fee.counter, timeLimit: timeLimit.counter },
  };
};
