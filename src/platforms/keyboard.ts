import type { Locator, Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { KeyboardEvidence } from '#src/model/filing.ts';
import { type Standing, standing } from './keyboard-focus.ts';

type Tell = (seen: Omit<KeyboardEvidence, 'step' | 'url'>) => void;

/** Pages on which the citizen has put the mouse away. */
const held = new WeakMap<Page, Tell>();

/** From now on everything at this page is pressed, chosen and typed by keys alone, and told. */
export const putMouseAway = (page: Page, tell: Tell): void => {
  held.set(page, tell);
};

export const takeMouseAgain = (page: Page): void => {
  held.delete(page);
};

export const isByKeys = (page: Page): boolean => held.has(page);

/** A page with more stops than this is left: nobody would go on pressing Tab. */
const MOST_STOPS = 300;
/**
 * Focus that stays among so few places over so many presses is held there; the parts of a browser's own date
 * field are fewer.
 */
const TRAPPED = { stops: 9, places: 2 };
/** Who comes by a place so often has been everywhere. */
const MOST_ROUNDS = 3;

/** Brings the focus to the target by Tab or Shift+Tab, in lists and groups of choices by arrow keys. */
const reach = async (target: Locator, patienceMs: number): Promise<Standing> => {
  const page = target.page();
  const timeout = patienceMs;
  await target.waitFor({ timeout });
  await (await target.elementHandle({ timeout }))?.waitForElementState('enabled', { timeout });
  const look = (): Promise<Standing> => target.evaluate(standing, undefined, { timeout });
  const first = await look();
  const way = first.after ? 'Tab' : 'Shift+Tab';
  const trail: string[] = [];
  let jumps = 0;
  const tell = (now: Standing, problem: KeyboardEvidence['problem']): void =>
    held.get(page)?.({
      label: now.label,
      tabs: trail.length,
      jumps,
      problem,
      focusShown: first.at || problem !== null ? null : now.outlined || now.look !== first.look,
    });
  for (let now = first; ; ) {
    if (now.at) {
      tell(now, null);
      return now;
    }
    const recent = trail.slice(-TRAPPED.stops);
    const isFewPlaces = new Set(recent).size <= TRAPPED.places;
    // Arrow keys go through the entries of a list while the focus stays on the list.
    const isHeld = !now.listed && recent.length === TRAPPED.stops && isFewPlaces;
    const visits = trail.filter((id, n) => id === now.focus && trail[n - 1] !== id).length;
    const isRound = !now.listed && !isFewPlaces && visits > MOST_ROUNDS;
    if (now.listed && trail.length >= MOST_STOPS)
      throw new Obstacle(
        'adapter-cannot',
        `expected the list to mark "${now.label}" when arrow keys come to it, but no mark was made out`,
      );
    if (isHeld || isRound || trail.length >= MOST_STOPS) {
      const problem = isHeld ? 'trap' : 'not-reached';
      tell(now, problem);
      throw new PortalFault(
        'portal-fault',
        problem === 'trap'
          ? `expected to reach "${now.label}" by keys, but the focus is held at "${now.focusLabel}"`
          : `expected to reach "${now.label}" by keys, but ${trail.length} presses did not come to it`,
      );
    }
    const down = now.listed ? trail.length < MOST_STOPS / 2 : now.after;
    await page.keyboard.press(now.listed || now.inGroup ? (down ? 'ArrowDown' : 'ArrowUp') : way);
    const next = await look();
    // What goes on within a frame is not seen from outside.
    trail.push(next.inFrame ? `${next.focus} ${trail.length}` : next.focus);
    if (next.order !== null && now.order !== null && !now.listed && way === 'Tab' && next.order < now.order)
      jumps += 1;
    now = next;
  }
};

/** Goes to the target and presses the key that a keyboard user would; a field to type into is only gone to. */
export const pressByKeys = async (target: Locator, patienceMs: number): Promise<void> => {
  const { key } = await reach(target, patienceMs);
  if (key !== null) await target.page().keyboard.press(key);
};

export const tickByKeys = async (target: Locator, patienceMs: number): Promise<void> => {
  await reach(target, patienceMs);
  if (!(await target.isChecked({ timeout: patienceMs }))) await target.page().keyboard.press('Space');
};

export const typeByKeys = async (target: Locator, value: string, patienceMs: number): Promise<void> => {
  const { keyboard } = target.page();
  await reach(target, patienceMs);
  if ((await target.getAttribute('type', { timeout: patienceMs })) !== 'date') {
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(value);
    return;
  }
  // Which part of a date comes first is the browser's own choice.
  const [year = '', month = '', day = ''] = value.split('-');
  for (const parts of [day + month + year, month + day + year, year + month + day]) {
    await keyboard.type(parts);
    if ((await target.inputValue({ timeout: patienceMs })) === value) return;
    for (const back of ['Shift+Tab', 'Tab']) await keyboard.press(back);
    await reach(target, patienceMs);
  }
};

/** Chooses the entry of this value from a list that the browser draws itself. */
export const chooseByKeys = async (target: Locator, value: string, patienceMs: number): Promise<void> => {
  const { keyboard } = target.page();
  await reach(target, patienceMs);
  const away = await target.evaluate((node, wanted) => {
    if (!(node instanceof HTMLSelectElement)) return 0;
    const open = [...node.options].filter(({ disabled, hidden }) => !disabled && !hidden);
    const place = (found: (option: HTMLOptionElement) => boolean): number => open.findIndex(found);
    return (
      place((option) => option.value === wanted) -
      Math.max(
        0,
        place(({ selected }) => selected),
      )
    );
  }, value);
  // Opened first: a closed list would tell the page of every entry that the arrows pass.
  await keyboard.press('Alt+ArrowDown');
  for (let moved = 0; moved < Math.abs(away); moved += 1)
    await keyboard.press(away > 0 ? 'ArrowDown' : 'ArrowUp');
  await keyboard.press('Enter');
};
