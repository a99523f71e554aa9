import type { PortalActs } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { cleanUrl } from './clean-url.ts';
import { putMouseAway } from './keyboard.ts';
import { type BadValuePlaces, tryBadValues } from './bad-values.ts';
import { storeActs } from './citizen-store.ts';
import { draftActs, type DraftPlaces } from './drafts.ts';
import { signOut } from './sign-out.ts';
import type { SignInWays } from './sign-in.ts';
import { type PaperPlaces, tryUploadLimits } from './try-upload-limits.ts';

type ReuseActs = Pick<
  PortalActs,
  | 'openStore'
  | 'findInStore'
  | 'removeFromStore'
  | 'saveDraft'
  | 'resumeDraft'
  | 'discardDraft'
  | 'tryBadValues'
  | 'tryUploadLimits'
  | 'signOut'
  | 'putMouseAway'
>;

/** What differs from platform to platform. */
export type ReusePlaces = BadValuePlaces &
  DraftPlaces & { readonly papers: PaperPlaces; readonly ways: SignInWays };

/** The acts around giving something once, on one page; they serve every platform. */
export const reuseActs = (desk: Desk, places: ReusePlaces): ReuseActs => ({
  ...storeActs(desk),
  ...draftActs(desk, places),
  tryBadValues: (values) => tryBadValues(desk, places, values),
  tryUploadLimits: () => tryUploadLimits(desk, places.papers),
  signOut: () => signOut(desk, places.ways),
  putMouseAway: async () => {
    const { page, note, stepIndex } = desk.stage;
    // Whoever touches the screen has no mouse to put away.
    if (await page.evaluate(() => matchMedia('(pointer: coarse)').matches)) return;
    putMouseAway(page, (seen) =>
      note('keyboards', { step: stepIndex(), url: cleanUrl(page.url()), ...seen }),
    );
  },
});
