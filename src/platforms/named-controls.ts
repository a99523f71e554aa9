import type { Locator, Page } from 'playwright';
import { pressHere } from './controls.ts';

/** What citizens press. */
const PRESSED =
  'a, button, [role="button"], [role="link"], [role="menuitem"], [role="tab"], input[type="submit"], input[type="button"]';

/** Buttons that unfold menus: of a narrow screen, and of the citizen's own account. */
const MENUS = [
  '#account_name',
  '.user-dropdown',
  '[aria-haspopup="menu"]',
  '[aria-haspopup="true"]',
  '.navbar-toggle',
  '.navbar-toggler',
  '.v-app-bar__nav-icon',
  'header button[aria-expanded="false"]',
  'nav button[aria-expanded="false"]',
  'header summary, nav summary',
].join(', ');

export type NamedControl = { readonly name: string; readonly target: Locator };

/** The first visible, usable control whose name passes; links alone that lead somewhere. Asks the page once. */
export const controlThat = async (
  scope: Page | Locator,
  ...tests: readonly ((name: string) => boolean)[]
): Promise<NamedControl | null> => {
  const all = scope.locator(PRESSED);
  const names = await all.evaluateAll((nodes) =>
    nodes.map((node) =>
      node.checkVisibility({ visibilityProperty: true }) && !node.matches(':disabled, [aria-disabled="true"]')
        ? (node instanceof HTMLInputElement
            ? node.value
            : (node.textContent ?? '').trim() ||
              (node.getAttribute('aria-label') ?? node.getAttribute('title') ?? '')
          )
            .replace(/\s+/g, ' ')
            .trim()
        : '',
    ),
  );
  for (const test of tests) {
    const at = names.findIndex((name) => name !== '' && test(name));
    if (at !== -1) return { name: names[at] ?? '', target: all.nth(at) };
  }
  return null;
};

/** Menus opened at the most in search of one control. */
const MOST_MENUS = 3;

/**
 * Like `controlThat`, also behind the menus of the page. `path` holds the names pressed on the way, the
 * control's own last.
 */
export const reachControl = async (
  page: Page,
  ...tests: readonly ((name: string) => boolean)[]
): Promise<(NamedControl & { readonly path: readonly string[] }) | null> => {
  const shown = await controlThat(page, ...tests);
  if (shown !== null) return { ...shown, path: [shown.name] };
  const menus = page.locator(MENUS).filter({ visible: true });
  const count = Math.min(await menus.count(), MOST_MENUS);
  for (let at = 0; at < count; at += 1) {
    const menu = menus.nth(at);
    const name = ((await menu.innerText().catch(() => '')) || 'menu').replace(/\s+/g, ' ').trim();
    const opened = await pressHere(menu, 2000).then(
      () => true,
      () => false,
    );
    if (!opened) continue;
    const found = await controlThat(page, ...tests);
    if (found !== null) return { ...found, path: [name, found.name] };
    await page.keyboard.press('Escape').catch(() => undefined);
  }
  return null;
};
