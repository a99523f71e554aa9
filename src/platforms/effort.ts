import type { Page } from 'playwright';
import type { EffortEvidence } from '#src/model/filing.ts';

export type Effort = Omit<EffortEvidence, 'step'>;

const NOTHING: Effort = { typed: 0, presses: 0, uploads: 0, screens: 0 };

/** What the citizen at each page has done since it was last asked for. */
const efforts = new WeakMap<Page, Effort>();

/** Counts what the citizen just did on this page. */
export const spend = (page: Page, more: Partial<Effort>): void => {
  const before = efforts.get(page) ?? NOTHING;
  efforts.set(page, {
    typed: before.typed + (more.typed ?? 0),
    presses: before.presses + (more.presses ?? 0),
    uploads: before.uploads + (more.uploads ?? 0),
    screens: before.screens + (more.screens ?? 0),
  });
};

/** What was done on this page since this was last asked; then counts from nothing. */
export const takeEffort = (page: Page): Effort => {
  const effort = efforts.get(page) ?? NOTHING;
  efforts.delete(page);
  return effort;
};

/** Presses on this page since its effort was last taken. */
export const pressesSoFar = (page: Page): number => (efforts.get(page) ?? NOTHING).presses;
