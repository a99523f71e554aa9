import { amountsIn, timesIn } from './amounts.ts';

/** Words of a text in small letters, without punctuation; figures keep their inner marks off (20.000 is 20000). */
export const wordsOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(\d)[.,\s](?=\d{3}(?!\d))/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether an answer says what is expected: its amounts, else its lengths of time, else its words. */
export const says = (answer: string, expected: string): boolean => {
  for (const valuesIn of [amountsIn, timesIn]) {
    const wanted: ReadonlySet<number | string> = valuesIn(expected);
    const told: ReadonlySet<number | string> = valuesIn(answer);
    if (wanted.size > 0) return [...wanted].every((each) => told.has(each));
  }
  return ` ${wordsOf(answer)} `.includes(` ${wordsOf(expected)} `);
};
