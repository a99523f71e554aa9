import type { Page } from 'playwright';

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
