import type { Page } from 'playwright';
import type { PageEvidence } from '#src/model/evidence.ts';
import { VITALS_BINDING, vitalsScript } from './vitals-script.ts';

type Told = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly viewport: string | null;
  readonly lang: string | null;
  readonly vitals: Partial<Record<'lcpMs' | 'cls' | 'ttfbMs' | 'fcpMs' | 'inpMs', number>>;
};

const rounded = (value: number | undefined, digits: number): number | null =>
  value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(digits));

/** Documents kept at the most; a page may tell of as many as it likes. */
const MOST = 300;

/**
 * Web vitals, title, viewport and language of every document that the journey crosses. A document belongs to
 * the step in which its navigation began, however late it tells of itself.
 */
export const gatherPages = async (
  page: Page,
  isOwn: (url: string) => boolean,
): Promise<(stepAt: (epochMs: number) => number) => PageEvidence[]> => {
  const documents = new Map<string, Told>();
  await page.exposeBinding(VITALS_BINDING, (_source, text: string) => {
    try {
      const told = JSON.parse(text) as Told;
      if (documents.size < MOST || documents.has(told.id)) documents.set(told.id, told);
    } catch {
      // A page may call the binding with anything; what is no report is ignored.
    }
  });
  await page.addInitScript({ content: vitalsScript });
  return (stepAt) =>
    [...documents.values()]
      .filter(({ url }) => /^https?:/.test(url))
      .map((told) => ({
        step: stepAt(Number(told.id)),
        url: told.url,
        title: String(told.title ?? ''),
        own: isOwn(told.url),
        vitals: {
          lcpMs: rounded(told.vitals.lcpMs, 0),
          cls: rounded(told.vitals.cls, 4),
          ttfbMs: rounded(told.vitals.ttfbMs, 0),
          fcpMs: rounded(told.vitals.fcpMs, 0),
          inpMs: rounded(told.vitals.inpMs, 0),
        },
        viewport: told.viewport,
        lang: told.lang,
      }));
};
