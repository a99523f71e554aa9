import { literally } from './name-match.ts';

/**
 * Shapes of dossier codes (dossierCodeShapes of the screens data): `H<nn>.<unit>-<yymmdd>-<nnnn>` and
 * `G22.99.08-<yymmdd>-<6 digits>`. Procedure numbers (`1.004946.000.00.00.H51`) do not fit.
 */
const CODE = /(?<![\w.-])[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d{6}-\d{3,8}(?![\w-])/g;

/** A value beside the label of the code, of whatever shape: letters and digits with dots, dashes, slashes. */
const AFTER_LABEL =
  /(?:mã hồ sơ|số hồ sơ)(?: của bạn| là)?\s*:?\s*((?=[\w./-]*\d)[A-Z0-9][A-Z0-9./-]{5,39})(?![\w@])/giu;

/** Every dossier code in a visible text, in order and each once. */
export const dossierCodes = (text: string): readonly string[] => {
  const plain = text.normalize('NFC');
  const byShape = [...plain.matchAll(CODE)].map((match) => match[0]);
  const byLabel = [...plain.matchAll(AFTER_LABEL)].map((match) => (match[1] ?? '').replace(/[./-]+$/, ''));
  return [...new Set([...byShape, ...byLabel])].filter((code) => code !== '');
};

/** The first code that was not on the page before; null where there is none. */
export const newDossierCode = (text: string, before: readonly string[]): string | null =>
  dossierCodes(text).find((code) => !before.includes(code)) ?? null;

/**
 * A pattern where it is no part of a longer code. A word may stand right beside it: texts of cells and entries follow
 * each other without a space.
 */
const apart = (pattern: string, code: string): string =>
  `(?<![A-Z\\d./-])${pattern}(?![${/\d$/.test(code) ? '' : 'A-Z'}\\d/-]|\\.\\w)`;

/** Matches this code where it is no part of a longer one. */
export const wholeCode = (code: string): RegExp => new RegExp(apart(literally(code), code), 'u');

/** Codes that look like this one, whatever shapes are known: the same signs, with other letters and digits. */
const alike = (code: string): RegExp => {
  // Without a sign between its parts a code is told from other words and numbers by its length.
  const parts = /[./-]/.test(code);
  const shape = literally(code)
    .replace(/\d+/g, (digits) => (parts ? '\\d+' : `\\d{${digits.length}}`))
    .replace(/[A-Z]+/g, (letters) => (parts ? '[A-Z]+' : `[A-Z]{${letters.length}}`));
  return new RegExp(apart(shape, code), 'gu');
};

/** Whether a text names this dossier and, as far as codes tell, no other. */
export const speaksOfOnly = (text: string, code: string): boolean =>
  wholeCode(code).test(text) && !namesAnother(text, code);

/** Whether a text holds the code of another dossier. */
export const namesAnother = (text: string, code: string): boolean =>
  [...dossierCodes(text), ...[...text.matchAll(alike(code))].map(([found]) => found)].some(
    (each) => !code.includes(each) && !wholeCode(code).test(each),
  );
