import type { Stage } from '../adapter.ts';
import { foldName } from '../name-match.ts';
import { dutiesIn } from './duty-words.ts';

/** Notes duties that lines of a page tell of, each once in an attempt. */
export const noteDuties = (
  { note, noted, stepIndex }: Stage,
  lines: readonly string[],
  url: string,
): void => {
  for (const duty of dutiesIn(lines)) {
    const known = noted('duties').some(
      ({ kind, words }) => kind === duty.kind && foldName(words) === foldName(duty.words),
    );
    if (!known) note('duties', { step: stepIndex(), url, ...duty });
  }
};
