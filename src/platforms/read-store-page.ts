import type { Page } from 'playwright';
import type { StoreEvidence } from '#src/model/filing.ts';
import { removes, storeKind } from './reuse-words.ts';
import { shownNames } from './shown-names.ts';

/** Entries of a store, of whatever make. */
export const STORE_ROWS = 'tbody tr, [role="row"], li, .card, .list-group-item';

type Part = {
  readonly heading: string;
  /** Papers under it. */
  readonly rows: readonly {
    readonly cells: readonly string[];
    readonly controls: readonly string[];
    /** Has a menu, or a control that shows no name. */
    readonly veiled: boolean;
  }[];
  /** Values of a description of the person. */
  readonly values: number;
};

/** What the store's page that is shown holds. Asks the page once. */
export const readStorePage = async (
  page: Page,
): Promise<Pick<StoreEvidence, 'kinds' | 'items' | 'removes'>> => {
  const parts: readonly Part[] = await page.evaluate(
    `(${String(readParts)})(${JSON.stringify(STORE_ROWS)}, ${String(shownNames)})`,
  );
  const rows = parts.flatMap((part) => part.rows);
  const byHeading = parts.flatMap((part) => {
    const kind = storeKind(part.heading);
    const holds = kind === 'personal' ? part.values + part.rows.length : part.rows.length;
    return kind === null || holds === 0 ? [] : [kind];
  });
  const byRow = rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.length < 60 ? (storeKind(cell) ?? []) : [])),
  );
  return {
    kinds: [...new Set([...byHeading, ...byRow])],
    items: rows.length,
    removes:
      rows.some(({ controls }) => controls.some(removes)) ||
      (rows.some(({ veiled }) => veiled) ? null : false),
  };
};

/** In the page: its parts in the order of their headings. */
const readParts = (rowSelector: string, namesOf: typeof shownNames): Part[] => {
  const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const HEADINGS = 'h1, h2, h3, h4, h5, h6, legend, caption, [role="tab"][aria-selected="true"]';
  const VALUES = 'dd, .value, input[readonly], input:disabled';
  // What leads about the site or the page stands in lists too.
  const ABOUT =
    'nav, header, footer, aside, mat-sidenav, [role="navigation"], [role="menu"], [role="menubar"], .sidebar, .pagination, .breadcrumb, .dropdown-menu, ul[class*="menu" i], ul[class*="pagination" i], ol[class*="breadcrumb" i], ul[class*="breadcrumb" i]';
  const TABS = '[role="tablist"], .nav-tabs, .nav-pills';
  const MENU = '[aria-haspopup], .dropdown-toggle, [data-toggle="dropdown"], [data-bs-toggle="dropdown"]';
  const parts: { heading: string; rows: Part['rows'][number][]; values: number }[] = [
    { heading: '', rows: [], values: 0 },
  ];
  for (const node of document.querySelectorAll<HTMLElement>(`${HEADINGS}, ${rowSelector}, ${VALUES}`)) {
    if (
      !node.checkVisibility({ visibilityProperty: true }) ||
      node.closest(ABOUT) !== null ||
      (!node.matches(HEADINGS) && node.closest(TABS) !== null)
    )
      continue;
    const part = parts.at(-1);
    if (part === undefined) continue;
    if (node.matches(HEADINGS)) parts.push({ heading: one(node.textContent), rows: [], values: 0 });
    else if (node.matches(VALUES))
      part.values += one(node instanceof HTMLInputElement ? node.value : node.textContent) === '' ? 0 : 1;
    else if ([...node.querySelectorAll(rowSelector)].every((inner) => inner.closest(ABOUT) !== null)) {
      const pressed = [
        ...node.querySelectorAll<HTMLElement>(
          'a, button, [role="button"], [role="menuitem"], input[type="button"], input[type="submit"]',
        ),
      ].filter((each) => !each.matches(':disabled, [aria-disabled="true"]'));
      const names = namesOf(pressed, false);
      const cells = [...node.querySelectorAll('td, [role="cell"], [role="gridcell"], .badge, .chip')].map(
        (cell) => one(cell.textContent),
      );
      const named = /\.(?:pdf|docx?|jpe?g|png|xml)\b/i.test(node.textContent ?? '');
      // A row of labels and values describes; a row of a paper can be opened or names its file.
      if (pressed.length === 0 && !named)
        part.values += cells.some((cell) => cell !== '') || node.matches('li, [role="row"]') ? 1 : 0;
      else
        part.rows.push({
          cells,
          controls: names,
          veiled: pressed.some((each, at) => each.matches(MENU) || !/\p{L}/u.test(names[at] ?? '')),
        });
    }
  }
  return parts;
};
