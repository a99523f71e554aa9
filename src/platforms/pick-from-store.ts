import type { Locator } from 'playwright';
import type { DocumentFile } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { control, pressHere, tick } from './controls.ts';
import { spend } from './effort.ts';
import { foldName, holding } from './name-match.ts';
import { documentKind, namesStore } from './paper-words.ts';
import { front, isBare } from './front.ts';

const PRESSABLE = 'button, a, [role="button"], [role="menuitem"], [role="option"], option, label';
/** Entries of a list of stored papers, the smallest that still hold what is chosen with. */
const ENTRIES =
  'tr, li, [role="row"], [role="option"], [role="listitem"], option, .card, .list-group-item, label';
const TAKE = ['Chọn', 'Lấy từ kho', 'Đính kèm'] as const;
const CONFIRM = ['Xác nhận', 'Đồng ý', 'Chọn', 'Lấy từ kho', 'Hoàn thành', 'Thêm'] as const;
const CLOSE = ['Đóng', 'Quay lại'] as const;

/**
 * Picks the document from the citizen's store where a paper's row offers it.
 * @returns false where the store, once opened, does not list the document
 * @throws PortalFault where the store cannot be opened or the paper does not come into the row
 */
export const pickFromStore = async (desk: Desk, place: Locator, document: DocumentFile): Promise<boolean> => {
  const { page, patienceMs: timeout } = desk.stage;
  const way = await wayToStore(place);
  if (way === null) return false;
  const before = await place.innerText({ timeout });
  const under = await isBare(page);
  const found = await desk.ask({
    what: 'papers in the store',
    expected: 'the papers of the citizen’s store',
    press: () => way(timeout),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        const entry = await entryOf(await front(page), place, document);
        if (entry !== null) return entry;
        return last ? null : undefined;
      }),
  });
  if (found === null) {
    const close = control(await front(page), ...CLOSE);
    if (await close.isVisible()) await pressHere(close, timeout);
    return false;
  }
  await desk.ask({
    what: 'take a paper from the store',
    expected: 'the paper from the store in its row',
    press: () => take(desk, found),
    ready: (signal) =>
      desk.lookOn(signal, async () => {
        if (under && !(await isBare(page))) return undefined;
        const now = await place.innerText({ timeout: 1000 }).catch(() => before);
        return now !== before && desk.watch.pending() === 0 ? true : undefined;
      }),
  });
  return true;
};

/** How to open the store from a row: its button or link, or an entry of its list. */
const wayToStore = async (place: Locator): Promise<((timeout: number) => Promise<void>) | null> => {
  const names = await place.locator(PRESSABLE).evaluateAll((nodes) =>
    nodes.map((node) => ({
      text: (node.textContent || node.getAttribute('aria-label')) ?? '',
      open: !node.matches(':disabled, [aria-disabled="true"]'),
      option: node instanceof HTMLOptionElement ? node.value : null,
    })),
  );
  const at = names.findIndex(({ text, open }) => open && namesStore(text));
  const name = names[at];
  if (name === undefined) return null;
  const target = place.locator(PRESSABLE).nth(at);
  const { option } = name;
  if (option !== null)
    return async (timeout) => {
      await target.locator('xpath=ancestor::select').selectOption(option, { timeout });
      spend(target.page(), { presses: 2 });
    };
  return (timeout) => pressHere(target, timeout);
};

/** The entry for this document in an opened store; null where there is none (yet). */
const entryOf = async (scope: Locator, row: Locator, document: DocumentFile): Promise<Locator | null> => {
  const entries = scope.locator(ENTRIES);
  const own = await row.elementHandle({ timeout: 1000 }).catch(() => null);
  const texts = await entries.evaluateAll(
    (nodes, paper) =>
      nodes.map((node) =>
        node.checkVisibility({ visibilityProperty: true }) &&
        !(paper !== null && (paper.contains(node) || node.contains(paper))) &&
        node.querySelector('tr, li, [role="row"], [role="option"]') === null
          ? (node.textContent ?? '')
          : '',
      ),
    own,
  );
  const folded = texts.map(foldName);
  const holds = (words: string): number => folded.findIndex((text) => text.includes(foldName(words)));
  const byFile = holds(document.fileName);
  const byName = byFile === -1 ? holds(document.name.vi) : byFile;
  const byKind =
    byName === -1 && document.kind !== 'other'
      ? texts.findIndex((text) => text !== '' && documentKind(text.trim()) === document.kind)
      : byName;
  return byKind === -1 ? null : entries.nth(byKind);
};

const take = async (desk: Desk, entry: Locator): Promise<void> => {
  const { page, patienceMs: timeout } = desk.stage;
  const mark = entry.locator('input[type="radio"], input[type="checkbox"]').first();
  const button = entry
    .getByRole('button', { name: holding(...TAKE) })
    .or(entry.getByRole('link', { name: holding(...TAKE) }))
    .first();
  if ((await mark.count()) > 0) await tick(mark, timeout);
  else if (await button.isVisible()) return pressHere(button, timeout);
  else await pressHere(entry, timeout);
  const confirm = control(await front(page), ...CONFIRM);
  if (await confirm.isVisible()) await pressHere(confirm, timeout);
};
