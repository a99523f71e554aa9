import type { Citizen } from '#src/model/journey.ts';
import type { PlatformActs, Stage } from '../adapter.ts';
import { cleanUrl } from '../clean-url.ts';
import { contentLines } from '../content-lines.ts';
import { noteDuties } from './note-duties.ts';
import { noteResultStored } from './note-result-stored.ts';
import { noticeFrom } from './privacy-notice.ts';
import { noteReview, rememberCitizen } from './review-page.ts';

/** Acts after which a page of the filing is in view that may tell of a duty. */
const OF_FILING = [
  'startDossier',
  'fillApplicant',
  'attach',
  'review',
  'submit',
  'readPayment',
  'openStore',
] as const;
/** Acts that are told who acts. */
const OF_CITIZEN = ['signIn', 'fillApplicant'] as const;

type Act = (...given: never[]) => Promise<unknown>;

/** The platform's acts, each page of a filing read for what it tells beside the form. */
export const heedFiling = (stage: Stage, acts: PlatformActs): PlatformActs => {
  const { page } = stage;
  const after = async (name: string): Promise<void> => {
    // The citizen's store is no page of the filing.
    if (name !== 'openStore')
      noteDuties(stage, await contentLines(page).catch(() => []), cleanUrl(page.url()));
    if (name === 'startDossier' && !stage.noted('privacyNotices').some(({ presses }) => presses !== null))
      stage.note('privacyNotices', { step: stage.stepIndex(), ...(await noticeFrom(stage, page)) });
    if (name === 'review') await noteReview(stage);
    if (name === 'openStore') await noteResultStored(stage);
  };
  const heeding = [...new Set([...OF_CITIZEN, ...OF_FILING])].flatMap((name) => {
    const act = acts[name] as Act | undefined;
    if (act === undefined) return [];
    const heed: Act = async (...given) => {
      if (OF_CITIZEN.some((each) => each === name)) rememberCitizen(page, ...(given as unknown as [Citizen]));
      const value = await act(...given);
      if (OF_FILING.some((each) => each === name)) await after(name);
      return value;
    };
    return [[name, heed] as const];
  });
  return { ...acts, ...(Object.fromEntries(heeding) as Partial<PlatformActs>) };
};
