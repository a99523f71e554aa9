import type { ControlState } from './view-state.ts';

/*
 * Parts of a state that one page shows and the next has forgotten: their keys begin with a sign that no control's
 * id has, and none of them is sealed.
 */

/** What went wrong, by script or in a label. */
export const MESSAGE = '!message';
/** What went well, in a label. */
export const DONE = '!done';
/** What is wrong with one control. */
export const faultKey = (id: string): string => `!fault:${id}`;

export const withoutShown = (state: ControlState): ControlState =>
  Object.fromEntries(Object.entries(state).filter(([key]) => !key.startsWith('!')));
