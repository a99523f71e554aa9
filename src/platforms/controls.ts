import type { Locator, Page } from 'playwright';
import { spend } from './effort.ts';
import { chooseByKeys, isByKeys, pressByKeys, tickByKeys, typeByKeys } from './keyboard.ts';
import { holding, labelled } from './name-match.ts';
import { IN_CONTENT } from './site-frame.ts';

type Scope = Page | Locator;

/** The visible button or link with one of these names, in the order in which the page has them. */
export const control = (scope: Scope, ...names: readonly string[]): Locator => {
  const name = labelled(...names);
  return scope
    .getByRole('button', { name })
    .or(scope.getByRole('link', { name }))
    .filter({ visible: true })
    .first();
};

/** Like `control`, and no entry of the site's own header, menu or footer. */
export const contentControl = (scope: Scope, ...names: readonly string[]): Locator => {
  const name = labelled(...names);
  return scope
    .getByRole('button', { name })
    .or(scope.getByRole('link', { name }))
    .and(('page' in scope ? scope.page() : scope).locator(IN_CONTENT))
    .filter({ visible: true })
    .first();
};

/** Like `control`, but tabs, menu entries and cards too, and also where the name stands within a longer one. */
export const looseControl = (scope: Scope, ...names: readonly string[]): Locator => {
  const name = holding(...names);
  let found = scope.getByRole('button', { name });
  for (const role of ['link', 'tab', 'menuitem', 'radio', 'option'] as const)
    found = found.or(scope.getByRole(role, { name }));
  return found.filter({ visible: true }).first();
};

/** What opens the menu of a signed-in citizen, on the platforms of the screens data. */
export const OWN_MENU = '#account_name, .user-dropdown, [aria-haspopup="menu"], [aria-haspopup="true"]';

/** Buttons that unfold the menu of a narrow screen (Bootstrap 3 to 5, Angular Material, Radix). */
const MENU_BUTTONS = [
  '.navbar-toggle',
  '.navbar-toggler',
  'header button[aria-expanded="false"]',
  'nav button[aria-expanded="false"]',
  'button[aria-controls][aria-expanded="false"]',
  'header button[aria-haspopup]',
  'header summary, nav summary',
  'header button[aria-label], nav button[aria-label]',
].join(', ');

/**
 * Makes a control visible that a narrow screen keeps in its menu; null where the page has none such.
 * A control that is merely absent from the menu stays absent.
 */
export const reveal = async (page: Page, ...names: readonly string[]): Promise<Locator | null> => {
  const shown = control(page, ...names);
  if (await shown.isVisible()) return shown;
  const menu = page.locator(MENU_BUTTONS).filter({ visible: true }).first();
  if (!(await menu.isVisible())) return null;
  await pressHere(menu, 2000).catch(() => undefined);
  const came = await shown.waitFor({ timeout: 1500 }).then(
    () => true,
    () => false,
  );
  return came ? shown : null;
};

/** In the page: links no longer open other tabs. Returns whether the page is wider than its screen. */
const linksOpenHere = (): boolean => {
  const key = Symbol.for('links open here');
  if (!(key in document)) {
    Object.defineProperty(document, key, { value: true });
    const here = ({ target }: Event): void => {
      if (target instanceof Element) target.closest('a[target]')?.removeAttribute('target');
    };
    addEventListener('click', here, { capture: true });
  }
  return innerWidth > document.documentElement.clientWidth + 1;
};

/**
 * Presses; a link that would open another tab opens here, because one attempt follows one page. Throws
 * Playwright's TimeoutError where the target stays disabled, hidden or covered.
 */
export const pressHere = async (target: Locator, patienceMs: number): Promise<void> => {
  const options = { timeout: patienceMs };
  const shifted = await target.page().evaluate(linksOpenHere);
  if (isByKeys(target.page())) await pressByKeys(target, patienceMs);
  else {
    if (shifted) await whileOnTop(target, patienceMs);
    await target.click({ ...options, force: shifted });
  }
  spend(target.page(), { presses: 1 });
};

/** Ticks a box or chooses a radio whose own picture may hide the input. */
export const tick = async (target: Locator, patienceMs: number): Promise<void> => {
  if (isByKeys(target.page())) await tickByKeys(target, patienceMs);
  else await target.check({ timeout: patienceMs, force: true });
  spend(target.page(), { presses: 1 });
};

/** Replaces what stands in a field, as typing would. */
export const typeInto = async (target: Locator, value: string, patienceMs: number): Promise<void> => {
  await writeOver(target, value, patienceMs);
  spend(target.page(), { typed: [...value].length });
};

/** The same for a field whose characters were counted before. */
export const writeOver = (target: Locator, value: string, patienceMs: number): Promise<void> =>
  isByKeys(target.page())
    ? typeByKeys(target, value, patienceMs)
    : target.fill(value, { timeout: patienceMs });

/** Chooses an entry of a list that the browser draws: one press opens it, one takes the entry. */
export const chooseEntry = async (target: Locator, value: string, patienceMs: number): Promise<void> => {
  if (isByKeys(target.page())) await chooseByKeys(target, value, patienceMs);
  else await target.selectOption(value, { timeout: patienceMs });
  spend(target.page(), { presses: 2 });
};

/**
 * On a phone, a page wider than the screen moves the visual viewport within a larger one; Playwright 1.65 then
 * looks for the target in the wrong place and takes it for covered. So its checks are done here instead.
 */
const whileOnTop = async (target: Locator, patienceMs: number): Promise<void> => {
  await target.scrollIntoViewIfNeeded({ timeout: patienceMs });
  const handle = await target.elementHandle({ timeout: patienceMs });
  await target.page().waitForFunction(
    (node) => {
      if (node === null || node.matches(':disabled, [aria-disabled="true"]')) return false;
      const { x, y, width, height } = node.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      return top !== null && (node.contains(top) || top.contains(node));
    },
    handle,
    { timeout: patienceMs },
  );
};
