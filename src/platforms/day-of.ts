import { foldName } from './name-match.ts';

const DAY_FIRST = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\b/;
const YEAR_FIRST = /^(\d{4})[/.\- ](\d{1,2})[/.\- ](\d{1,2})(?!\d)/;
const IN_WORDS = /ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/u;
const RUN = /^(\d{2})(\d{2})(\d{4})$/;

/** `YYYY-MM-DD` of a field's value that begins with a date or tells one in words; null where it is none. Instants count as of Viet Nam. */
export const dayOf = (text: string): string | null => {
  const folded = foldName(text);
  const instant = /^\d{4}-\d{2}-\d{2}t[\d:.]+z$/.test(folded) ? new Date(folded.toUpperCase()) : null;
  if (instant !== null)
    return Number.isNaN(instant.getTime())
      ? null
      : new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const yearFirst = YEAR_FIRST.exec(folded);
  const [, day, month, year] =
    yearFirst === null
      ? (DAY_FIRST.exec(folded) ?? IN_WORDS.exec(folded) ?? RUN.exec(folded) ?? [])
      : [null, yearFirst[3], yearFirst[2], yearFirst[1]];
  if (day === undefined || month === undefined || year === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
};
