import type { Locator, Page } from 'playwright';
import type { SigningProvider } from '#src/model/signing.ts';
import { control } from './controls.ts';
import { holding, labelled } from './name-match.ts';
import { signingWay, SIGNING_WORDS as WORDS } from './signing-words.ts';

/** Dialogs of every platform of the screens data. */
const DIALOGS =
  '[role="dialog"], [role="alertdialog"], dialog[open], .modal, mat-dialog-container, .ant-modal';

/** Where portals tell what came of something: the places of failures, and those of success beside them. */
const NOTICES = [
  '[role="alert"]',
  '[role="status"]',
  '[role="alertdialog"]',
  '[aria-live="polite"]',
  '[aria-live="assertive"]',
  '.alert',
  '.toast',
  '.toast-success',
  '.toast-error',
  'snack-bar-container',
  'mat-snack-bar-container',
  'mat-error',
  '.invalid-feedback',
  '.ant-message-notice',
].join(', ');

/** The dialog on top, or the whole page where there is none. */
export const front = async (page: Page): Promise<Locator> => {
  const dialogs = page.locator(DIALOGS).filter({ visible: true });
  return (await dialogs.count()) > 0 ? dialogs.last() : page.locator('body');
};

/** Whether no dialog lies over the page; asks nothing of a dialog that may just be going. */
export const isBare = async (page: Page): Promise<boolean> =>
  (await page.locator(DIALOGS).filter({ visible: true }).count()) === 0;

/** What the page says now: each notice in one line, and every line of visible text. */
export type Said = { readonly notices: readonly string[]; readonly lines: readonly string[] };

export const readSaid = (page: Page): Promise<Said> =>
  page
    .evaluate((places) => {
      const one = (text: string): string => text.replace(/\s+/g, ' ').trim();
      const notices = [...document.querySelectorAll<HTMLElement>(places)]
        .filter((node) => node.checkVisibility({ visibilityProperty: true }))
        .map((node) => one(node.innerText))
        .filter((text) => text !== '' && text.length < 400);
      const lines = (document.body?.innerText ?? '')
        .split('\n')
        .map(one)
        .filter((text) => text !== '' && text.length < 400);
      return { notices, lines };
    }, NOTICES)
    .catch(() => ({ notices: [], lines: [] }));

/** What is said now and was not said before. */
export const newlySaid = (before: Said, now: Said): Said => ({
  notices: now.notices.filter((text) => !before.notices.includes(text)),
  lines: now.lines.filter((text) => !before.lines.includes(text)),
});

/**
 * Visible lines of a service's own page in their order, without menus, heads and feet. A cell of a table stands
 * behind its column's head: "Chữ ký số: Không yêu cầu".
 */
export const contentLines = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });
    const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
    const headOf = (cell: Element): string => {
      const row = cell.closest('tr');
      if (!(cell instanceof HTMLTableCellElement) || row === null) return '';
      const own = row.querySelector('th');
      if (own !== null) return one(own.textContent);
      const head = [...(row.closest('table')?.rows ?? [])][0]?.cells[cell.cellIndex];
      return head?.tagName === 'TH' ? one(head.textContent) : '';
    };
    const lines: string[] = [];
    const seen = new Set<Element>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (
        parent === null ||
        one(node.textContent) === '' ||
        parent.closest('nav, header, footer, [role="navigation"], script, style') !== null
      )
        continue;
      const block = parent.closest('p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, div, section, article');
      if (block === null || !shown(block)) continue;
      const text = one(block.textContent);
      const isShort = text.length < 600;
      if (isShort && seen.has(block)) continue;
      seen.add(block);
      const head = block.tagName === 'TD' ? headOf(block) : '';
      // What a head of columns says, each of its cells says again.
      if (block.tagName === 'TH' && block.closest('table')?.querySelector('td') != null) continue;
      lines.push(`${head === '' ? '' : `${head}: `}${isShort ? text : one(node.textContent)}`);
    }
    return lines;
  });

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

/** The visible list of providers, whatever it is made of: a select, radios, or a list that opens over the page. */
export const providerField = (scope: Locator): Locator => {
  const name = holding(...WORDS.provider);
  return scope
    .getByLabel(name)
    .or(scope.getByRole('combobox', { name }))
    .or(scope.getByRole('radiogroup', { name }))
    .or(scope.getByRole('group', { name }))
    .or(scope.locator('mat-select').filter({ hasText: name }))
    .filter({ visible: true })
    .first();
};

export type ProviderList = {
  readonly providers: readonly SigningProvider[];
  readonly choose: (index: number) => Promise<void>;
};

const named = (names: readonly string[]): readonly SigningProvider[] =>
  names.map((name) => ({ name, way: signingWay(name) }));

/** Reads the list of providers; opens it where it must be opened. Null where the scope shows none. */
export const readProviders = async (scope: Locator, patienceMs: number): Promise<ProviderList | null> => {
  const field = providerField(scope);
  if (!(await field.isVisible())) return null;
  const page = scope.page();
  const timeout = patienceMs;
  const shape = await field.evaluate((node) => ({
    select: node instanceof HTMLSelectElement,
    radio: node instanceof HTMLInputElement && node.type === 'radio',
    holdsRadios: node.querySelector('input[type="radio"], [role="radio"]') !== null,
    group: node instanceof HTMLInputElement ? node.name : '',
  }));
  if (shape.select) {
    const options = await field.evaluate((node) =>
      node instanceof HTMLSelectElement
        ? [...node.options].flatMap(({ value, disabled, textContent }) =>
            value === '' || disabled
              ? []
              : [{ value, text: (textContent ?? '').replace(/\s+/g, ' ').trim() }],
          )
        : [],
    );
    return {
      providers: named(options.map(({ text }) => text)),
      choose: async (index) => {
        await field.selectOption(options[index]?.value ?? '', { timeout });
      },
    };
  }
  if (shape.radio || shape.holdsRadios) {
    const radios = (
      shape.radio ? scope.locator(`input[type="radio"][name="${shape.group}"]`) : field.getByRole('radio')
    ).filter({ visible: true });
    const names = await radios.evaluateAll((nodes) =>
      nodes.map((node) => {
        const label = node instanceof HTMLInputElement ? node.labels?.[0]?.textContent : null;
        return (label ?? node.getAttribute('aria-label') ?? node.textContent ?? '')
          .replace(/\s+/g, ' ')
          .trim();
      }),
    );
    return {
      providers: named(names),
      choose: async (index) => await radios.nth(index).check({ timeout, force: true }),
    };
  }
  const entries = page
    .getByRole('option')
    .or(page.locator('mat-option, [cmdk-item]'))
    .and(page.locator(':not([aria-disabled="true"]):not(option)'))
    .filter({ visible: true });
  const open = async (): Promise<void> => {
    if (await entries.first().isVisible()) return;
    await field.click({ timeout });
    await entries.first().waitFor({ timeout });
  };
  try {
    await open();
  } catch {
    // Opened, and nothing in it.
    await page.keyboard.press('Escape');
    return { providers: [], choose: () => Promise.resolve() };
  }
  const texts = (await entries.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  const real = texts.flatMap((text, index) => (/^(?:--|$)|^chọn\b/iu.test(text) ? [] : [{ text, index }]));
  await page.keyboard.press('Escape');
  await entries
    .first()
    .waitFor({ state: 'hidden', timeout: 1500 })
    .catch(() => undefined);
  return {
    providers: named(real.map(({ text }) => text)),
    choose: async (index) => {
      await open();
      await entries.nth(real[index]?.index ?? 0).click({ timeout });
      await entries
        .first()
        .waitFor({ state: 'hidden', timeout: 1500 })
        .catch(() => undefined);
    },
  };
};

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
