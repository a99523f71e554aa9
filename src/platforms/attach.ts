import type { Locator, Page } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { DocumentFile } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { control, pressHere, tick } from './controls.ts';
import { foldName, holding } from './name-match.ts';
import { quote, tellsOfFailure, troublesNow } from './trouble.ts';

/** Where a platform keeps the rows of documents, and what opens the choice of a file. */
export type DocumentPlaces = {
  /** CSS of the rows, each for one document. */
  readonly rows: string;
  readonly choose: readonly string[];
};

type Payload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const payloadOf = ({ fileName, mimeType, base64 }: DocumentFile): Payload => ({
  name: fileName,
  mimeType,
  buffer: Buffer.from(base64, 'base64'),
});

type Row = {
  readonly index: number;
  readonly text: string;
  readonly required: boolean;
  readonly filled: boolean;
};

/**
 * Attaches files to the rows of a dossier's documents: each to the row that names it, the others in order;
 * a required row that is left gets the first file again, because a citizen couldn't go on without one.
 * Every file must be listed afterwards.
 * @throws PortalFault where the portal refuses a file or drops it
 */
export const attachFiles = async (
  desk: Desk,
  scope: Locator,
  documents: readonly DocumentFile[],
  places: DocumentPlaces,
): Promise<void> => {
  const rows = await readRows(scope, places);
  for (const { row, document } of assign(rows, documents)) {
    // What was attached before may be listed in new rows: only those that take files keep their order.
    const now = (await readRows(scope, places))[rows.indexOf(row)] ?? row;
    await attachOne(desk, scope.locator(places.rows).nth(now.index), document, places);
  }
};

const readRows = async (scope: Locator, { rows, choose }: DocumentPlaces): Promise<readonly Row[]> => {
  const names = holding(...choose);
  return scope.locator(rows).evaluateAll(
    (nodes, [source, flags]) => {
      const chooses = new RegExp(source, flags);
      return nodes.flatMap((node, index) => {
        const input = node.querySelector<HTMLInputElement>('input[type="file"]');
        const button = [...node.querySelectorAll('button, a, label')].find((each) =>
          chooses.test(each.textContent ?? ''),
        );
        const inner =
          [...node.querySelectorAll('input[type="file"]')].length > 1 &&
          node.querySelector('tr, li') !== null;
        if ((input === null && button === undefined) || inner || !node.checkVisibility()) return [];
        const text = (node.textContent ?? '').replace(/\s+/g, ' ');
        return [
          {
            index,
            text,
            required: input?.required === true || text.includes('*'),
            filled: (input?.files?.length ?? 0) > 0,
          },
        ];
      });
    },
    [names.source, names.flags] as const,
  );
};

type Pair = { readonly row: Row; readonly document: DocumentFile };

/** Which file goes to which row. Pure. */
export const assign = (rows: readonly Row[], documents: readonly DocumentFile[]): readonly Pair[] => {
  const free = rows.filter(({ filled }) => !filled);
  const pairs = new Map<Row, DocumentFile>();
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

const attachOne = async (
  desk: Desk,
  place: Locator,
  document: DocumentFile,
  places: DocumentPlaces,
): Promise<void> => {
  const { page, patienceMs: timeout } = desk.stage;
  const box = place.getByRole('checkbox').filter({ visible: true }).first();
  if ((await box.isVisible()) && !(await box.isChecked())) await tick(box, timeout);
  const before = await timesListed(page, document.fileName);
  const said = await troublesNow(page);
  await desk.ask({
    what: 'attach a file',
    expected: 'the attached file in the list',
    press: () => give(desk, place, document, places),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        if ((await timesListed(page, document.fileName)) > before) return true;
        if (!last) return undefined;
        // A plain file input shows its file itself and sends it with the form.
        if (desk.watch.sent() === 0 && (await holds(place, document.fileName))) return true;
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
const give = async (
  desk: Desk,
  place: Locator,
  document: DocumentFile,
  { choose }: DocumentPlaces,
): Promise<void> => {
  const { page, patienceMs: timeout } = desk.stage;
  const file = payloadOf(document);
  const own = place.locator('input[type="file"]').first();
  if ((await own.count()) > 0) return own.setInputFiles(file, { timeout });
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
  if (opened !== undefined) return opened.setFiles(file, { timeout });
  await inDialog.first().setInputFiles(file, { timeout });
};

const timesListed = (page: Page, fileName: string): Promise<number> =>
  page.getByText(fileName).filter({ visible: true }).count();

const holds = (place: Locator, fileName: string): Promise<boolean> =>
  place
    .locator('input[type="file"]')
    .evaluateAll(
      (nodes, name) =>
        nodes.some(
          (node) => node instanceof HTMLInputElement && [...(node.files ?? [])].some((f) => f.name === name),
        ),
      fileName,
    );
