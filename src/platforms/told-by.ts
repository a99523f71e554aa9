import type { Detection, PageMarks } from './adapter.ts';

/** A platform told by an address of its own software; null where the page has none. Pure. */
export const toldByAddress = (
  { addresses, version }: Pick<PageMarks, 'addresses' | 'version'>,
  paths: RegExp,
): Detection | null => {
  const telling = addresses.map((address) => paths.exec(address)?.[0]).find((path) => path !== undefined);
  return telling === undefined ? null : { detectedBy: `address with ${telling}`, version };
};

/** A platform told by the first of its own elements that the page has; null where it has none. Pure. */
export const toldByElement = (
  { fits, version }: Pick<PageMarks, 'fits' | 'version'>,
  elements: readonly string[],
): Detection | null => {
  const element = elements.find((selector) => fits.has(selector));
  return element === undefined ? null : { detectedBy: `element ${element}`, version };
};
