import type { Locator, Page } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { ComponentEvidence } from '#src/model/filing.ts';
import type { AttachHow, DocumentFile } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { cleanUrl } from './clean-url.ts';
import { control, pressHere, tick } from './controls.ts';
import { spend } from './effort.ts';
import { fetchFile } from './fetch-file.ts';
import { digestOf, filePayload, type Payload, upload } from './file-payload.ts';
import { foldName, labelled } from './name-match.ts';
import { pickFromStore } from './pick-from-store.ts';
import { BOXES, type DocumentPlaces, type PaperRow, readPapers } from './read-papers.ts';
import { quote, tellsOfFailure, troublesNow } from './trouble.ts';

/** What became of one row. */
type Given = Pick<ComponentEvidence, 'given' | 'sha256' | 'fileName'>;
const NOTHING: Given = { given: 'nothing', sha256: null, fileName: null };

/**
 * Attaches files to the rows of a dossier's documents: each to the row that names it, the others in order;
 * a required row that is left gets the first file again, because a citizen couldn't go on without one.
 * Every file must be listed afterwards. Notes every paper that the page names, once for each service.
 * @returns the documents that a box says are kept for later filings, where keeping them was asked for
 * @throws PortalFault where the portal refuses a file or drops it
 */
export const attachFiles = async (
  desk: Desk,
  scope: Locator,
  documents: readonly DocumentFile[],
  places: DocumentPlaces,
  how: AttachHow = {},
): Promise<readonly DocumentFile[]> => {
  const rows = await readPapers(scope, places);
  const given = new Map<PaperRow, Given>();
  const kept = new Set<DocumentFile>();
  try {
    const taking = rows.filter(
      ({ uploads, fetchedByOffice, required }) => uploads && (required || !fetchedByOffice),
    );
    for (const { row, document } of assign(taking, documents)) {
      // What was attached before may be listed in new rows: only those that take files keep their order.
      const now = (await readPapers(scope, places))[rows.indexOf(row)] ?? row;
      const { isKept, ...gave } = await giveOne(desk, scope, now, document, places, how);
      given.set(row, gave);
      if (isKept) kept.add(document);
      desk.memory().files.add(document.fileName);
    }
  } finally {
    notePapers(desk, rows, given);
  }
  return [...kept];
};

/** Notes the papers of a documents page, each once in a journey, with what was given for it. */
export const notePapers = (
  desk: Desk,
  rows: readonly PaperRow[],
  given: ReadonlyMap<PaperRow, Given>,
): void => {
  const { page, note, stepIndex, service } = desk.stage;
  const url = cleanUrl(page.url());
  for (const row of rows) {
    const { index, label, document, required, fetchedByOffice, uploads, picks, limit, keep } = row;
    if (!desk.firstTime(`paper ${service.current?.id ?? ''} ${index} ${label}`)) continue;
    const paper = { label, document, required, fetchedByOffice, uploads, picks, limit, keep };
    note('components', { step: stepIndex(), url, ...paper, ...(given.get(row) ?? NOTHING) });
  }
};

type Row = Pick<PaperRow, 'index' | 'text' | 'required' | 'filled'>;

type Pair<R extends Row> = { readonly row: R; readonly document: DocumentFile };

/** Which file goes to which row. Pure. */
export const assign = <R extends Row>(
  rows: readonly R[],
  documents: readonly DocumentFile[],
): readonly Pair<R>[] => {
  const free = rows.filter(({ filled }) => !filled);
  const pairs = new Map<R, DocumentFile>();
  const left: DocumentFile[] = [];
  for (const document of documents) {
    const name = foldName(document.name.vi);
    const row = free.find((each) => !pairs.has(each) && foldName(each.text).includes(name));
    if (row === undefined) left.push(document);
    else pairs.set(row, document);
  }
  const inOrder = [...free.filter(({ required }) => required), ...free.filter(({ required }) => !required)];
  for (const row of inOrder) {
    if (pairs.has(row)) continue;
    const document = left.shift() ?? (row.required ? documents[0] : undefined);
    if (document !== undefined) pairs.set(row, document);
  }
  return free.flatMap((row) => {
    const document = pairs.get(row);
    return document === undefined ? [] : [{ row, document }];
  });
};

const giveOne = async (
  desk: Desk,
  scope: Locator,
  row: PaperRow,
  document: DocumentFile,
  places: DocumentPlaces,
  how: AttachHow,
): Promise<Given & { readonly isKept: boolean }> => {
  const place = scope.locator(places.rows).nth(row.index);
  const isPicked = how.from === 'store' && row.picks && (await pickFromStore(desk, place, document));
  if (!isPicked) await attachOne(desk, place, row, document, places);
  const { patienceMs: timeout } = desk.stage;
  let isKept = false;
  if (how.keep === true) {
    const now = (await readPapers(scope, places)).find(({ index }) => index === row.index) ?? row;
    if (now.boxes.keep !== null) await tick(place.locator(BOXES).nth(now.boxes.keep), timeout);
    isKept = !isPicked && (now.boxes.keep !== null || now.keep === 'ticked');
  }
  // What the dossier holds is asked for only where it is to be compared: it costs the portal a request.
  const sha256 =
    how.from === undefined && how.keep === undefined ? null : await heldDigest(desk, place, document);
  return { given: isPicked ? 'store' : 'upload', sha256, fileName: document.fileName, isKept };
};

/** SHA-256 of the file as the row hands it out; null where it offers none. */
const heldDigest = async (desk: Desk, place: Locator, { fileName }: DocumentFile): Promise<string | null> => {
  const name = labelled('Tải tệp', 'Tải về', 'Xem', fileName);
  const link = place
    .getByRole('link', { name })
    .or(place.getByRole('button', { name }))
    .filter({ visible: true });
  if ((await link.count()) === 0) return null;
  const file = await fetchFile(desk, link.first());
  return 'problem' in file ? null : digestOf(file.bytes);
};

const attachOne = async (
  desk: Desk,
  place: Locator,
  { boxes }: PaperRow,
  document: DocumentFile,
  places: DocumentPlaces,
): Promise<void> => {
  const { page, patienceMs: timeout } = desk.stage;
  if (boxes.own !== null) {
    const box = place.locator(BOXES).nth(boxes.own);
    if (!(await box.isChecked())) await tick(box, timeout);
  }
  const before = await timesListed(page, document.fileName);
  const said = await troublesNow(page);
  await desk.ask({
    what: 'attach a file',
    expected: 'the attached file in the list',
    press: () => give(desk, place, filePayload(document), places),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        if ((await timesListed(page, document.fileName)) > before) return true;
        if (!last) return undefined;
        // A plain file input shows its file itself and sends it with the form.
        if (desk.watch.sent() === 0 && (await holdsFile(place, document.fileName))) return true;
        throw new PortalFault(
          desk.watch.failedCall() === null ? 'portal-fault' : 'http-error',
          `expected the attached file in the list, but ${await refusalOf(desk, said)}`,
        );
      }),
  });
};

/** Why a file is not listed, as far as the portal tells. */
const refusalOf = async (desk: Desk, before: readonly string[]): Promise<string> => {
  const now = await troublesNow(desk.stage.page);
  const message = now.find((text) => !before.includes(text) && tellsOfFailure(text));
  if (message !== undefined) return `the portal said: "${quote(message)}"`;
  const call = desk.watch.failedCall();
  return call === null ? 'the list lacks it' : `the upload was answered by HTTP ${call.status}`;
};

/** Hands the file over by the row's own input, or by the dialog or the chooser that its button opens. */
export const give = async (
  desk: Desk,
  place: Locator,
  file: Payload,
  { choose }: DocumentPlaces,
): Promise<void> => {
  const { page, patienceMs: timeout } = desk.stage;
  const own = place.locator('input[type="file"]').first();
  if ((await own.count()) > 0) return upload(own, file, timeout);
  const inDialog = page
    .locator('[role="dialog"], .modal, .cdk-overlay-container')
    .locator('input[type="file"]');
  const round = new AbortController();
  const chooser = page.waitForEvent('filechooser', { timeout, signal: round.signal });
  const dialog = inDialog.first().waitFor({ state: 'attached', timeout, signal: round.signal });
  chooser.catch(() => undefined);
  dialog.catch(() => undefined);
  await pressHere(control(place, ...choose), timeout);
  const opened = await Promise.race([chooser, dialog]).finally(() => round.abort());
  if (opened === undefined) return upload(inDialog.first(), file, timeout);
  await opened.setFiles(file, { timeout });
  spend(page, { uploads: 1 });
};

/** How often the page names a file where it can be seen. */
export const timesListed = (page: Page, fileName: string): Promise<number> =>
  page.getByText(fileName).filter({ visible: true }).count();

/** Whether a file field of this part holds the file and has not sent it. */
export const holdsFile = (place: Locator, fileName: string): Promise<boolean> =>
  place
    .locator('input[type="file"]')
    .evaluateAll(
      (nodes, name) =>
        nodes.some(
          (node) => node instanceof HTMLInputElement && [...(node.files ?? [])].some((f) => f.name === name),
        ),
      fileName,
    );
