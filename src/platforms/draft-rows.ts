import type { Page } from 'playwright';
import { dossierCodes } from './dossier-code.ts';
import { bareServiceName, foldName, isServiceName } from './name-match.ts';
import { STORE_ROWS } from './read-store-page.ts';
import { saysDraft, saysFiled } from './reuse-words.ts';

/** Rows that a list of dossiers shows with something to press, by their places among `STORE_ROWS`. */
export type ListedRow = {
  readonly index: number;
  /** Its lines, and what its parts say one by one. */
  readonly texts: readonly string[];
};

export type DraftRows = {
  /** Places of the rows that are drafts of this service and nothing else. */
  readonly fit: readonly number[];
  /** Whether others may be such drafts, and do not say so. */
  readonly others: boolean;
};

/**
 * Tells drafts of a service from filed dossiers and from other services whose names hold its own. Pure.
 * @param ofDrafts whether the list is said to hold drafts alone
 */
export const draftRows = (rows: readonly ListedRow[], service: string, ofDrafts: boolean): DraftRows => {
  const name = bareServiceName(service);
  if (name === '') return { fit: [], others: false };
  const near = rows.filter(
    ({ texts }) =>
      texts.some((text) => foldName(text).includes(name)) &&
      dossierCodes(texts.join('\n')).length === 0 &&
      !texts.some(saysFiled),
  );
  const fit = near.filter(
    ({ texts }) =>
      texts.flatMap(namesIn).some((text) => isServiceName(text, service)) &&
      (ofDrafts || texts.some(saysDraft)),
  );
  return { fit: fit.map(({ index }) => index), others: near.length > fit.length };
};

/** What of a line may be a service's name: all of it, what its label is for, what stands between its dots. */
const namesIn = (line: string): readonly string[] =>
  line
    .split(/[\u00b7|]/)
    .map((part) => part.replace(/^\s*(?:tên )?(?:thủ tục|dịch vụ)(?: \p{L}+){0,2}\s*:/iu, ''));

/** Asks the page once. */
export const listedRows = (page: Page): Promise<readonly ListedRow[]> =>
  page.locator(STORE_ROWS).evaluateAll((nodes) =>
    nodes.flatMap((node, index) => {
      const shown = (each: Element): boolean => each.checkVisibility({ visibilityProperty: true });
      if (
        !(node instanceof HTMLElement) ||
        !shown(node) ||
        node.querySelector('tr, li, [role="row"]') !== null ||
        node.closest('nav, header, footer') !== null ||
        node.querySelector('a, button') === null
      )
        return [];
      const parts = [...node.querySelectorAll('*')].filter(shown).map((part) => part.textContent ?? '');
      const texts = [...node.innerText.split(/[\n\t]/), ...parts].map((text) =>
        text.replace(/\s+/g, ' ').trim(),
      );
      return [{ index, texts: [...new Set(texts)].filter((text) => text !== '') }];
    }),
  );
