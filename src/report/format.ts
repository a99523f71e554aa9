import type { Threshold } from '#src/model/check.ts';
import type { Text } from '#src/model/text.ts';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;

const both = (write: (locale: string) => string): Text => ({ vi: write(LOCALES.vi), en: write(LOCALES.en) });

const same = (text: string): Text => ({ vi: text, en: text });

const NO_VALUE: Text = { vi: 'không có', en: 'none' };

/** Rounded to at most `digits` decimals, with each language's marks. */
export function number(value: number, digits = 0): Text {
  return both((locale) => value.toLocaleString(locale, { maximumFractionDigits: digits }));
}

/** A share of 0–1 as whole per cent. Above 0 it never reads 0, below 1 never 100. */
export function percent(share: number): Text {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return same('<1 %');
  if (whole === 100 && share < 1) return same('>99 %');
  return same(`${whole} %`);
}

/** Milliseconds as a reader says them: 350 ms, 1.2 s, 3 min 5 s. */
export function duration(milliseconds: number): Text {
  if (milliseconds < 1000) return same(`${Math.round(milliseconds)} ms`);
  if (milliseconds < 120_000) {
    const seconds = number(milliseconds / 1000, 1);
    return { vi: `${seconds.vi} s`, en: `${seconds.en} s` };
  }
  const seconds = Math.round(milliseconds / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return { vi: `${minutes} phút ${rest} giây`, en: `${minutes} min ${rest} s` };
}

export function bytes(count: number | null): Text {
  if (count === null) return NO_VALUE;
  if (count < 1000) return same(`${count} B`);
  const kilobytes = number(count / 1000, count < 10_000 ? 1 : 0);
  return { vi: `${kilobytes.vi} kB`, en: `${kilobytes.en} kB` };
}

/** A moment in Vietnam's time (UTC+7, no summer time), to the minute. */
export function moment(iso: string): Text {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return same(iso);
  const written = (locale: string, options: Intl.DateTimeFormatOptions): string =>
    at.toLocaleString(locale, { ...options, timeZone: 'Asia/Ho_Chi_Minh' });
  const time = written(LOCALES.en, { hour: '2-digit', minute: '2-digit' });
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return {
    vi: `${time} ngày ${written(LOCALES.en, day)} (giờ Việt Nam)`,
    en: `${written(LOCALES.en, { ...day, month: 'long' })}, ${time} (UTC+7)`,
  };
}

const UNITS: Readonly<Record<string, Text>> = {
  count: same(''),
  clicks: { vi: 'lần bấm', en: 'clicks' },
  h: { vi: 'giờ', en: 'h' },
  d: { vi: 'ngày', en: 'd' },
  score: { vi: 'điểm', en: 'points' },
  level: { vi: 'mức', en: 'level' },
};

/** A measured value in a criterion's unit (`s`, `%`, `of 4`, `count`, `boolean` …); null reads "not measured". */
export function measured(value: number | boolean | null, unit: string): Text {
  if (value === null) return { vi: 'chưa đo', en: 'not measured' };
  if (typeof value === 'boolean' || unit === 'boolean') {
    return value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' };
  }
  const amount = number(value, Math.abs(value) < 10 ? 2 : 1);
  const of = /^of (\d+)$/.exec(unit);
  if (of) return { vi: `${amount.vi} trên ${of[1]}`, en: `${amount.en} of ${of[1]}` };
  const name = UNITS[unit] ?? same(unit);
  return { vi: `${amount.vi} ${name.vi}`.trim(), en: `${amount.en} ${name.en}`.trim() };
}

const OPERATORS = { '<=': '≤', '>=': '≥', '==': '=', 'n/a': '' } as const;

/** The pass mark: "≤ 10 s"; without an operator, that there is none. */
export function passMark(threshold: Threshold): Text {
  if (threshold.operator === 'n/a' || threshold.value === null) {
    return { vi: 'không có ngưỡng', en: 'no pass mark' };
  }
  const value = measured(threshold.value, threshold.unit);
  const operator = OPERATORS[threshold.operator];
  return { vi: `${operator} ${value.vi}`, en: `${operator} ${value.en}` };
}
