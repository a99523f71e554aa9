import type { Answers } from '#src/model/journey.ts';
import type { FormControl } from './applicant.ts';
import { foldName } from './name-match.ts';

/** The answer whose words stand in a control's label, the longest of several; null where there is none. Pure. */
export const answerTo = (
  { label }: Pick<FormControl, 'label'>,
  answers: Answers | undefined,
): string | null => {
  if (answers === undefined) return null;
  const own = foldName(label);
  const best = Object.keys(answers)
    .filter((words) => own.includes(foldName(words)))
    .toSorted((a, b) => b.length - a.length)[0];
  return best === undefined ? null : (answers[best] ?? null);
};
