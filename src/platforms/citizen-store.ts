import type { Locator, Page } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { StoreEvidence } from '#src/model/filing.ts';
import type { DocumentFile, PortalActs } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { shortUrl } from './clean-url.ts';
import { pressHere } from './controls.ts';
import { fetchFile } from './fetch-file.ts';
import { digestOf } from './file-payload.ts';
import { foldName, labelled, literally } from './name-match.ts';
import { controlThat, reachFromAnywhere } from './named-controls.ts';
import { readStorePage, STORE_ROWS } from './read-store-page.ts';
import { confirms, removes, storeKind, STORES } from './reuse-words.ts';

export type StoreActs = Pick<PortalActs, 'openStore' | 'findInStore' | 'removeFromStore'>;

/** The citizen's store of data on one portal. It goes by names and roles alone, and serves every platform. */
export const storeActs = (desk: Desk): StoreActs => {
  const { note, stepIndex } = desk.stage;
  return {
    openStore: async () => {
      const way = await reachFromAnywhere(desk, ...STORES);
      const tell = (seen: Contents | null, gone = false): void =>
        note('stores', {
          step: stepIndex(),
          path: way?.path ?? [],
          opened: seen !== null,
          gone,
          ...(seen ?? { kinds: [], items: 0, removes: false }),
        });
      if (way === null) {
        tell(null);
        throw noStore(desk);
      }
      try {
        await enterStore(desk, way.target);
      } catch (error) {
        if (error instanceof PortalFault) tell(null, error.status === 404 || error.status === 410);
        throw error;
      }
      tell(await readAll(desk));
    },

    findInStore: async (document) => {
      if (!(await openStorePage(desk))) throw noStore(desk);
      const given = digestOf(Buffer.from(document.base64, 'base64'));
      const rows = await seekRows(desk, document);
      const digests: (string | null)[] = [];
      for (const row of rows.slice(0, MOST_ALIKE)) digests.push(await digestIn(desk, row, document));
      const returned = digests.find((digest) => digest === given) ?? digests[0] ?? null;
      note('roundTrips', {
        step: stepIndex(),
        document: document.id,
        given,
        found: rows.length > 0,
        returned,
      });
      return returned === given;
    },

    removeFromStore: async (document) => {
      if (!(await openStorePage(desk))) return false;
      const found = await seekRows(desk, document);
      let rows = await rowsOf(desk, document, true);
      // Papers of its kind without names of files may be the citizen's own.
      if (found.length > 0 && rows.length === 0) return false;
      const given = digestOf(Buffer.from(document.base64, 'base64'));
      for (let tries = 0; rows.length > 0 && tries < MOST_ALIKE; tries += 1) {
        const row = rows.length === 1 ? rows[0] : await rowHolding(desk, rows, document, given);
        const way = row === undefined ? null : await controlThat(row, removes);
        if (way === null) return false;
        try {
          await pressAndConfirm(desk, way.target, 'remove a paper from the store');
        } catch (error) {
          if (error instanceof PortalFault) return false;
          throw error;
        }
        const now = await rowsOf(desk, document, true);
        if (now.length >= rows.length) return false;
        rows = now;
      }
      return rows.length === 0;
    },
  };
};

/** Papers of one file name that are looked at: each costs the portal a request. */
const MOST_ALIKE = 4;

const noStore = ({ stage }: Desk): PortalFault =>
  new PortalFault(
    'not-offered',
    `expected a store of the citizen’s data, but the portal shows no way to one (${shortUrl(stage.page.url())})`,
  );

/** Presses, answers a question that comes up, and waits until the page stands still. */
export const pressAndConfirm = async (desk: Desk, target: Locator, what: string): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  await desk.ask({
    what,
    expected: 'the page afterwards',
    press: async () => {
      await pressHere(target, patienceMs);
      const dialog = page
        .locator('[role="dialog"], [role="alertdialog"], dialog[open], .modal.show, mat-dialog-container')
        .filter({ visible: true })
        .last();
      const asked = await dialog.waitFor({ timeout: DIALOG_MS }).then(
        () => true,
        () => false,
      );
      const yes = asked ? await controlThat(dialog, confirms) : null;
      if (yes !== null) await pressHere(yes.target, patienceMs);
    },
    ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
  });
};

/** A question to the citizen appears at once or not at all. */
const DIALOG_MS = 600;

/** Presses its way to the store; false where the portal shows none. */
const openStorePage = async (desk: Desk): Promise<boolean> => {
  const way = await reachFromAnywhere(desk, ...STORES);
  if (way === null) return false;
  await enterStore(desk, way.target);
  return true;
};

const enterStore = (desk: Desk, entry: Locator): Promise<unknown> =>
  desk.ask({
    what: 'store of the citizen’s data',
    expected: 'the store of the citizen’s data',
    press: () => pressHere(entry, desk.stage.patienceMs),
    ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
  });

type Contents = Pick<StoreEvidence, 'kinds' | 'items' | 'removes'>;

/** What stands on the store's page and behind its tabs. */
const readAll = async (desk: Desk): Promise<Contents> => {
  const { page } = desk.stage;
  const seen: Contents[] = [await readStorePage(page)];
  for (const tab of await hiddenParts(page)) {
    await turnTo(desk, tab);
    seen.push(await readStorePage(page));
  }
  return {
    kinds: [...new Set(seen.flatMap(({ kinds }) => kinds))],
    items: seen.reduce((sum, { items }) => sum + items, 0),
    removes: seen.some((each) => each.removes) || (seen.some((each) => each.removes === null) ? null : false),
  };
};

const MOST_TABS = 5;

/** Tabs of the store's parts that are not the one shown. */
const hiddenParts = async (page: Page): Promise<readonly Locator[]> => {
  const tabs = page.locator('[role="tab"]').filter({ visible: true });
  const names = await tabs.evaluateAll((nodes) =>
    nodes.map((node) => (node.getAttribute('aria-selected') === 'true' ? '' : (node.textContent ?? ''))),
  );
  return names.flatMap((name, at) => (storeKind(name) === null ? [] : [tabs.nth(at)])).slice(0, MOST_TABS);
};

const turnTo = (desk: Desk, tab: Locator): Promise<unknown> =>
  desk.ask({
    what: 'part of the store',
    expected: 'a part of the store',
    press: () => pressHere(tab, desk.stage.patienceMs),
    ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
  });

/** Rows that hold this document in the part that is shown, else in the first of the others that has any; its part is then shown. */
const seekRows = async (desk: Desk, document: DocumentFile): Promise<readonly Locator[]> => {
  const here = await rowsOf(desk, document);
  if (here.length > 0) return here;
  for (const tab of await hiddenParts(desk.stage.page)) {
    await turnTo(desk, tab);
    const there = await rowsOf(desk, document);
    if (there.length > 0) return there;
  }
  return [];
};

/** Of several rows that name the same file, the first that hands out these very bytes. */
const rowHolding = async (
  desk: Desk,
  rows: readonly Locator[],
  document: DocumentFile,
  digest: string,
): Promise<Locator | undefined> => {
  for (const row of rows.slice(0, MOST_ALIKE))
    if ((await digestIn(desk, row, document)) === digest) return row;
  return undefined;
};

/**
 * Rows of the store that hold this document: by its file's name, else by its own where no file name is shown.
 * @param byFileAlone for what must not meet another paper of the kind
 */
const rowsOf = async (
  { stage }: Desk,
  document: DocumentFile,
  byFileAlone = false,
): Promise<readonly Locator[]> => {
  const rows = stage.page.locator(STORE_ROWS);
  const texts = (
    await rows.evaluateAll((nodes) =>
      nodes.map((node) =>
        node.checkVisibility({ visibilityProperty: true }) &&
        node.querySelector('tr, li, [role="row"]') === null
          ? (node.textContent ?? '')
          : '',
      ),
    )
  ).map(foldName);
  const holding = (words: RegExp): readonly number[] =>
    texts.flatMap((text, at) => (words.test(text) ? [at] : []));
  // Parts of a row may follow one another without a space.
  const byFile = holding(new RegExp(`(?<![_-])${literally(foldName(document.fileName))}`, 'u'));
  const namesFiles = texts.some((text) => /\.(?:pdf|docx?|jpe?g|png|xml)(?!\p{L})/u.test(text));
  const fit =
    byFileAlone || byFile.length > 0 || namesFiles
      ? byFile
      : holding(new RegExp(literally(foldName(document.name.vi)), 'u'));
  return fit.map((at) => rows.nth(at));
};

const digestIn = async (desk: Desk, row: Locator, { fileName }: DocumentFile): Promise<string | null> => {
  const name = labelled('Tải tệp', 'Tải về', 'Xem', fileName);
  const link = row
    .getByRole('link', { name })
    .or(row.getByRole('button', { name }))
    .filter({ visible: true });
  if ((await link.count()) === 0) return null;
  const file = await fetchFile(desk, link.first());
  return 'problem' in file ? null : digestOf(file.bytes);
};
