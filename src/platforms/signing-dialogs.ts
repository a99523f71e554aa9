import type { Desk } from './ask.ts';
import { control, pressHere } from './controls.ts';
import { front } from './front.ts';
import { SIGNING_WORDS as WORDS } from './signing-words.ts';

/** Closes the message of success where it lies over the page; the form itself stays. */
export const dismiss = async (desk: Desk): Promise<void> => {
  const { page } = desk.stage;
  const scope = await front(page);
  const isPage = await scope.evaluate((node) => node === document.body).catch(() => true);
  if (isPage || (await scope.locator('input[type="file"]').count()) > 0) return;
  if ((await control(scope, ...WORDS.keep).isVisible()) || (await control(scope, ...WORDS.fetch).isVisible()))
    return;
  const close = control(scope, ...WORDS.close);
  if (await close.isVisible()) await pressHere(close, 3000).catch(() => undefined);
};

/** Leaves the e-form's own dialog, so that the dossier can go on. */
export const closeForm = async (desk: Desk): Promise<void> => {
  const scope = await front(desk.stage.page);
  if (await scope.evaluate((node) => node === document.body).catch(() => true)) return;
  const close = control(scope, ...WORDS.close);
  if (await close.isVisible()) await pressHere(close, 3000).catch(() => undefined);
};
