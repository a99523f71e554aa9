const CURRENCY = '(?:₫|đồng|vnđ|vnd|đ(?![\\p{L}]))';
const SPACE = '[ \\u00a0\\u2009\\u202f]';
/** `10000`, `10.000`, `10,000`, `10 000`, each with decimals that đồng do not have. */
const NUMBER = `\\d{1,3}(?:(?:[.,]|${SPACE})\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?`;
const SCALE = '(?:nghìn|ngàn|triệu|tỷ|tỉ)';

const AMOUNT = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?:(?<head>${CURRENCY}):?\\s*)?(?<number>${NUMBER})(?![\\d])\\s*(?<scale>${SCALE}(?!\\p{L}))?\\s*(?<tail>${CURRENCY})?`,
  'giu',
);
const SCALES: Readonly<Record<string, number>> = {
  nghìn: 1_000,
  ngàn: 1_000,
  triệu: 1_000_000,
  tỷ: 1_000_000_000,
  tỉ: 1_000_000_000,
};

/** Đồng in a written number; null where it has a part of a đồng or groups that are none. */
const valueOf = (written: string, scale: number): number | null => {
  const plain = written.replace(/\s/gu, '\u00a0');
  const grouped = /^(\d{1,3})((?:[.,\u00a0]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (grouped !== null) {
    const separators = new Set([...(grouped[2] ?? '')].filter((sign) => !/\d/.test(sign)));
    // `1,5 triệu` has decimals; `1.500 nghìn` has not.
    if (separators.size > 1 || /[1-9]/.test(grouped[3] ?? '')) return null;
    const value = Number(`${grouped[1] ?? ''}${(grouped[2] ?? '').replace(/\D/g, '')}`) * scale;
    return Number.isSafeInteger(value) ? value : null;
  }
  const simple = /^(\d+)(?:[.,](\d+))?$/.exec(plain);
  if (simple === null) return null;
  const decimals = simple[2] ?? '';
  const digits = `${simple[1] ?? ''}${decimals}`;
  const value = (Number(digits) * scale) / 10 ** decimals.length;
  return Number.isSafeInteger(value) ? value : null;
};

/**
 * Amounts in đồng that a text names, in its order. `assumed`: a number without a currency counts too, as behind the
 * label of an amount.
 */
export const amountsVnd = (
  text: string,
  { assumed = false }: { assumed?: boolean } = {},
): readonly number[] =>
  [...text.normalize('NFC').matchAll(AMOUNT)].flatMap(({ groups }) => {
    const { head, number = '', scale, tail } = groups ?? {};
    if (!assumed && head === undefined && tail === undefined) return [];
    const value = valueOf(number, SCALES[scale?.toLowerCase() ?? ''] ?? 1);
    return value === null ? [] : [value];
  });
