import type { Locator, Page } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { Adapter, PlatformActs, Stage } from './adapter.ts';
import { openDesk } from './ask.ts';
import { attachFiles } from './attach.ts';
import { shortUrl } from './clean-url.ts';
import { contentControl, control, pressHere } from './controls.ts';
import { E_ID_REQUESTS } from './e-id.ts';
import { spend } from './effort.ts';
import { fileDossier, pressToFile } from './file-dossier.ts';
import { frameBody } from './form.ts';
import { front } from './front.ts';
import { outline } from './outline.ts';
import { phrasebook, type Phrasebook } from './phrasebook.ts';
import type { DocumentPlaces } from './read-papers.ts';
import { type Completing, sharedActs } from './shared-acts.ts';
import { IN_CONTENT } from './site-frame.ts';

/*
 * What an unknown portal gets: accessible names, roles and the vocabulary of the real platforms alone. No id,
 * no path. It goes by what the citizen would see, and stops short where that doesn't tell enough.
 */

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

  const body = (): Locator => page.locator('body');
  const shared = sharedActs(desk, {
    ...book,
    form: body,
    next: () => nextIn(body()),
    // What only a form's last page shows is not known; one that asks for nothing to be typed may be it.
    mayGoOn: async () =>
      !(await hasFiles()) &&
      !(await control(page.locator('main').or(body()).first(), ...book.file, ...book.pay).isVisible()) &&
      (await typedFields(body())) > 0,
    papers,
  });
  const { citizen } = shared;
  const hasFiles = async (): Promise<boolean> => (await fileRows(page, book)) > 0;
  const nextIn = (scope: Locator): Locator => contentControl(scope, ...book.next);
  const fileIn = (scope: Locator): Locator => contentControl(scope, ...book.file);
  const hasFields = async (scope: Locator): Promise<boolean> =>
    (await scope
      .locator(
        'input:not([type="hidden"]):not([type="search"]):not([type="submit"]), select, textarea, [role="combobox"]',
      )
      .and(page.locator(IN_CONTENT))
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
            .or(contentControl(scope, ...book.confirm, ...book.pay))
            .first();
          return (await usable.isVisible()) && (await usable.isEnabled({ timeout: 1000 })) ? true : undefined;
        }),
    });
    // A page of its own counts by itself.
    if (page.url() === from) spend(page, { screens: 1 });
  };

  /** Fills what is in view: the fields of the front part and of the frames in it. */
  const fillFront = async (who: Citizen | null, more: Completing = {}): Promise<void> => {
    const scope = await front(page);
    await shared.complete(scope, who, more);
    for (const frame of await scope.locator('iframe').filter({ visible: true }).all()) {
      const inFrame = frameBody(frame.contentFrame());
      await desk.ask({
        what: 'form in a frame',
        expected: 'a form in its frame',
        press: () => Promise.resolve(),
        ready: (signal) => inFrame.waitFor({ timeout: 0, signal }),
      });
      await shared.complete(inFrame, who, more);
    }
  };

  const atForm = async (): Promise<boolean> => {
    const scope = await front(page);
    return (
      (await hasFields(scope)) &&
      (await nextIn(scope)
        .or(contentControl(scope, ...book.confirm))
        .first()
        .isVisible())
    );
  };

  return {
    ...shared.acts,
    startDossier: async () => {
      await shared.start({
        expected: 'a form to fill',
        arrived: atForm,
      });
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        if (!(await asksOnlyForLists(await front(page)))) return;
        await fillFront(citizen(), { allLists: true });
        const scope = await front(page);
        await turn('the next page of the form', contentControl(scope, ...book.confirm, ...book.next));
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
      if (documents.length === 0 || !(await hasFiles())) return [];
      return attachFiles(desk, page.locator('body'), documents, papers, how);
    },
    review: async () => {
      // One page beyond the documents is surely before filing on every platform of the screens data.
      if (!(await hasFiles())) return;
      const scope = await front(page);
      await fillFront(citizen());
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
          await fillFront(citizen(), { allLists: true });
          before = await outline(page);
          await pressToFile(desk, await button());
        },
        furtherPage: async () => {
          if (desk.watch.pending() > 0 || (await outline(page)) === before) return false;
          const target = await button();
          return (await target.isVisible()) && (await target.isEnabled({ timeout: 1000 }));
        },
      });
    },
  };
};

/** A page or dialog that only asks for agency, unit or case: lists and choices, nothing to type. */
const asksOnlyForLists = async (scope: Locator): Promise<boolean> => {
  const lists = scope
    .locator('select, mat-select, [role="combobox"], input[type="radio"]')
    .filter({ visible: true });
  return (await typedFields(scope)) === 0 && (await lists.count()) > 0;
};

/** Fields in view that are typed into, and frames, which may hold some. */
const typedFields = (scope: Locator): Promise<number> =>
  scope
    .locator(
      'input:not([type="hidden"]):not([type="radio"]):not([type="checkbox"]):not([type="submit"]):not([role="combobox"]):not([type="search"]), textarea, iframe',
    )
    .filter({ visible: true })
    .count();

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
