import type { Locator } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { Adapter, PlatformActs, Stage } from './adapter.ts';
import { openDesk } from './ask.ts';
import { attachFiles } from './attach.ts';
import { shortUrl } from './clean-url.ts';
import { control, pressHere } from './controls.ts';
import { E_ID_REQUESTS } from './e-id.ts';
import { spend } from './effort.ts';
import { fileDossier, pressToFile } from './file-dossier.ts';
import { outline } from './outline.ts';
import { phrasebook } from './phrasebook.ts';
import type { DocumentPlaces } from './read-papers.ts';
import { type Completing, sharedActs } from './shared-acts.ts';
import { SIGNING_REQUESTS } from './signing.ts';

/*
 * The '/portaldvc/' platform of several provinces: ASP.NET WebForms. Every act posts the one form of the page
 * back, mostly to the same address, and a new document comes; only what it shows tells one step from the next. The
 * screens data knows its addresses but no label of its forms, so that the vocabulary of all portals serves.
 */

/** Steps of a filing wizard; more presses than this go round in a circle. */
const MOST_STEPS = 6;

const TYPED =
  'input:not([type="hidden"]):not([type="radio"]):not([type="checkbox"]):not([type="submit"]):not([type="button"]):not([type="image"]):not([type="search"]), textarea';

const acts = (stage: Stage): PlatformActs => {
  const desk = openDesk(stage);
  const { page, patienceMs } = stage;
  const book = phrasebook(stage.words);
  const form = page.locator('main, form').filter({ visible: true }).first();
  const papers: DocumentPlaces = { rows: 'tr, li, .form-group', choose: book.chooseFile };

  const next = (): Locator => control(form, ...book.next);
  const last = (): Locator => control(form, ...book.file);
  const shows = async (selector: string): Promise<boolean> =>
    (await form.locator(selector).filter({ visible: true }).count()) > 0;
  const takesFiles = (): Promise<boolean> => shows('input[type="file"]');
  const usable = async (target: Locator): Promise<boolean> =>
    (await target.isVisible()) && (await target.isEnabled({ timeout: 1000 }));

  const shared = sharedActs(desk, {
    ...book,
    form: () => form,
    next,
    mayGoOn: async () => !(await takesFiles()) && !(await last().isVisible()),
    papers,
  });
  const { citizen } = shared;
  const complete = (who: Citizen | null, more: Completing = {}): Promise<void> =>
    shared.complete(form, who, more);

  /** Posts the step and waits for the next one. */
  const goOn = async (expected: string): Promise<void> => {
    const before = await outline(page);
    const from = page.url();
    await desk.ask({
      what: expected,
      expected,
      press: () => pressHere(next(), patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async () => {
          if (desk.watch.pending() > 0 || [before, ''].includes(await outline(page))) return undefined;
          return (await usable(next())) || (await usable(last())) ? true : undefined;
        }),
    });
    // A step at an address of its own counts by itself.
    if (page.url() === from) spend(page, { screens: 1 });
  };

  return {
    ...shared.acts,
    startDossier: async () => {
      await shared.start({
        expected: 'the first step of the filing form',
        arrived: async () => (await next().isVisible()) && (await shows(`select, ${TYPED}`)),
      });
      // Agency and case are asked for first: lists that post back, and nothing to type.
      for (let steps = 0; steps < MOST_STEPS && !(await shows(TYPED)); steps += 1) {
        await complete(citizen(), { allLists: true });
        await goOn('the next step of the filing form');
      }
    },
    fillApplicant: async (who, answers = {}) => {
      for (let steps = 0; steps < MOST_STEPS && !(await takesFiles()); steps += 1) {
        await complete(who, { answers, noted: true });
        if (!(await next().isVisible())) return;
        await goOn('the next step of the filing form');
      }
    },
    attach: async (documents, how) => {
      if (documents.length === 0 || !(await takesFiles())) return [];
      return attachFiles(desk, form, documents, papers, how);
    },
    review: async () => {
      for (let steps = 0; steps < MOST_STEPS && !(await last().isVisible()); steps += 1) {
        await complete(citizen());
        await goOn('the step after the documents');
      }
    },
    submit: async () => {
      if (!(await last().isVisible()))
        throw new Obstacle(
          'adapter-cannot',
          `expected a button that files the dossier, but the step shows none that the vocabulary knows (${shortUrl(page.url())})`,
        );
      return fileDossier(desk, {
        press: async () => {
          await complete(null, { allLists: true });
          await pressToFile(desk, last());
        },
      });
    },
  };
};

const TELLING_PATH = /\/portaldvc\//i;

export const portaldvcAspx: Adapter = {
  id: 'portaldvc-aspx',
  // What a post-back does is known to the page that is posted alone, so that no address can be declared for it.
  requests: [...E_ID_REQUESTS, ...SIGNING_REQUESTS],
  telling: [],
  recognise: ({ addresses, version }) =>
    addresses.some((address) => TELLING_PATH.test(address))
      ? { detectedBy: 'address with /portaldvc/', version }
      : null,
  acts,
};
