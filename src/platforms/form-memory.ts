import type { FormControl } from './applicant.ts';
import { foldName } from './name-match.ts';

/** What the citizen gave in this attempt, to be looked for again; never stored. */
export type FormMemory = {
  /** What stood in a field when its page was left, by `fieldKey`. */
  readonly fields: Map<string, string>;
  /** Names of the files attached. */
  readonly files: Set<string>;
};

export const newMemory = (): FormMemory => ({ fields: new Map(), files: new Set() });

/** Tells the fields of one filing apart on every page and after every redraw. */
export const fieldKey = ({ label, section }: FormControl): string =>
  `${foldName(section)} ${foldName(label)}`;

/** Remembers what these controls show. */
export const remember = (memory: FormMemory, controls: readonly FormControl[]): void => {
  for (const control of controls)
    if (!control.empty && control.kind !== 'tick') memory.fields.set(fieldKey(control), control.shown);
};
