/**
 * Folds what must not matter when names are compared: Unicode form, case, white space, the kind of dash
 * and of quotation mark.
 */
export const foldName = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\s\u200b\u00ad]+/g, ' ')
    .trim();

/** National procedure numbers: `1.004222`, `1.004946.000.00.00.H51`. */
const PROCEDURE_NUMBER = /\(?\b[123]\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[a-z]\d{2})?\b\)?/g;

/** A service's name without what lists put around it: a number, an ordinal, the word for procedure. */
export const bareServiceName = (text: string): string =>
  foldName(text)
    .replace(PROCEDURE_NUMBER, ' ')
    .replace(/^[\s.:*\u2022-]*(?:\d{1,3}[.)]\s+)?/, '')
    .replace(/^thủ tục(?: hành chính)?\s*:?\s+/, '')
    .replace(/[\s.:*-]+$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.:-]+/, '');

/**
 * Whether a text on a page is this service's name and not that of a service whose name merely holds it
 * ("Đăng ký khai sinh" against "Đăng ký khai sinh có yếu tố nước ngoài").
 */
export const isServiceName = (shown: string, name: string): boolean =>
  bareServiceName(shown) === bareServiceName(name);

/** The text as a part of a regular expression that matches itself. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Matches a label whatever its case and Unicode form, with signs (arrows, stars, colons) around it. */
export const labelled = (...labels: readonly string[]): RegExp => {
  const forms = labels.flatMap((label) => [...new Set([label.normalize('NFC'), label.normalize('NFD')])]);
  const body = forms.map((form) => literally(form.trim()).replace(/\s+/g, '\\s+')).join('|');
  return new RegExp(`^[^\\p{L}\\p{N}]*(?:${body})[^\\p{L}\\p{N}]*$`, 'iu');
};

/** Matches a text that holds one of the labels, whatever its case and Unicode form. */
export const holding = (...labels: readonly string[]): RegExp => {
  const forms = labels.flatMap((label) => [...new Set([label.normalize('NFC'), label.normalize('NFD')])]);
  return new RegExp(forms.map((form) => literally(form.trim()).replace(/\s+/g, '\\s+')).join('|'), 'iu');
};
