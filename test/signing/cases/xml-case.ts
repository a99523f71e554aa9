import type { OwnCase } from './own-case.ts';

/** The text with what must stand in it replaced. */
export const replaced = (text: string, what: string, by: string): string => {
  if (!text.includes(what)) throw new Error(`${what} is not in the file`);
  return text.replace(what, () => by);
};

/** A case of an XML file; `make` gives its text. */
export const xmlCase = (
  id: string,
  make: () => string,
  rest: Omit<OwnCase, 'id' | 'format' | 'make'>,
): OwnCase => ({ id: `xml/${id}`, format: 'xml', make: () => Buffer.from(make(), 'utf8'), ...rest });
