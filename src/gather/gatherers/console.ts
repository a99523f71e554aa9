import type { Page } from 'playwright';
import type { ConsoleEvidence, PageErrorEvidence } from '#src/model/evidence.ts';
import type { Clock } from '../clock.ts';

/** Messages kept at the most, so that a page that writes without end cannot fill the store. */
const MOST = 200;

const LEVELS = new Set(['error', 'warning', 'assert']);

export type GatheredMessages = {
  readonly console: readonly ConsoleEvidence[];
  readonly pageErrors: readonly PageErrorEvidence[];
};

/** Console errors and warnings, and scripts' uncaught errors, of the page, its frames and pop-ups. */
export const gatherMessages = (page: Page, clock: Clock): GatheredMessages => {
  const console: ConsoleEvidence[] = [];
  const pageErrors: PageErrorEvidence[] = [];
  page.context().on('console', (message) => {
    if (console.length < MOST && LEVELS.has(message.type()))
      console.push({
        step: clock.step(),
        level: message.type(),
        text: message.text().slice(0, 2_000),
        atMs: Math.round(clock.nowMs()),
      });
  });
  page.context().on('weberror', (webError) => {
    if (pageErrors.length < MOST) {
      const error = webError.error();
      pageErrors.push({
        step: clock.step(),
        message: `${error.name}: ${error.message}`.slice(0, 2_000),
        atMs: Math.round(clock.nowMs()),
      });
    }
  });
  return { console, pageErrors };
};
