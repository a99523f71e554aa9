import type { Page } from 'playwright';
import { readPlaces } from './read-links.ts';
import { readSections } from './read-sections.ts';

/** What a page tells under labels, and in lines. */
export const labelledLines = async (
  page: Page,
): Promise<{
  readonly labelled: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly string[];
}> => {
  const labelled = (await readSections(page)).filter(({ value }) => !value.includes('\n'));
  const { lines } = await readPlaces(page);
  return { labelled, lines };
};
