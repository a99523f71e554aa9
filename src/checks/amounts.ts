/** How two writings of one thing stand to each other; unknown where one says nothing that can be compared. */
export type Likeness = 'same' | 'differs' | 'unknown';

const MONEY =
  /(?<![\d.,])(\d{1,3}(?:[.,\s]\d{3}){1,4}|\d{1,12})\s{0,3}(?:(nghìn|ngàn|triệu)\s{0,3})?(?:việt nam\s{0,3})?(?:đồng|vnđ|vnd|đ|₫)(?!\p{L})/giu;
const FREE =
  /miễn (?:phí|lệ phí)|không (?:thu|mất|có|phải nộp) (?:phí|lệ phí|tiền)|^\s{0,9}không(?: có)?\s{0,9}\.?\s{0,9}$/iu;
/** Free where one files online, whatever it costs at the counter. */
const FREE_ONLINE =
  /(?:miễn|không (?:thu|mất))[^.;]{0,60}trực tuyến|trực tuyến[^.;]{0,40}(?:miễn|không (?:thu|mất))/iu;
/** So much a page, a copy or a head, or so many per cent less: what is due depends on what is filed. */
const VARIES =
  /\/\s{0,3}(?:trang|bản|tờ|người)(?!\p{L})|(?:mỗi|một) (?:trang|bản|người)(?!\p{L})|\d\s{0,3}%/iu;
const FACTORS: Readonly<Record<string, number>> = { nghìn: 1000, ngàn: 1000, triệu: 1_000_000 };

/** Whether a text names a rate and not what is due. */
export const variesWithUse = (text: string): boolean => VARIES.test(text.normalize('NFC'));

/** Amounts of money that a text names, in đồng; 0 where it says that nothing is due, none where it says neither. */
export const amountsIn = (text: string): ReadonlySet<number> => {
  const plain = text.normalize('NFC').toLowerCase();
  const named = [...plain.matchAll(MONEY)].map(
    ([, digits, factor]) => Number((digits ?? '').replace(/\D/g, '')) * (FACTORS[factor ?? ''] ?? 1),
  );
  if (named.length === 0) return new Set(FREE.test(plain) ? [0] : []);
  return new Set(FREE_ONLINE.test(plain) ? [...named, 0] : named);
};

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};
/** Neither a day of the calendar (13 tháng 11) nor the time of a clock (sau 15 giờ) is a length. */
const TIME =
  /(?<!\p{L})(?<!\d)(?<!ngày\s{1,3})(?<!(?:sau|trước|lúc|vào)\s{1,3}(?=(?:1?\d|2[0-3])\s{0,3}giờ))(\d{1,5}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s{0,3}(?:\([^()]{0,40}\)\s{0,3})?(phút|giờ|ngày|tuần|tháng)(?:\s{0,3}\(?\s{0,3}(làm việc))?/giu;
const SAME_DAY = /(?:ngay )?trong ngày|ngay khi|trả ngay/iu;

/** Lengths of time that a text names, such as `7 ngày làm việc`, numbers written one way. */
export const timesIn = (text: string): ReadonlySet<string> => {
  const plain = text.normalize('NFC').toLowerCase();
  const named = [...plain.matchAll(TIME)].map(([, count = '', unit = '', working]) =>
    [NUMBER_WORDS[count] ?? Number(count), unit, working].filter((part) => part !== undefined).join(' '),
  );
  return new Set(named.length === 0 && SAME_DAY.test(plain) ? ['trong ngày'] : named);
};

const HOURS_A_DAY = 24;
const WORKING_HOURS_A_DAY = 8;

/** A length of time: in working days alone, and the hours between which it lies. */
type Span = { readonly workingDays: number | null; readonly hours: readonly [number, number] };

/** Weekends and a holiday or two may stand between working days; the last of them ends with its hours. */
const ofWorkingDays = (days: number): Span => ({
  workingDays: days,
  hours: [
    days <= 1 ? WORKING_HOURS_A_DAY * days : HOURS_A_DAY * (days - 1) + WORKING_HOURS_A_DAY,
    HOURS_A_DAY * (1.4 * days + 4),
  ],
});

const spanOf = (time: string): Span => {
  const [first = '', unit = '', working] = time.split(' ');
  const count = Number(first);
  const exactly = (hours: number): Span => ({ workingDays: null, hours: [hours, hours] });
  if (Number.isNaN(count)) return { workingDays: null, hours: [0, HOURS_A_DAY] };
  switch (unit) {
    case 'phút':
      return exactly(count / 60);
    case 'giờ':
      return working === undefined ? exactly(count) : ofWorkingDays(count / WORKING_HOURS_A_DAY);
    case 'tuần':
      return working === undefined ? exactly(7 * HOURS_A_DAY * count) : ofWorkingDays(5 * count);
    case 'tháng':
      return { workingDays: null, hours: [28 * HOURS_A_DAY * count, 31 * HOURS_A_DAY * count] };
    default:
      return working === undefined ? exactly(HOURS_A_DAY * count) : ofWorkingDays(count);
  }
};

const areApart = (left: Span, right: Span): boolean =>
  left.workingDays !== null && right.workingDays !== null
    ? left.workingDays !== right.workingDays
    : left.hours[1] < right.hours[0] || right.hours[1] < left.hours[0];

/** How two texts' lengths of time, see `timesIn`, stand to each other: 5 working days are 40 working hours. */
export const timeLikeness = (left: string, right: string): Likeness => {
  const [own, others] = [timesIn(left), timesIn(right)];
  const found = likeness(own, others);
  if (found !== 'differs') return found;
  const spans = [...others].map(spanOf);
  return [...own].map(spanOf).every((one) => spans.every((other) => areApart(one, other)))
    ? 'differs'
    : 'unknown';
};

/** The same values are the same; none in common is a difference; what overlaps may be told for other cases. */
export const likeness = <T>(left: ReadonlySet<T>, right: ReadonlySet<T>): Likeness => {
  if (left.size === 0 || right.size === 0) return 'unknown';
  const common = [...left].filter((each) => right.has(each)).length;
  if (common === left.size && common === right.size) return 'same';
  return common === 0 ? 'differs' : 'unknown';
};
