import type { PlatformActs, Stage } from '../adapter.ts';
import { cleanUrl } from '../clean-url.ts';
import { contentLines } from '../signing-page.ts';
import { noteDuties } from './note-duties.ts';

/** Acts after which a page of the filing is in view that may tell of a duty. */
const OF_FILING = ['startDossier', 'fillApplicant', 'attach', 'review', 'submit', 'readPayment'] as const;

/** The platform's acts, each page of a filing read for what it tells beside the form. */
export const heedFiling = (stage: Stage, acts: PlatformActs): PlatformActs => {
  const { page } = stage;
  const heed = async (): Promise<void> =>
    noteDuties(stage, await contentLines(page).catch(() => []), cleanUrl(page.url()));
  const heeding = OF_FILING.flatMap((name) => {
    const act = acts[name] as ((...given: never[]) => Promise<unknown>) | undefined;
    if (act === undefined) return [];
    return [
      [
        name,
        async (...given: never[]): Promise<unknown> => {
          const value = await act(...given);
          await heed();
          return value;
        },
      ] as const,
    ];
  });
  return { ...acts, ...(Object.fromEntries(heeding) as Partial<PlatformActs>) };
};
