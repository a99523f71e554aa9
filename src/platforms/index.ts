import type { Page } from 'playwright';
import type { Adapter, Detection, PageMarks } from './adapter.ts';
import { eformReact } from './eform-react.ts';
import { generic } from './generic.ts';
import { igateV1 } from './igate-v1.ts';
import { igateV2 } from './igate-v2.ts';
import { opencps } from './opencps.ts';
import { readMarks } from './page-marks.ts';
import { portaldvcAspx } from './portaldvc-aspx.ts';

/** Every platform that we can act on; the last one takes whatever the others don't know. */
export const adapters: readonly Adapter[] = [igateV1, igateV2, eformReact, opencps, portaldvcAspx, generic];

export type Found = { readonly adapter: Adapter; readonly detection: Detection };

/** Pages built by scripts show nothing at first; one that stays bare for so long is judged as it is. */
const RENDER_MS = 5_000;

/** The first adapter that knows these marks; the generic one knows all. Pure. */
export const platformOf = (marks: PageMarks): Found => {
  for (const adapter of adapters) {
    const detection = adapter.recognise(marks);
    if (detection !== null) return { adapter, detection };
  }
  return { adapter: generic, detection: { detectedBy: 'nothing', version: null } };
};

/** Finds out which platform serves the page, which must be a portal's home page. Changes nothing. */
export const detectPlatform = async (page: Page): Promise<Found> => {
  await page
    .locator('a[href], button, form')
    .first()
    .waitFor({ state: 'attached', timeout: RENDER_MS })
    .catch(() => undefined);
  return platformOf(
    await readMarks(
      page,
      adapters.flatMap(({ telling }) => telling),
    ),
  );
};
