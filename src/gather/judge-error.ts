import type { Page } from 'playwright';
import { Obstacle, PortalFault, UsageError } from '#src/model/errors.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { Effect } from '#src/model/journey.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import { faultFrom } from './faults.ts';

export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? '';

export const isFullDisk = (error: unknown): boolean =>
  error instanceof UsageError && error.code === 'disk-full';

/** Whether the browser or its page ended, so that nothing can be told from an error. */
export const hasDied = (error: unknown, page: Page): boolean =>
  !(error instanceof UsageError) && (page.isClosed() || faultFrom(error, page)?.code === 'browser-died');

/** A portal seems at fault where the guard held back what it waited for; what else came in the way keeps its own name. */
const mayBeTheGuards = (met: PortalFault | Obstacle): boolean =>
  met instanceof PortalFault || met.code === 'mode' || met.code === 'robots' || met.code === 'blocked';

/** The step's outcome for what was thrown in it. What the guard refused meanwhile is not the portal's fault. */
export const judgeError = (
  error: unknown,
  page: Page,
  effect: Effect,
  refused: Evidence['refused'],
): { outcome: Outcome; reason: Reason; message: string } => {
  if (isFullDisk(error)) throw error;
  const met = faultFrom(error, page);
  if (met !== null && refused.length > 0 && mayBeTheGuards(met)) {
    const posted = refused.some((each) => each.method === 'POST');
    return {
      outcome: 'cantTell',
      reason: met.code === 'robots' ? 'robots' : posted && effect === 'reads' ? 'search-needs-post' : 'mode',
      message: `The guard refused ${refused.length} request(s) in this step; then: ${met.message}`,
    };
  }
  if (met instanceof PortalFault) return { outcome: 'failed', reason: met.code, message: met.message };
  if (met instanceof Obstacle) return { outcome: 'cantTell', reason: met.code, message: met.message };
  return {
    outcome: 'cantTell',
    reason: 'our-bug',
    message: `Neither portal nor obstacle: ${firstLine(error)}`,
  };
};
