import type { Page } from 'playwright';
import type { Adapter, Detection } from './adapter.ts';
import { eformReact } from './eform-react.ts';
import { generic } from './generic.ts';
import { igateV1 } from './igate-v1.ts';
import { igateV2 } from './igate-v2.ts';

/** Every platform that we can act on; the last one takes whatever the others don't know. */
export const adapters: readonly Adapter[] = [igateV1, igateV2, eformReact, generic];

/** Pages built by scripts show nothing at first; one that stays bare is judged as it is. */
const RENDER_MS = 5_000;

/** Finds out which platform serves the page, which must be a portal's home page. Changes nothing. */
export const detectPlatform = async (
  page: Page,
): Promise<{ readonly adapter: Adapter; readonly detection: Detection }> => {
  await page
    .locator('a[href], button, form')
    .first()
    .waitFor({ state: 'attached', timeout: RENDER_MS })
    .catch(() => undefined);
  for (const adapter of adapters) {
    const detection = await adapter.detect(page);
    if (detection !== null) return { adapter, detection };
  }
  return { adapter: generic, detection: { detectedBy: 'no mark of a known platform', version: null } };
};
