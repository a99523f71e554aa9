import { foldMarks } from './fold-marks.ts';
import { publishedProcedure } from './procedure-database.ts';
import type { OfferedService } from './state.ts';

const wordsOf = (folded: string): readonly string[] =>
  folded.split(/[^\p{L}\p{N}.]+/u).filter((word) => word !== '');

/** Whether two words differ by one letter at the most: added, lost, changed, or swapped with its neighbour. */
const isClose = (one: string, other: string): boolean => {
  // Both spellings are in use: ký and kí.
  if (one.replaceAll('y', 'i') === other.replaceAll('y', 'i')) return true;
  if (Math.abs(one.length - other.length) > 1 || Math.min(one.length, other.length) < 3) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [restOne, restOther] = [one.slice(at), other.slice(at)];
  if (restOne.slice(1) === restOther.slice(1)) return true;
  if (restOne.slice(1) === restOther || restOne === restOther.slice(1)) return true;
  const swapped = `${restOne[1] ?? ''}${restOne[0] ?? ''}${restOne.slice(2)}`;
  return swapped === restOther;
};

/** How well a procedure answers the words, the greater the better; 0 where it does not. */
const merit = (name: string, everyday: readonly string[], code: string, wanted: string): number => {
  const folded = foldMarks(name);
  if (folded === wanted || code === wanted) return 5;
  if (folded.includes(wanted)) return 4;
  const said = everyday.map(foldMarks);
  if (said.some((words) => words.includes(wanted) || wanted.includes(words))) return 3;
  const asked = wordsOf(wanted);
  const missing = (held: readonly string[]): number =>
    asked.filter((word) => !held.some((each) => isClose(word, each))).length;
  if (asked.length > 0 && [folded, ...said].some((words) => missing(wordsOf(words)) === 0)) return 2;
  return 0;
};

/** Services that answer what was typed, best first; with or without marks, with a typing error, by everyday words too. */
export const matchingServices = (
  services: readonly OfferedService[],
  words: string,
): readonly OfferedService[] => {
  const wanted = foldMarks(words);
  if (wanted === '') return services;
  return services
    .map((offered) => {
      const { name, everyday, code } = publishedProcedure(offered);
      return { offered, merit: merit(name, everyday, code, wanted), length: name.length };
    })
    .filter(({ merit: value }) => value > 0)
    .sort((one, other) => other.merit - one.merit || one.length - other.length)
    .map(({ offered }) => offered);
};
