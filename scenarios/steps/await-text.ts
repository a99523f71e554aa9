import { setTimeout } from 'node:timers/promises';
import type { PortalActs } from '../../src/model/journey.ts';

const PAUSE_MS = 100;
const PATIENCE_MS = 15_000;

/** Looks at the page until it shows one of the texts; the first of them in this order. */
export const awaitText = async (portal: PortalActs, texts: readonly string[]): Promise<string> => {
  for (let waited = 0; waited <= PATIENCE_MS; waited += PAUSE_MS) {
    const shown = await portal.read();
    const found = texts.find((text) => shown.includes(text));
    if (found !== undefined) return found;
    await setTimeout(PAUSE_MS);
  }
  // The engine takes errors of this name for what they tell of: a page that did not come.
  throw Object.assign(new Error(`Timeout ${PATIENCE_MS}ms`), { name: 'TimeoutError' });
};
