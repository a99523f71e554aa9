import type { Page } from 'playwright';
import type { Service } from '#src/model/portal.ts';
import { foldName, isServiceName } from '../name-match.ts';

/** Entries of one list of the page; of each its texts, the whole of it first. */
export type ResultList = readonly (readonly string[])[];

const NONE = /không (?:tìm thấy|có (?:kết quả|dữ liệu|thủ tục|dịch vụ|bản ghi))|(?<!\d)0 kết quả/u;

/** Lists of the page that hold entries to press, in its order; menus, heads, feet and forms left out. */
export const readLists = (page: Page): Promise<readonly ResultList[]> =>
  page
    .evaluate(() => {
      const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
      const ENTRY =
        'tr, li, article, [role="row"], [role="listitem"], [role="option"], [class*="card" i], [class*="item" i], [class*="result" i]';
      const entries = [...document.querySelectorAll(ENTRY)].filter(
        (node) =>
          node.checkVisibility({ visibilityProperty: true }) &&
          node.closest('nav, header, footer, aside, [role="navigation"], select') === null &&
          node.querySelector('a, button, [role="link"], [role="button"]') !== null &&
          [...node.querySelectorAll(ENTRY)].every(
            (inner) => inner.querySelector('a, button, [role="link"], [role="button"]') === null,
          ),
      );
      const lists = new Map<Element | null, string[][]>();
      for (const entry of entries) {
        const own: string[] = [];
        const walker = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
          own.push(one(node.textContent));
        const list = lists.get(entry.parentElement) ?? [];
        list.push([one(entry.textContent), ...own.filter((text) => text !== '')]);
        lists.set(entry.parentElement, list);
      }
      // Wrapped one by one, each entry has a parent of its own: siblings of those are one list then.
      const alone = [...lists].filter(([, list]) => list.length === 1);
      const together = new Map<Element | null, string[][]>();
      for (const [parent, list] of alone)
        together.set(parent?.parentElement ?? null, [
          ...(together.get(parent?.parentElement ?? null) ?? []),
          ...list,
        ]);
      return [...[...lists].filter(([, list]) => list.length > 1), ...together].map(([, list]) => list);
    })
    .catch(() => []);

/** Where a service stands in what a search brought. Pure. */
export const rankIn = (
  before: readonly ResultList[],
  after: readonly ResultList[],
  lines: readonly string[],
  service: Pick<Service, 'name'>,
  code: string | null,
): { readonly rank: number | null; readonly results: number } => {
  const key = (list: ResultList): string => list.map(([whole]) => whole).join('\n');
  const old = new Set(before.map(key));
  const fresh = after.filter((list) => !old.has(key(list)));
  const none = lines.some((line) => line.length < 160 && NONE.test(foldName(line)));
  if (none && fresh.length === 0) return { rank: null, results: 0 };
  // A search that leaves everything in place has answered with what stands there.
  const lists = fresh.length > 0 ? fresh : after;
  const is = (texts: readonly string[]): boolean =>
    texts.some((text) => isServiceName(text, service.name.vi)) ||
    (code !== null && texts.some((text) => text.includes(code)));
  const holding = lists.find((list) => list.some(is));
  if (holding !== undefined) return { rank: holding.findIndex(is) + 1, results: holding.length };
  if (none) return { rank: null, results: 0 };
  return { rank: null, results: Math.max(0, ...lists.map((list) => list.length)) };
};
