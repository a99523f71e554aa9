import { ENDS, STARTS } from './patterns.ts';
import { spellingsOf } from './spelling.ts';

/** Below this a value is looked for only as a word of its own: six digits occur in many harmless texts. */
export const DISTINCTIVE_LENGTH = 8;

/** Pattern (for the flags `iu`) of a value that is known, in every spelling. */
export function knownValue(value: string): string {
  const pattern = spellingsOf(value);
  return value.trim().length < DISTINCTIVE_LENGTH ? `${STARTS}${pattern}${ENDS}` : pattern;
}
