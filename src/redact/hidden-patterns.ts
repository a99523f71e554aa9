import { knownValue } from './known-value.ts';
import { PUBLIC_CODE, STRANGERS } from './patterns.ts';
import type { Secret } from './redactor.ts';

/** Sources for the flags `giu`, without groups: what a picture may show although it looks personal, and what it must not. */
export type HiddenPatterns = {
  readonly kept: string;
  /** The citizen's values, and the codes drawn for them; matches nothing where there are none. */
  readonly known: string;
  /** Numbers of people and firms that we do not know. */
  readonly strangers: string;
};

/** The same as the redactor masks in texts. */
export const hiddenPatterns = (secrets: readonly Secret[]): HiddenPatterns => {
  const values = [...new Set(secrets.map(({ value }) => value.trim()))].filter((value) => value !== '');
  return {
    kept: PUBLIC_CODE,
    known: values.length === 0 ? '(?!)' : values.map(knownValue).join('|'),
    strangers: STRANGERS.map(({ pattern }) => pattern).join('|'),
  };
};
