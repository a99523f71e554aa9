import type { Page } from 'playwright';
import type { EffortEvidence } from '#src/model/filing.ts';
import { spend, takeEffort } from '#src/platforms/effort.ts';

/** What each step cost the citizen; a document or an address of its own that came into view is a screen. */
export const gatherEffort = (page: Page): ((step: number) => EffortEvidence) => {
  let shown = '';
  page.on('framenavigated', (frame) => {
    if (frame.parentFrame() !== null || !/^https?:/.test(frame.url())) return;
    const { origin, pathname, search } = new URL(frame.url());
    const address = origin + pathname + search;
    if (address !== shown) spend(page, { screens: 1 });
    shown = address;
  });
  return (step) => ({ step, ...takeEffort(page) });
};
