/** How two writings of one thing stand to each other; unknown where one says nothing that can be compared. */
export type Likeness = 'same' | 'differs' | 'unknown';

const MONEY =
  /(?<![\d.,])(\d{1,3}(?:[.,\s]\d{3}){1,4}|\d{1,12})\s{0,3}(?:(nghìn|ngàn|triệu)\s{0,3})?(?:việt nam\s{0,3})?(?:đồng|vnđ|vnd|đ|₫)(?!\p{L})/giu;
const FREE =
  /miễn (?:phí|lệ phí)|không (?:thu|mất|có|phải nộp) (?:phí|lệ phí|tiền)|^\s{0,9}không(?: có)?\s{0,9}\.?\s{0,9}$/iu;
const FACTORS: Readonly<Record<string, number>> = { nghìn: 1000, ngàn: 1000, triệu: 1_000_000 };

/** Amounts of money that a text names, in đồng; 0 where it says that nothing is due, none where it says neither. */
export const amountsIn = (text: string): ReadonlySet<number> => {
  const plain = text.normalize('NFC').toLowerCase();
  const named = [...plain.matchAll(MONEY)].map(
    ([, digits, factor]) => Number((digits ?? '').replace(/\D/g, '')) * (FACTORS[factor ?? ''] ?? 1),
  );
  return new Set(named.length === 0 && FREE.test(plain) ? [0] : named);
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

/** The same values are the same; none in common is a difference; what overlaps may be told for other cases. */
export const likeness = <T>(left: ReadonlySet<T>, right: ReadonlySet<T>): Likeness => {
  if (left.size === 0 || right.size === 0) return 'unknown';
  const common = [...left].filter((each) => right.has(each)).length;
  if (common === left.size && common === right.size) return 'same';
  return common === 0 ? 'differs' : 'unknown';
};
