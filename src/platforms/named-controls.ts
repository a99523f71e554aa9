import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';
import type { Desk } from './ask.ts';
import { toBarePage } from './bare-page.ts';
import { pressHere } from './controls.ts';
import { openHome } from './find-service.ts';
import { shownNames } from './shown-names.ts';

/** What citizens press. */
const PRESSED =
  'a, button, [role="button"], [role="link"], [role="menuitem"], [role="tab"], input[type="submit"], input[type="button"]';

/** The menu of the citizen's own account, on the platforms of the screens data and by what others call it. */
const OWN_MENUS = '#account_name, .user-dropdown';
const LIKE_OWN =
  '[class*="user" i], [class*="account" i], [class*="avatar" i], [class*="profile" i], [id*="user" i], [id*="account" i]';

/** Buttons that unfold menus: of a narrow screen, of the citizen's own account, and of anything else. */
const MENUS = [
  OWN_MENUS,
  '[aria-haspopup="menu"]',
  '[aria-haspopup="true"]',
  '.dropdown-toggle',
  '[data-toggle="dropdown"]',
  '[data-bs-toggle="dropdown"]',
  '.navbar-toggle',
  '.navbar-toggler',
  '.v-app-bar__nav-icon',
  'header button[aria-expanded]',
  'nav button[aria-expanded]',
  'header summary, nav summary',
].join(', ');

export type NamedControl = { readonly name: string; readonly target: Locator };

type Tests = readonly ((name: string) => boolean)[];

/** The first visible, usable control whose name passes; links alone that lead somewhere. Asks the page once. */
export const controlThat = async (scope: Page | Locator, ...tests: Tests): Promise<NamedControl | null> => {
  const all = scope.locator(PRESSED);
  const names = await all.evaluateAll(shownNames, true);
  for (const test of tests) {
    const at = names.findIndex((name) => name !== '' && test(name));
    if (at !== -1) return { name: names[at] ?? '', target: all.nth(at) };
  }
  return null;
};

/** Menus opened at the most in search of one control. */
const MOST_MENUS = 12;
/** Menus are drawn some frames after the press that opens them: so many looks, so far apart. */
const LOOKS = 8;
const LOOK_MS = 100;

/**
 * Like `controlThat`, also behind the menus of the page, the citizen's own first. `path` holds the names pressed on the
 * way, the control's own last.
 */
export const reachControl = async (
  page: Page,
  ...tests: Tests
): Promise<(NamedControl & { readonly path: readonly string[] }) | null> => {
  const shown = await controlThat(page, ...tests);
  if (shown !== null) return { ...shown, path: [shown.name] };
  const menus = page.locator(MENUS);
  for (let opened = 0; opened < MOST_MENUS; opened += 1) {
    const at = await menus.evaluateAll(nextMenu, { own: OWN_MENUS, like: LIKE_OWN, anew: opened === 0 });
    if (at === null) return null;
    const menu = menus.nth(at);
    const name = ((await menu.innerText().catch(() => '')) || 'menu').replace(/\s+/g, ' ').trim();
    const isOpen = await pressHere(menu, 2000).then(
      () => true,
      () => false,
    );
    if (!isOpen) continue;
    for (let look = 0; look < LOOKS; look += 1) {
      const found = await controlThat(page, ...tests);
      if (found !== null) return { ...found, path: [name, found.name] };
      await delay(LOOK_MS);
    }
    await page.keyboard.press('Escape').catch(() => undefined);
  }
  return null;
};

/** In the page: the place of the next menu to open, those of the citizen's account first; null where all were. */
const nextMenu = (
  nodes: readonly Element[],
  { own, like, anew }: { readonly own: string; readonly like: string; readonly anew: boolean },
): number | null => {
  const key = Symbol.for('menus opened');
  const before: unknown = Reflect.get(document, key);
  const opened = before instanceof WeakSet && !anew ? before : new WeakSet<Element>();
  Reflect.set(document, key, opened);
  const rank = (node: Element): number => {
    if (node.matches(own)) return 0;
    return node.matches(like) || node.parentElement?.matches(like) || node.querySelector(like) ? 1 : 2;
  };
  const [next] = nodes
    .map((node, at) => ({ node, at, rank: rank(node) }))
    .filter(({ node, rank: of }) => {
      const href = node.closest('a')?.getAttribute('href')?.trim() ?? '';
      return (
        !opened.has(node) &&
        node.checkVisibility({ visibilityProperty: true }) &&
        // Menus of a row are about that row, and a link would leave the page.
        node.closest('tbody, [role="row"]') === null &&
        (of === 0 || href === '' || /^(?:#|javascript:)/i.test(href))
      );
    })
    .sort((a, b) => a.rank - b.rank);
  if (next === undefined) return null;
  opened.add(next.node);
  return next.at;
};

/** Like `reachControl`, from the page that is open, then from the portal's home page once that stands still. */
export const reachFromAnywhere = async (desk: Desk, ...tests: Tests): ReturnType<typeof reachControl> => {
  const { page, patienceMs } = desk.stage;
  await toBarePage(desk);
  const here = await reachControl(page, ...tests);
  if (here !== null) return here;
  await openHome(desk);
  // A page of scripts draws the header of a signed-in citizen after its frame.
  await desk
    .lookOn(AbortSignal.timeout(patienceMs), async (last) =>
      last || (await controlThat(page, ...tests)) !== null ? true : undefined,
    )
    .catch(() => undefined);
  return reachControl(page, ...tests);
};
