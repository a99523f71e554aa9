/** State of a date field made of three segments, filled by key presses alone. */
export type DateSegments = {
  /** Digits typed so far: day, month, year. */
  readonly parts: readonly [string, string, string];
  readonly at: 0 | 1 | 2;
};

export const EMPTY_DATE: DateSegments = { parts: ['', '', ''], at: 0 };

const LENGTHS = [2, 2, 4] as const;
const NAMES = ['dd', 'MM', 'yyyy'] as const;
/** A first digit above it can only be the whole number. */
const LARGEST_FIRST_DIGIT = [3, 1, 9] as const;

/** The state that shows a day, `YYYY-MM-DD`; empty for anything else. */
export const dateOf = (iso: string): DateSegments => {
  const [year = '', month = '', day = ''] = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso.split('-') : [];
  return { parts: [day, month, year], at: 0 };
};

/** The state after a key; the same object where the key means nothing here. */
export const pressKey = (state: DateSegments, key: string): DateSegments => {
  const { parts, at } = state;
  const typed = parts[at];
  if (/^\d$/.test(key)) {
    const digits = typed.length === LENGTHS[at] ? key : typed + key;
    const isWhole =
      digits.length === LENGTHS[at] || (digits.length === 1 && Number(key) > LARGEST_FIRST_DIGIT[at]);
    return {
      parts: replaced(parts, at, isWhole ? digits.padStart(LENGTHS[at], '0') : digits),
      at: isWhole ? next(at) : at,
    };
  }
  if (key === 'Backspace' || key === 'Delete')
    return typed === '' ? { parts, at: previous(at) } : { parts: replaced(parts, at, ''), at };
  if (key === 'Home') return { parts, at: 0 };
  if (key === 'ArrowLeft') return { parts, at: previous(at) };
  if (key === 'ArrowRight') return { parts, at: next(at) };
  // A separator ends a segment that is begun; a finished one has led on already.
  if (key === '/' && typed.length > 0 && typed.length < LENGTHS[at] && at < 2)
    return { parts: replaced(parts, at, typed.padStart(2, '0')), at: next(at) };
  return state;
};

/** What the field shows: typed segments padded, untyped ones by their names. */
export const shownDate = ({ parts }: DateSegments): string =>
  parts.map((part, at) => (part === '' ? NAMES[at] : part.padStart(LENGTHS[at] ?? 2, '0'))).join('/');

/** `yyyy-MM-dd`; empty unless all three segments make a real day. */
export const isoDate = ({ parts: [day, month, year] }: DateSegments): string => {
  if (year.length < 4) return '';
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1;
  return isReal ? date.toISOString().slice(0, 10) : '';
};

/** Where the current segment stands in what is shown: first and past-last character. */
export const segmentRange = ({ at }: DateSegments): readonly [number, number] =>
  at === 0 ? [0, 2] : at === 1 ? [3, 5] : [6, 10];

const next = (at: 0 | 1 | 2): 0 | 1 | 2 => (at === 0 ? 1 : 2);
const previous = (at: 0 | 1 | 2): 0 | 1 | 2 => (at === 2 ? 1 : 0);
const replaced = (parts: DateSegments['parts'], at: 0 | 1 | 2, value: string): DateSegments['parts'] => [
  at === 0 ? value : parts[0],
  at === 1 ? value : parts[1],
  at === 2 ? value : parts[2],
];
