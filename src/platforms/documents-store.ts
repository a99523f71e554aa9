import type { Locator } from 'playwright';
import type { DocumentFile } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { control, OWN_MENU, pressHere, reveal, typeInto } from './controls.ts';
import { atPortal, openHome } from './find-service.ts';
import { filePayload, upload } from './file-payload.ts';
import { completeForm } from './form.ts';
import { holding } from './name-match.ts';
import { front, isBare } from './front.ts';
import { readSaid, type Said } from './said.ts';
import { SIGNING_WORDS as WORDS } from './signing-words.ts';

const newDocument = (desk: Desk): Locator =>
  desk.stage.page
    .getByRole('button', { name: holding(...WORDS.newDocument) })
    .or(desk.stage.page.getByRole('link', { name: holding(...WORDS.newDocument) }))
    .filter({ visible: true })
    .first();

/** Opens the portal's store of e-documents; false where the portal shows no way to one. */
export const openDocumentsStore = async (desk: Desk): Promise<boolean> => {
  const { page } = desk.stage;
  if (atPortal(desk) && (await newDocument(desk).isVisible()) && (await isBare(page))) return true;
  if (!atPortal(desk)) await openHome(desk);
  if (await viaMenus(desk)) return true;
  await openHome(desk);
  if (await viaMenus(desk)) return true;
  const own = page.locator(OWN_MENU).filter({ visible: true }).first();
  if (!(await own.isVisible())) return false;
  await pressHere(own, 2000).catch(() => undefined);
  return viaMenus(desk);
};

const viaMenus = async (desk: Desk): Promise<boolean> => {
  const { page, patienceMs } = desk.stage;
  for (const name of WORDS.store) {
    const entry = (await reveal(page, name)) ?? (await menuEntry(desk, name));
    if (entry === null) continue;
    await desk.ask({
      what: 'store of e-documents',
      expected: 'the store of e-documents with a way to upload',
      press: () => pressHere(entry, patienceMs),
      ready: (signal) => newDocument(desk).waitFor({ timeout: 0, signal }),
    });
    return true;
  }
  return false;
};

const menuEntry = async (desk: Desk, name: string): Promise<Locator | null> => {
  const entry = desk.stage.page
    .getByRole('menuitem', { name: holding(name) })
    .filter({ visible: true })
    .first();
  return (await entry.isVisible()) ? entry : null;
};

const fileInput = (scope: Locator): Locator => scope.locator('input[type="file"]').first();

/** The part of the page that takes the new document: a dialog, else the form that has the file field. */
const uploadForm = async (desk: Desk): Promise<Locator> => {
  const scope = await front(desk.stage.page);
  const form = scope.locator('form').filter({ has: desk.stage.page.locator('input[type="file"]') });
  return (await form.count()) > 0 ? form.last() : scope;
};

export type PutDocument = {
  readonly form: Locator;
  /** What the empty form said: its own hints are no answer to a file. */
  readonly before: Said;
};

/** Whether a field for a file is there to be filled: the citizen is still at the form. */
export const atUploadForm = async ({ stage }: Desk): Promise<boolean> =>
  (await stage.page.locator('input[type="file"]').count()) > 0;

/**
 * Begins a new document in the store and hands over its file under this name; nothing is saved yet.
 * @returns the form that it was put into
 */
export const putDocument = async (desk: Desk, document: DocumentFile, name: string): Promise<PutDocument> => {
  const { page, patienceMs: timeout } = desk.stage;
  await desk.ask({
    what: 'new document',
    expected: 'a form for a new document with a field for its file',
    press: () => pressHere(newDocument(desk), timeout),
    ready: (signal) =>
      page.locator('input[type="file"]').first().waitFor({ state: 'attached', timeout: 0, signal }),
  });
  const form = await uploadForm(desk);
  const label = holding(...WORDS.name);
  const field = form.getByLabel(label).or(form.getByPlaceholder(label)).filter({ visible: true }).first();
  if (await field.isVisible()) await typeInto(field, name, timeout);
  const before = await readSaid(page);
  await desk.ask({
    what: 'hand over the file',
    expected: 'the form with its file',
    press: () => upload(fileInput(form), filePayload(document), timeout),
    ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
  });
  return { form, before };
};

/** Fills what else the form requires, once the citizen's own choices are made. */
export const completeUpload = (desk: Desk, form: Locator): Promise<void> =>
  completeForm(desk, {
    scope: form,
    fields: { names: {}, labels: {} },
    citizen: null,
    filler: desk.stage.portal.id,
  });

/** The button that keeps the document, where it can be pressed; null where there is none such. */
export const keepButton = async (desk: Desk): Promise<Locator | null> => {
  const button = control(await front(desk.stage.page), ...WORDS.keep);
  return (await button.isVisible()) && (await button.isEnabled()) ? button : null;
};
