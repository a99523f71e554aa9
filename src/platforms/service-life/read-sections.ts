import type { Page } from 'playwright';

/** What a page says under one label: of a list of terms, a table, a heading, a tab, a fold, or a line "label: value". */
export type Section = {
  readonly label: string;
  /** Its text, a line for each block. */
  readonly value: string;
  /** First cell of the row where the label heads a column; null elsewhere. */
  readonly row: string | null;
  readonly list: readonly string[];
  readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
};

/** Labelled parts of the page itself, folded ones and the panels of its tabs too; menus, heads and feet left out. */
export const readSections = (page: Page): Promise<readonly Section[]> =>
  page.evaluate(sectionsIn).catch(() => []);

/** In the page: see `readSections`. */
const sectionsIn = (): Section[] => {
  const MOST = 800;
  const OUTSIDE =
    'nav, header, footer, [role="navigation"], [role="banner"], [role="contentinfo"], script, style, template';
  const BLOCK = 'p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, div, section, article, tr, summary, label';
  const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"], legend, caption';
  const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });
  const inside = (node: Element): boolean => node.closest(OUTSIDE) === null;

  const linesOf = (parts: readonly Node[]): string => {
    const lines: string[] = [];
    let block: Element | null = null;
    for (const part of parts) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node: Node | null = part instanceof Text ? part : walker.nextNode(); node !== null; ) {
        const text = one(node.textContent);
        const parent = node.parentElement;
        if (text !== '' && parent?.closest('script, style, template, button, select') === null) {
          const own = parent.closest(BLOCK);
          if (own === block && lines.length > 0) lines.push(`${lines.pop() ?? ''} ${text}`);
          else lines.push(text);
          block = own;
        }
        node = part instanceof Text ? null : walker.nextNode();
      }
    }
    return lines.join('\n').slice(0, 4000);
  };
  const listOf = (parts: readonly Node[]): string[] =>
    parts.flatMap((part) =>
      part instanceof Element
        ? [...(part.matches('li') ? [part] : part.querySelectorAll('li, [role="listitem"]'))]
            .filter((item) => item.querySelector('li, [role="listitem"]') === null)
            .map((item) => one(item.textContent))
        : [],
    );
  const cellsOf = (row: Element): Element[] =>
    [...row.children].filter((cell) =>
      cell.matches(
        'td, th, [role="cell"], [role="columnheader"], [role="rowheader"], mat-cell, mat-header-cell',
      ),
    );
  const rowsOf = (table: Element): Element[] =>
    [...table.querySelectorAll('tr, [role="row"], mat-row, mat-header-row')].filter(
      (row) => row.closest('table, [role="table"], [role="grid"], mat-table') === table,
    );
  const readTable = (table: Element): NonNullable<Section['table']> => {
    const rows = rowsOf(table).map(cellsOf);
    const isHead = (cells: readonly Element[]): boolean =>
      cells.length > 1 && cells.every((cell) => cell.matches('th, [role="columnheader"], mat-header-cell'));
    const at = rows.findIndex(isHead);
    return {
      heads: at === -1 ? [] : (rows[at] ?? []).map((cell) => one(cell.textContent)),
      rows: rows
        .filter((cells, index) => index !== at && cells.length > 0)
        .map((cells) => cells.map((cell) => one(cell.textContent))),
    };
  };
  const tableOf = (parts: readonly Node[]): Section['table'] => {
    for (const part of parts) {
      if (!(part instanceof Element)) continue;
      const table = part.matches('table, [role="table"], mat-table')
        ? part
        : part.querySelector('table, [role="table"], mat-table');
      if (table !== null) return readTable(table);
    }
    return null;
  };

  const found: Section[] = [];
  const add = (label: string, parts: readonly Node[], row: string | null = null): void => {
    const name = one(label);
    if (name === '' || name.length > 90 || found.length >= MOST) return;
    const value = linesOf(parts);
    found.push({ label: name, value, row, list: listOf(parts), table: tableOf(parts) });
  };

  for (const term of document.querySelectorAll('dt')) {
    if (!inside(term)) continue;
    const values: Element[] = [];
    for (let next = term.nextElementSibling; next?.tagName === 'DD'; next = next.nextElementSibling)
      values.push(next);
    add(term.textContent, values);
  }

  for (const table of document.querySelectorAll('table, [role="table"], [role="grid"], mat-table')) {
    if (!inside(table)) continue;
    const { heads } = readTable(table);
    for (const row of rowsOf(table)) {
      const cells = cellsOf(row);
      const [first, second] = cells;
      if (first === undefined || second === undefined) continue;
      if (heads.length > 0) {
        if (cells.every((cell, at) => one(cell.textContent) === heads[at])) continue;
        // The way of filing heads its row in whatever column it stands behind the ordinal.
        const head = cells.map((cell) => one(cell.textContent)).find((text) => /\p{L}{2}/u.test(text)) ?? '';
        if (first.tagName === 'TH' || cells.length === heads.length)
          cells.forEach((cell, at) => add(heads[at] ?? '', [cell], head));
      } else if (cells.length === 2 || first.tagName === 'TH') add(first.textContent, cells.slice(1));
      else if (cells.length === 3 && /^\d{0,2}[.)]?$/.test(one(first.textContent)))
        add(second.textContent, cells.slice(2));
    }
  }

  const targetOf = (node: Element): Element | null => {
    const id =
      node.getAttribute('aria-controls') ??
      node.getAttribute('data-bs-target') ??
      node.getAttribute('data-target') ??
      (node.matches('[data-toggle], [data-bs-toggle]') ? node.getAttribute('href') : null);
    return id === null || id === '' ? null : document.getElementById(id.replace(/^#/, ''));
  };
  for (const control of document.querySelectorAll(
    '[aria-controls], [data-bs-target], [data-target], a[data-toggle], a[data-bs-toggle]',
  )) {
    const panel = targetOf(control);
    if (panel !== null && inside(control) && inside(panel) && shown(control))
      add(control.textContent, [panel]);
  }
  for (const panel of document.querySelectorAll('[role="tabpanel"][aria-labelledby]')) {
    const tab = document.getElementById(panel.getAttribute('aria-labelledby') ?? '');
    if (tab !== null && inside(panel) && shown(tab)) add(tab.textContent, [panel]);
  }
  for (const summary of document.querySelectorAll('details > summary'))
    if (inside(summary) && shown(summary))
      add(
        summary.textContent,
        [...(summary.parentElement?.childNodes ?? [])].filter((part) => part !== summary),
      );

  const level = (node: Element): number =>
    Number(/^H([1-6])$/.exec(node.tagName)?.[1] ?? node.getAttribute('aria-level') ?? 6);
  for (const heading of document.querySelectorAll(HEADING)) {
    if (!inside(heading) || !shown(heading)) continue;
    // A heading often stands alone in a box of its own.
    let start: Element = heading;
    for (
      let parent = start.parentElement;
      parent !== null && one(parent.textContent) === one(heading.textContent);
      parent = start.parentElement
    )
      start = parent;
    const parts: Node[] = [];
    for (let next = start.nextSibling; next !== null; next = next.nextSibling) {
      if (next instanceof Element) {
        const inner = next.matches(HEADING) ? next : next.querySelector(HEADING);
        if (inner !== null && level(inner) <= level(heading)) break;
      }
      parts.push(next);
    }
    add(heading.textContent ?? '', parts);
  }

  for (const node of document.querySelectorAll('p, li, div, span, label, strong, b, td')) {
    if (!inside(node) || found.length >= MOST || !shown(node)) continue;
    const whole = one(node.textContent);
    if (whole === '' || whole.length > 2000) continue;
    const first = node.querySelector(
      ':scope > b, :scope > strong, :scope > label, :scope > span, :scope > em',
    );
    const name = one(first?.textContent);
    if (first !== null && name !== '' && name !== whole && name.length < 90 && whole.startsWith(name)) {
      const parts = [...node.childNodes].slice([...node.childNodes].indexOf(first) + 1);
      add(name, parts);
    } else if (node.childElementCount === 0) {
      const match = /^([^:]{3,80}):\s*(\S.*)$/u.exec(whole);
      if (match !== null)
        found.push({ label: match[1] ?? '', value: match[2] ?? '', row: null, list: [], table: null });
      // A label in a box of its own, its value in the box beside it.
      const beside = node.nextElementSibling;
      const pair = node.parentElement?.childElementCount === 2 && beside !== null;
      if (whole.length < 90 && beside !== null && (pair || whole.endsWith(':')) && !node.matches('td, li'))
        add(whole, [beside]);
    }
  }
  return found;
};
