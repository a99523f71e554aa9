const TONE = '[\\u0300\\u0301\\u0303\\u0309\\u0323]';
const ENDS = '(?![\\p{L}\\p{M}])';
const LATE = new RegExp(`(o)([ae])(${TONE})${ENDS}|(?<!q)(u)(y)(${TONE})${ENDS}`, 'giu');
const EARLY = new RegExp(`(o)(${TONE})([ae])${ENDS}|(?<!q)(u)(${TONE})(y)${ENDS}`, 'giu');

/** What ASCII writes has no marks to place. */
const PLAIN = /^[\0-\x7f]*$/;

const swapped = (text: string, pattern: RegExp): string => {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(
      pattern,
      (
        _all,
        ...[first = '', second = '', third = '', u = '', next = '', last = '']: readonly (
          | string
          | undefined
        )[]
      ) => first + third + second + u + last + next,
    )
    .normalize('NFC');
};

/**
 * Vietnamese is written with two places for the tone mark of an open "oa", "oe", "uy": "hòa, xóa, hủy" and
 * "hoà, xoá, huỷ". This gives the first, which the word lists are written in. NFC.
 */
export const oneSpelling = (text: string): string => swapped(text, LATE);

/** A text as pages may write it: in either spelling of tone marks, each in either Unicode form. */
export const spellings = (text: string): readonly string[] => {
  const both = [oneSpelling(text), swapped(text, EARLY)];
  return [...new Set(both.flatMap((each) => [each, each.normalize('NFD')]))];
};

/**
 * Folds what must not matter when names are compared: Unicode form, place of the tone mark, case, white space, the
 * kind of dash and of quotation mark.
 */
export const foldName = (text: string): string =>
  oneSpelling(text)
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

/** Matches a label whatever its case, spelling and Unicode form, with signs (arrows, stars, colons) around it. */
export const labelled = (...labels: readonly string[]): RegExp => {
  const forms = labels.flatMap(spellings);
  const body = forms.map((form) => literally(form.trim()).replace(/\s+/g, '\\s+')).join('|');
  return new RegExp(`^[^\\p{L}\\p{N}]*(?:${body})[^\\p{L}\\p{N}]*$`, 'iu');
};

/** Matches a text that holds one of the labels, whatever its case, spelling and Unicode form. */
export const holding = (...labels: readonly string[]): RegExp => {
  const forms = labels.flatMap(spellings);
  return new RegExp(forms.map((form) => literally(form.trim()).replace(/\s+/g, '\\s+')).join('|'), 'iu');
};
