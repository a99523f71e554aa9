import type { Locator } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import { give, holdsFile, notePapers, timesListed } from './attach.ts';
import type { Desk } from './ask.ts';
import { controlThat } from './named-controls.ts';
import { readPapers, type DocumentPlaces, type PaperRow } from './read-papers.ts';
import { refusesFile } from './paper-words.ts';
import { closes, removes } from './reuse-words.ts';
import { front, isBare } from './front.ts';
import { newlySaid, readSaid } from './said.ts';
import { quote, tellsOfFailure, troublesNow } from './trouble.ts';
import { pressHere } from './controls.ts';
import { uploadTries, type UploadTry } from './upload-tries.ts';

export type PaperPlaces = {
  /** The part of the page that holds the rows. */
  readonly scope: () => Locator;
  readonly places: DocumentPlaces;
};

/** Controls tried on one page: each costs the portal files of its own limit. */
const MOST_CONTROLS = 2;

/** Hands files around the stated limits to the uploads of the documents page that is open; leaves none of them. */
export const tryUploadLimits = async (desk: Desk, { scope, places }: PaperPlaces): Promise<void> => {
  const papers = await readPapers(scope(), places);
  notePapers(desk, papers, new Map());
  const rows = papers.filter(({ uploads }) => uploads);
  if (rows.length === 0)
    throw new Obstacle(
      'adapter-cannot',
      'expected a page with uploads to try their limits, but it shows none',
    );
  const stating = rows.filter(({ limit }) => limit.size !== null || limit.formats !== null);
  for (const row of stating.slice(0, MOST_CONTROLS))
    for (const each of uploadTries(row.limit)) await tryOne(desk, { scope, places }, row, each);
};

const tryOne = async (
  desk: Desk,
  { scope, places }: PaperPlaces,
  row: PaperRow,
  { given, file }: UploadTry,
): Promise<void> => {
  const { page, note, stepIndex } = desk.stage;
  const place = scope().locator(places.rows).nth(row.index);
  const listed = (): Promise<number> => timesListed(page, file.name);
  const before = { said: await readSaid(page), troubles: await troublesNow(page), listed: await listed() };
  let heard: string | null = null;
  await desk
    .ask({
      what: 'try an upload limit',
      expected: 'the file in the list or a message',
      press: () => give(desk, place, file, places),
      ready: (signal) =>
        desk.lookOn(signal, async (last) => ((await listed()) > before.listed || last ? true : undefined)),
    })
    .catch((error: unknown) => {
      if (!(error instanceof PortalFault)) throw error;
      if (error.code === 'timeout') throw error;
      heard = error.code;
    });
  const isListed = (await listed()) > before.listed;
  const trouble = (await troublesNow(page)).find(
    (text) => !before.troubles.includes(text) && tellsOfFailure(text) && !text.includes(file.name),
  );
  // The dialog that takes the file says the limits again: that is no answer.
  const { lines } = newlySaid(before.said, await readSaid(page));
  const line = lines.find(
    (text) => refusesFile(text) && !row.text.includes(text) && !text.includes(file.name),
  );
  const told = trouble ?? (isListed ? null : (line ?? null));
  const isHeld = !isListed && (await holdsFile(place, file.name));
  note('uploadLimits', {
    step: stepIndex(),
    label: row.label,
    given,
    // A field that only holds the file sends it with the form: what becomes of it is not seen here.
    accepted: isHeld && told === null && heard === null ? null : isListed && trouble === undefined,
    message: told === null ? null : quote(told),
  });
  if (isListed) await takeOut(desk, scope, places, row, file.name);
  await leaveDialog(desk);
};

/** What refused a file may stay open over the page. */
const leaveDialog = async ({ stage }: Desk): Promise<void> => {
  if (await isBare(stage.page)) return;
  const way = await controlThat(await front(stage.page), closes);
  if (way === null) await stage.page.keyboard.press('Escape');
  else await pressHere(way.target, stage.patienceMs);
};

/** Takes the tried file out again, so that the next one is alone and none is filed. */
const takeOut = async (
  desk: Desk,
  scope: () => Locator,
  { rows }: DocumentPlaces,
  row: PaperRow,
  name: string,
): Promise<void> => {
  const { page } = desk.stage;
  const place = scope().locator(rows).nth(row.index);
  const own = page
    .locator('li, tr, .file, .chip, div')
    .filter({ hasText: name })
    .filter({ visible: true })
    .last();
  const way = (await controlThat(own, removes)) ?? (await controlThat(place, removes));
  if (way === null) return;
  await desk.ask({
    what: 'take the tried file out',
    expected: 'the list without the file',
    press: () => pressHere(way.target, desk.stage.patienceMs),
    ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
  });
};
