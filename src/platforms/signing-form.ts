import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';
import type { Citizen } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { control, pressHere } from './controls.ts';
import type { Completion } from './form.ts';
import { completeForm } from './form.ts';
import { contentLines } from './content-lines.ts';
import { front } from './front.ts';
import { holding } from './name-match.ts';
import { newlySaid, readSaid } from './said.ts';
import { closeForm, dismiss } from './signing-dialogs.ts';
import { demandsSigning } from './signing-duty-words.ts';
import { aroundText, signButton } from './signing-page.ts';
import { SIGNING_WORDS as WORDS } from './signing-words.ts';

/** What differs from platform to platform. */
export type SigningPlaces = {
  /** Leads on from the dossier's documents. */
  readonly next: () => Locator;
  readonly fields: Completion['fields'];
};

/** Where the walk to the e-form's button ended. */
type Reached = { readonly found: boolean; readonly demanded: boolean; readonly texts: readonly string[] };

const eFormControl = (page: Page): Locator => {
  const name = holding(...WORDS.eForm);
  return page
    .getByRole('button', { name })
    .or(page.getByRole('link', { name }))
    .filter({ visible: true })
    .first();
};

/** From the documents' step to the form's own list of providers and button. */
export const reachForm = async (desk: Desk, places: SigningPlaces, citizen: Citizen): Promise<Reached> => {
  const { page } = desk.stage;
  const saysSo = async (): Promise<boolean> => (await contentLines(page)).some(demandsSigning);
  const place = async (): Promise<Locator> =>
    (await eFormControl(page).isVisible()) ? eFormControl(page) : signButton(page.locator('body'));
  let demanded = (await saysSo()) || (await isShut(places));
  const first = await place();
  if (!(await first.isVisible())) return { found: false, demanded, texts: [] };
  const hasEntry = await eFormControl(page).isVisible();
  const row = (await aroundText(first)).replace(/\s+/g, ' ').trim().slice(0, 60);
  if (hasEntry) {
    await openForm(desk, places, first, citizen);
    demanded ||= await saysSo();
  }
  // Going on without a signature may be answered by an error: only where nothing was said before.
  if (!demanded) {
    await closeForm(desk);
    demanded = await demandedOnTheWay(desk, places, place);
    const entry = await place();
    if (!(await entry.isVisible())) return { found: false, demanded, texts: [] };
    if (hasEntry) await openForm(desk, places, entry, citizen);
  }
  const found = await signButton(await front(page)).isVisible();
  return { found, demanded, texts: hasEntry ? [row] : [] };
};

const isShut = async ({ next }: SigningPlaces): Promise<boolean> =>
  (await next().isVisible()) && (await next().isDisabled());

/** How long a portal may take to say that a signature is missing. */
const REFUSAL_MS = 6_000;

/**
 * Some portals say only when the citizen goes on that a signature is missing. Goes on, and back again where that was
 * no trouble.
 */
const demandedOnTheWay = async (
  desk: Desk,
  { next }: SigningPlaces,
  place: () => Promise<Locator>,
): Promise<boolean> => {
  const { page, patienceMs, nowMs } = desk.stage;
  if (!(await next().isVisible())) return false;
  const before = await readSaid(page);
  await pressHere(next(), patienceMs);
  for (const until = nowMs() + REFUSAL_MS; nowMs() < until; await delay(150)) {
    const { notices, lines } = newlySaid(before, await readSaid(page));
    const said = [...notices, ...lines].some(demandsSigning);
    const here = await (await place()).isVisible();
    if (said) {
      await dismiss(desk);
      if (!here) await goBack(desk, place);
      return true;
    }
    if (!here && desk.watch.pending() === 0) break;
  }
  if (!(await (await place()).isVisible())) await goBack(desk, place);
  return false;
};

const goBack = async (desk: Desk, place: () => Promise<Locator>): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const button = control(page, ...WORDS.back);
  await desk.ask({
    what: 'back to the documents',
    expected: 'the documents of the dossier again',
    press: async () =>
      (await button.isVisible())
        ? pressHere(button, patienceMs)
        : page.goBack({ waitUntil: 'commit', timeout: patienceMs }),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => ((await (await place()).isVisible()) || last ? true : undefined)),
  });
};

/** Opens the e-form, fills what it requires, and keeps it where only that brings the button that signs. */
const openForm = async (
  desk: Desk,
  places: SigningPlaces,
  entry: Locator,
  citizen: Citizen,
): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const canSign = async (): Promise<boolean> => signButton(await front(page)).isVisible();
  const fields = async (): Promise<number> =>
    (await front(page)).locator('input, textarea, select').filter({ visible: true }).count();
  await desk.ask({
    what: 'e-form',
    expected: 'the e-form to fill in and sign',
    press: () => pressHere(entry, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        (await canSign()) || (last && (await fields()) > 0) ? true : undefined,
      ),
  });
  const scope = await front(page);
  await completeForm(desk, {
    scope,
    fields: places.fields,
    citizen,
    filler: desk.stage.service.current?.name.vi ?? desk.stage.portal.id,
  });
  const add = control(scope, ...WORDS.add);
  if ((await canSign()) || !(await add.isVisible())) return;
  await desk.ask({
    what: 'e-form kept',
    expected: 'a way to sign the e-form',
    press: () => pressHere(add, patienceMs),
    ready: (signal) => desk.lookOn(signal, async (last) => ((await canSign()) || last ? true : undefined)),
  });
};
