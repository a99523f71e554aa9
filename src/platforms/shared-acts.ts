import type { Locator } from 'playwright';
import type { Citizen } from '#src/model/journey.ts';
import type { PlatformActs } from './adapter.ts';
import type { FieldNames } from './applicant.ts';
import type { Desk } from './ask.ts';
import { openHome, openService, type Signposts } from './find-service.ts';
import { completeForm, type Completion } from './form.ts';
import { lookUp, type LookUpSigns } from './look-up.ts';
import type { DocumentPlaces } from './read-papers.ts';
import { reuseActs } from './reuse.ts';
import { serviceLifeActs } from './service-life/acts.ts';
import { signIn, type SignInWays } from './sign-in.ts';
import { signingActs } from './signing.ts';
import { type FirstPage, startFiling } from './start-filing.ts';

/** What differs from platform to platform in the acts that all of them share. */
export type PlatformPlaces = {
  readonly signposts: Signposts;
  readonly ways: SignInWays;
  readonly fields: FieldNames;
  readonly lookUp: LookUpSigns;
  /** The part of the page that holds the fields and the papers of the filing form. */
  readonly form: () => Locator;
  /** Leads on within the form. */
  readonly next: () => Locator;
  /** Whether the page shown is one from which `next` cannot file the dossier. */
  readonly mayGoOn: () => Promise<boolean>;
  /** Leads on from the documents, where that is another button. */
  readonly afterPapers?: () => Locator;
  readonly papers: DocumentPlaces;
};

/** How far a part is filled beyond the citizen's own data. */
export type Completing = Pick<Completion, 'allLists' | 'answers' | 'noted'>;

export type SharedActs = {
  readonly acts: PlatformActs;
  /** Who signed in last; null before. A portal that asks again when filing starts can then be answered. */
  readonly citizen: () => Citizen | null;
  readonly start: (first: FirstPage) => Promise<void>;
  /** Fills a part of the page, the platform's own fields known. */
  readonly complete: (scope: Locator, who: Citizen | null, more?: Completing) => Promise<void>;
};

/** The acts that go the same way on every platform, on one page. */
export const sharedActs = (desk: Desk, places: PlatformPlaces): SharedActs => {
  const { stage } = desk;
  const { signposts, ways, fields, form, next, mayGoOn, papers } = places;
  let citizen: Citizen | null = null;
  return {
    acts: {
      open: () => openHome(desk),
      ...signingActs(desk, { next: places.afterPapers ?? next, fields }),
      ...serviceLifeActs(desk, { signposts }),
      ...reuseActs(desk, {
        form,
        next,
        mayGoOn,
        fields,
        ways,
        citizen: () => citizen,
        papers: { scope: form, places: papers },
      }),
      openService: (id) => openService(desk, id, signposts),
      signIn: (who) => {
        citizen = who;
        return signIn(desk, who, ways);
      },
      lookUp: (code) => lookUp(desk, code, places.lookUp),
    },
    citizen: () => citizen,
    start: (first) => startFiling(desk, { signposts, ways, citizen }, first),
    complete: (scope, who, more = {}) =>
      completeForm(desk, {
        scope,
        fields,
        citizen: who,
        filler: stage.service.current?.name.vi ?? stage.portal.id,
        ...more,
      }),
  };
};
