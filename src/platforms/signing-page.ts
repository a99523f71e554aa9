import type { Locator, Page } from 'playwright';
import { control } from './controls.ts';
import { holding, labelled } from './name-match.ts';
import { SIGNING_WORDS as WORDS } from './signing-words.ts';

/** Lines of the block that shows a certificate, within the part of the page that signs; empty where none does. */
export const certificateLines = (scope: Locator): Promise<readonly string[]> =>
  scope
    .evaluate((root) => {
      const telling = /chứng thư|người ký|certificate/iu;
      const own = (node: Element): string =>
        [...node.childNodes]
          .filter((child) => child instanceof Text)
          .map(({ data }) => data)
          .join(' ')
          .normalize('NFC');
      const skipped = 'nav, header, footer, button, a, option, select, [role="listbox"], [role="option"]';
      const marks = [...root.querySelectorAll('*')].filter(
        (node) =>
          telling.test(own(node)) &&
          node.closest(skipped) === null &&
          node.checkVisibility({ visibilityProperty: true }),
      );
      const blocks = new Set<Element>();
      for (const mark of marks) {
        let block: Element = mark;
        // Up to the smallest part that holds more than the label itself, and still is no whole form.
        for (let up = 0; up < 4; up += 1) {
          const parent: Element | null = block.parentElement;
          if (parent === null || parent === root.parentElement) break;
          if (parent.querySelector('input:not([type="hidden"]), select, [role="combobox"]') !== null) break;
          if ((parent.textContent ?? '').length > 1500) break;
          block = parent;
        }
        blocks.add(block);
      }
      return [...blocks].flatMap((block) =>
        (block instanceof HTMLElement ? block.innerText : (block.textContent ?? ''))
          .split('\n')
          .map((line) => line.replace(/\s+/g, ' ').trim())
          .filter((line) => line !== ''),
      );
    })
    .catch(() => []);

/** Chooses "person" or "organisation" where the form asks; false where it does not know the word. */
export const chooseSigner = async (
  scope: Locator,
  names: readonly string[],
  patienceMs: number,
): Promise<boolean> => {
  const name = holding(...names);
  const timeout = patienceMs;
  for (const role of ['radio', 'tab', 'button'] as const) {
    const target = scope.getByRole(role, { name }).filter({ visible: true }).first();
    if (!(await target.isVisible())) continue;
    if (role === 'radio') await target.check({ timeout, force: true });
    else await target.click({ timeout });
    return true;
  }
  // A radio whose picture hides the input itself.
  const hidden = scope.getByRole('radio', { name, includeHidden: true }).first();
  if ((await hidden.count()) > 0) {
    await hidden.check({ timeout, force: true });
    return true;
  }
  for (const list of await scope.locator('select').filter({ visible: true }).all()) {
    const value = await list.evaluate(
      (node, [source, flags]) => {
        const wanted = new RegExp(source, flags);
        return node instanceof HTMLSelectElement
          ? ([...node.options].find(({ textContent }) => wanted.test(textContent ?? ''))?.value ?? null)
          : null;
      },
      [name.source, name.flags] as const,
    );
    if (value === null) continue;
    await list.selectOption(value, { timeout });
    return true;
  }
  return false;
};

/** The dialog that tells the citizen to look at the phone. */
export const waitingNotice = (page: Page): Locator =>
  page
    .getByText(holding(...WORDS.waiting))
    .filter({ visible: true })
    .first();

/** The button that signs, in the part of the page in front. */
export const signButton = (scope: Locator): Locator => control(scope, ...WORDS.sign);

/** Text around a place to sign: its row, entry or section. */
export const aroundText = (place: Locator): Promise<string> =>
  place
    .evaluate(
      (node) =>
        (node.closest('tr, li, fieldset, article, [role="row"], [role="listitem"]') ?? node.parentElement)
          ?.textContent ?? '',
    )
    .catch(() => '');

/**
 * What a list says of one file, piece by piece: for each cell of its row the column's head and what stands in the
 * cell (empty where nothing does); of a card its texts in their order. Links and buttons are left out.
 */
export const entryPieces = (place: Locator): Promise<readonly string[]> =>
  place
    .evaluate((target) => {
      const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
      const pressed = 'a, button, [role="button"], [role="link"], script, style';
      const textsOf = (part: Element): string[] => {
        const texts: string[] = [];
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const text = one(node.textContent);
          if (text !== '' && node.parentElement?.closest(pressed) === null) texts.push(text);
        }
        return texts;
      };
      const row = target.closest('tr, [role="row"]');
      if (row !== null) {
        const cellsOf = (line: Element | null | undefined): Element[] =>
          line == null
            ? []
            : [...line.querySelectorAll('td, th, [role="cell"], [role="gridcell"], [role="columnheader"]')];
        const table = row.closest('table, [role="table"], [role="grid"]');
        const heads = cellsOf(
          [...(table?.querySelectorAll('tr, [role="row"]') ?? [])].find(
            (line) => line.querySelector('th, [role="columnheader"]') !== null,
          ),
        );
        return cellsOf(row).flatMap((cell, at) => {
          const head =
            one(heads[at]?.textContent) ||
            ['data-label', 'data-title', 'data-th']
              .map((name) => cell.getAttribute(name) ?? '')
              .find(Boolean);
          const value = textsOf(cell);
          return [...(head === undefined || head === '' ? [] : [head]), ...(value.length > 0 ? value : [''])];
        });
      }
      const item = target.closest(
        'li, article, [role="listitem"], .card, .list-group-item, fieldset, .panel, .item',
      );
      if (item !== null) return textsOf(item);
      // Up to the largest part that holds this file alone.
      const links = (part: Element): number =>
        [...part.querySelectorAll('a, button')].filter(
          (each) =>
            one(each.textContent) === one(target.textContent) ||
            /\.pdf/i.test(each.getAttribute('href') ?? ''),
        ).length;
      let part: Element = target.parentElement ?? target;
      for (let up = 0; up < 4; up += 1) {
        const parent: Element | null = part.parentElement;
        if (parent === null || links(parent) > 1 || one(parent.textContent).length > 600) break;
        if (parent.querySelector('h1') !== null || parent.matches('body, main')) break;
        part = parent;
      }
      return textsOf(part);
    })
    .catch(() => []);

/** The control that fetches a file: in the row or card that holds one of the texts, else the page's only one. */
export const fetchControl = async (page: Page, texts: readonly string[]): Promise<Locator | null> => {
  const rows = page.locator('tr, li, article, [role="row"], [role="listitem"], .card, .list-group-item');
  for (const text of texts) {
    if (text === '') continue;
    const row = rows.filter({ visible: true, hasText: labelledPart(text) });
    // The innermost of nested rows comes last.
    for (const each of (await row.all()).toReversed()) {
      const inRow = control(each, ...WORDS.fetch);
      if (await inRow.isVisible()) return inRow;
    }
  }
  const all = page
    .getByRole('link', { name: labelled(...WORDS.fetch) })
    .or(page.getByRole('button', { name: labelled(...WORDS.fetch) }))
    .filter({ visible: true });
  return (await all.count()) === 1 ? all.first() : null;
};

const labelledPart = (text: string): RegExp => holding(text);
