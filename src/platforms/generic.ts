import type { Locator, Page } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import type { Datum } from '#src/model/datum.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { Word } from '#src/model/word.ts';
import type { Adapter, PlatformActs, Stage } from './adapter.ts';
import type { FieldNames } from './applicant.ts';
import { openDesk } from './ask.ts';
import { attachFiles } from './attach.ts';
import { shortUrl } from './clean-url.ts';
import { control, pressHere } from './controls.ts';
import { E_ID_REQUESTS } from './e-id.ts';
import { spend } from './effort.ts';
import { fileDossier } from './file-dossier.ts';
import type { Signposts } from './find-service.ts';
import { openHome, openService } from './find-service.ts';
import type { Completion } from './form.ts';
import { completeForm, frameBody } from './form.ts';
import type { DocumentPlaces } from './read-papers.ts';
import type { LookUpSigns } from './look-up.ts';
import { lookUp } from './look-up.ts';
import { outline } from './outline.ts';
import { reuseActs } from './reuse.ts';
import { serviceLifeActs } from './service-life/acts.ts';
import type { SignInWays } from './sign-in.ts';
import { signIn } from './sign-in.ts';
import { signingActs } from './signing.ts';
import { startFiling } from './start-filing.ts';
import { captchaWaits } from './trouble.ts';

/*
 * What an unknown portal gets: accessible names, roles and the vocabulary of the real platforms alone. No id,
 * no path. It goes by what the citizen would see, and stops short where that doesn't tell enough.
 */

/** What the generic adapter makes of the vocabulary. */
export type Phrasebook = {
  readonly signposts: Signposts;
  readonly ways: SignInWays;
  readonly fields: FieldNames;
  readonly lookUp: LookUpSigns;
  /** Leads on within the form, best first. */
  readonly next: readonly string[];
  /** Confirms a dialog that asks for agency or case. */
  readonly confirm: readonly string[];
  /** Files the dossier. */
  readonly file: readonly string[];
  /** Says "pay": on some portals it files too, but an unknown one is not pressed. */
  readonly pay: readonly string[];
  readonly chooseFile: readonly string[];
  /** Headings and columns of the documents' page. */
  readonly documents: readonly string[];
};

/** The citizen's data by the English meaning of a field's label. */
const MEANINGS: Readonly<Record<string, Datum>> = {
  'full name': 'fullName',
  "submitter's name": 'fullName',
  'identity card number': 'idNumber',
  'identity number (old name)': 'idNumber',
  'document number': 'idNumber',
  'date of birth': 'birthDate',
  sex: 'sex',
  'date of issue': 'idIssuedOn',
  'place of issue': 'idIssuedBy',
  mobile: 'phone',
  address: 'address',
  'province/city': 'province',
  'ward/commune': 'ward',
};

/** Labels of one group and kind, those seen word for word first. */
const labels = (
  words: readonly Word[],
  group: string,
  kind: string,
  test: (word: Word) => boolean = () => true,
): string[] =>
  words
    .filter(
      (word) =>
        word.group === group && word.kind === kind && word.confidence !== 'regulation-wording' && test(word),
    )
    .toSorted((a, b) => Number(b.confidence === 'verbatim') - Number(a.confidence === 'verbatim'))
    .map(({ vi }) => vi);

const named = (words: readonly Word[], ...english: readonly string[]): string[] =>
  english.flatMap((en) => words.filter((word) => word.en === en).map(({ vi }) => vi));

/** Sorts the vocabulary by what an act needs of it. Pure. */
export const phrasebook = (words: readonly Word[]): Phrasebook => {
  const search = named(words, 'Search');
  const details = named(words, 'View details');
  const start = named(words, 'File the dossier', 'File online');
  const track = [...labels(words, 'track', 'menu'), ...named(words, 'Look up')];
  return {
    signposts: {
      menus: [
        ...labels(words, 'search', 'menu'),
        ...labels(words, 'search', 'heading'),
        'Thủ tục hành chính',
        ...start,
      ],
      search,
      details,
      start,
    },
    ways: {
      start,
      signIn: [...named(words, 'Log in'), ...named(words, 'Log in with VNeID')],
      eId: [
        ...named(words, 'Log in with VNeID'),
        ...labels(words, 'login', 'card', ({ vi }) => vi.includes('VNeID')),
        'VNeID',
      ],
      signedIn: ':not(*)',
      signOut: named(words, 'Log out'),
      form: 'input[type="file"], [role="tablist"] [aria-selected="true"]',
    },
    fields: {
      names: {},
      labels: Object.fromEntries(
        words
          .filter(({ kind }) => kind === 'field')
          .flatMap(({ vi, en }) => {
            const datum = MEANINGS[en.toLowerCase()];
            return datum === undefined ? [] : [[vi, datum] as const];
          }),
      ),
    },
    lookUp: {
      menus: track,
      field: [...named(words, 'Dossier code', 'Dossier number')],
      press: [...named(words, 'Look up'), ...search],
      details,
    },
    next: labels(words, 'step', 'button', ({ en }) => en !== 'Back'),
    confirm: [...labels(words, 'agency', 'button'), ...named(words, 'Agree and continue')],
    file: [...labels(words, 'submit', 'button', ({ en }) => en !== 'Save draft'), ...start],
    pay: labels(words, 'fees', 'button'),
    chooseFile: [...named(words, 'Choose file', 'Upload from the computer')],
    documents: [...named(words, 'Dossier documents')],
  };
};

/** The part of the page that a citizen deals with: the dialog on top, else the page. */
const front = async (page: Page): Promise<Locator> => {
  const dialogs = page
    .locator('[role="dialog"], dialog[open], .modal, mat-dialog-container')
    .filter({ visible: true });
  return (await dialogs.count()) > 0 ? dialogs.last() : page.locator('body');
};

/** Forms that people fill have few pages; more presses than this go round in a circle. */
const MOST_PAGES = 5;

const acts = (stage: Stage): PlatformActs => {
  const desk = openDesk(stage);
  const { page, patienceMs } = stage;
  const book = phrasebook(stage.words);
  const papers: DocumentPlaces = {
    rows: 'tr, li, [role="row"], .form-group',
    choose: book.chooseFile,
  };
  // Remembered so that a portal that asks again when filing starts can be answered.
  let citizen: Citizen | null = null;
  const filler = (): string => stage.service.current?.name.vi ?? stage.portal.id;

  const hasFiles = async (): Promise<boolean> => (await fileRows(page, book)) > 0;
  const nextIn = (scope: Locator): Locator => control(scope, ...book.next);
  const fileIn = (scope: Locator): Locator => control(scope, ...book.file);
  const hasFields = async (scope: Locator): Promise<boolean> =>
    (await scope
      .locator(
        'input:not([type="hidden"]):not([type="search"]):not([type="submit"]), select, textarea, [role="combobox"]',
      )
      .filter({ visible: true })
      .count()) > 0;

  /** Presses what leads on and waits until another page, panel or dialog is in view, with something to press. */
  const turn = async (expected: string, target: Locator): Promise<void> => {
    const before = await outline(page);
    const from = page.url();
    await desk.ask({
      what: expected,
      expected,
      press: () => pressHere(target, patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async () => {
          if (desk.watch.pending() > 0 || (await outline(page)) === before) return undefined;
          const scope = await front(page);
          const usable = nextIn(scope)
            .or(fileIn(scope))
            .or(control(scope, ...book.confirm, ...book.pay))
            .first();
          return (await usable.isVisible()) && (await usable.isEnabled({ timeout: 1000 })) ? true : undefined;
        }),
    });
    // A page of its own counts by itself.
    if (page.url() === from) spend(page, { screens: 1 });
  };

  /** Fills what is in view: the fields of the front part and of the frames in it. */
  const fillFront = async (
    who: Citizen | null,
    more: Pick<Completion, 'allLists' | 'answers' | 'noted'> = {},
  ): Promise<void> => {
    const scope = await front(page);
    const completion = { fields: book.fields, citizen: who, filler: filler(), ...more };
    await completeForm(desk, { scope, ...completion });
    for (const frame of await scope.locator('iframe').filter({ visible: true }).all()) {
      const body = frameBody(frame.contentFrame());
      await desk.ask({
        what: 'form in a frame',
        expected: 'a form in its frame',
        press: () => Promise.resolve(),
        ready: (signal) => body.waitFor({ timeout: 0, signal }),
      });
      await completeForm(desk, { scope: body, ...completion });
    }
  };

  const atForm = async (): Promise<boolean> => {
    const scope = await front(page);
    return (
      (await hasFields(scope)) &&
      (await nextIn(scope)
        .or(control(scope, ...book.confirm))
        .first()
        .isVisible())
    );
  };

  return {
    open: () => openHome(desk),
    ...signingActs(desk, { next: () => nextIn(page.locator('body')), fields: book.fields }),
    ...serviceLifeActs(desk, { signposts: book.signposts }),
    ...reuseActs(desk, {
      form: () => page.locator('body'),
      next: () => nextIn(page.locator('body')),
      fields: book.fields,
      ways: book.ways,
      citizen: () => citizen,
      papers: { scope: () => page.locator('body'), places: papers },
    }),
    openService: (id) => openService(desk, id, book.signposts),
    signIn: (who) => {
      citizen = who;
      return signIn(desk, who, book.ways);
    },
    startDossier: async () => {
      await startFiling(
        desk,
        { signposts: book.signposts, ways: book.ways, citizen },
        {
          expected: 'a form to fill',
          arrived: atForm,
        },
      );
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        if (!(await asksOnlyForLists(await front(page)))) return;
        await fillFront(citizen, { allLists: true });
        const scope = await front(page);
        await turn('the next page of the form', control(scope, ...book.confirm, ...book.next));
      }
    },
    fillApplicant: async (who, answers = {}) => {
      for (let pages = 0; pages < MOST_PAGES && !(await hasFiles()); pages += 1) {
        await fillFront(who, { answers, noted: true });
        const scope = await front(page);
        const target = nextIn(scope);
        if (!(await target.isVisible())) return;
        await turn('the next page of the form', target);
      }
    },
    attach: async (documents, how) => {
      if (documents.length === 0 || !(await hasFiles())) return;
      await attachFiles(desk, page.locator('body'), documents, papers, how);
    },
    review: async () => {
      // One page beyond the documents is surely before filing on every platform of the screens data.
      if (!(await hasFiles())) return;
      const scope = await front(page);
      await fillFront(citizen);
      await turn('the page after the documents', nextIn(scope));
    },
    submit: async () => {
      const button = async (): Promise<Locator> => {
        const scope = await front(page);
        const file = fileIn(scope);
        return (await file.isVisible()) ? file : nextIn(scope);
      };
      if (!(await (await button()).isVisible()))
        throw new Obstacle(
          'adapter-cannot',
          `expected a button that files the dossier, but the page shows none that the vocabulary knows (${shortUrl(page.url())})`,
        );
      let before = '';
      return fileDossier(desk, {
        press: async () => {
          await fillFront(citizen, { allLists: true });
          if (await captchaWaits(page))
            throw new Obstacle('captcha', 'expected to file the dossier, but a captcha waits for a person');
          before = await outline(page);
          await pressHere(await button(), patienceMs);
        },
        furtherPage: async () => {
          if (desk.watch.pending() > 0 || (await outline(page)) === before) return false;
          const target = await button();
          return (await target.isVisible()) && (await target.isEnabled({ timeout: 1000 }));
        },
      });
    },
    lookUp: (code) => lookUp(desk, code, book.lookUp),
  };
};

/** A page or dialog that only asks for agency, unit or case: lists and choices, nothing to type. */
const asksOnlyForLists = async (scope: Locator): Promise<boolean> => {
  const count = (selector: string): Promise<number> =>
    scope.locator(selector).filter({ visible: true }).count();
  const typed = await count(
    'input:not([type="hidden"]):not([type="radio"]):not([type="checkbox"]):not([type="submit"]):not([role="combobox"]):not([type="search"]), textarea, iframe',
  );
  return typed === 0 && (await count('select, mat-select, [role="combobox"], input[type="radio"]')) > 0;
};

/** Rows or fields in view that take a file. */
const fileRows = async (page: Page, book: Phrasebook): Promise<number> => {
  const inputs = await page.locator('input[type="file"]').evaluateAll(
    (nodes) =>
      nodes.filter((node) => {
        // The input itself is often hidden behind a button; what counts is whether its row is in view.
        const place = node.closest('tr, li, .form-group, [role="row"]') ?? node.parentElement;
        return place?.checkVisibility({ visibilityProperty: true }) === true;
      }).length,
  );
  return inputs + (await control(page, ...book.chooseFile).count());
};

export const generic: Adapter = {
  id: 'generic',
  // Nothing of the portal's own: what an unknown portal does with a form that it is sent can't be told.
  requests: E_ID_REQUESTS,
  telling: [],
  recognise: ({ version }) => ({ detectedBy: 'no mark of a known platform', version }),
  acts,
};
