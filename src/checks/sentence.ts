import type { Language, Text } from '#src/model/text.ts';

/** Writes a number as people of one language write it, with at most 3 digits after the point (default 1). */
export type Figure = (value: number, digits?: number) => string;

const FORMATS: { readonly [L in Language]: Intl.NumberFormat } = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 }),
};

const figure =
  (language: Language): Figure =>
  (value, digits = 1) =>
    FORMATS[language].format(Number(value.toFixed(digits)));

/** One sentence in both languages, its numbers written as each language writes them. */
export const say = (write: { readonly [L in Language]: (n: Figure) => string }): Text => ({
  vi: write.vi(figure('vi')).normalize('NFC'),
  en: write.en(figure('en')),
});
