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
