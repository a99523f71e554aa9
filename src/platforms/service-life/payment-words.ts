import type { PaymentEvidence } from '#src/model/filing.ts';
import { foldName } from '../name-match.ts';
import { amountsVnd } from './money.ts';

type Labelled = { readonly label: string; readonly value: string };
export type PaymentFacts = Pick<PaymentEvidence, 'amountVnd' | 'reference' | 'chargesShown'>;

/** What an intermediary takes for itself: no part of the fee. */
const CHARGE =
  /(?:phí|cước) (?:dịch vụ|giao dịch|tiện ích|trung gian|thanh toán|xử lý|chuyển|thu hộ|phát|thu gom)/u;
const AMOUNT = /^(?:số tiền|(?:mức )?(?:phí|lệ phí)|thành tiền|tiền (?:phí|lệ phí))(?!\p{L})/u;
const TOTAL = /^tổng(?: \p{L}+){0,5}$/u;
const REFERENCE =
  /^(?:mã (?:tham chiếu|giao dịch|thanh toán|hóa đơn|đơn hàng|biên lai|khoản (?:thu|phí))|số (?:biên lai|tham chiếu|hóa đơn)|nội dung (?:thanh toán|chuyển khoản))(?!\p{L})/u;
const FREE = /miễn phí|không (?:thu|mất|tính|phải (?:nộp|trả))/u;

const bare = (label: string): string =>
  foldName(label)
    .replace(/\(.*?\)/g, '')
    .replace(/[\s:*]+$/u, '')
    .trim();

/** What a payment page tells before a provider is chosen. */
export const paymentFacts = (labelled: readonly Labelled[], lines: readonly string[]): PaymentFacts => {
  const inLines = lines.flatMap((line): Labelled[] => {
    const match = /^([^:]{3,60}):\s*(\S.*)$/u.exec(line);
    return match === null ? [] : [{ label: match[1] ?? '', value: match[2] ?? '' }];
  });
  const all = [...labelled, ...inLines].filter(({ value }) => value.length < 200);
  const amounts = (heads: RegExp): readonly number[] => [
    ...new Map(
      all
        .filter(({ label }) => heads.test(bare(label)) && !CHARGE.test(bare(label)))
        .flatMap(({ label, value }) => {
          const [amount] = amountsVnd(value, { assumed: /^\D{0,4}[\d.,\s]+\D{0,6}$/u.test(value) });
          const free = FREE.test(foldName(value)) ? 0 : null;
          return amount === undefined && free === null ? [] : [[bare(label), amount ?? free ?? 0] as const];
        }),
    ).values(),
  ];
  const own = amounts(AMOUNT);
  const [total] = amounts(TOTAL);
  const sum = own.reduce((one, other) => one + other, 0);
  const reference = all.find(({ label, value }) => REFERENCE.test(bare(label)) && /\d/.test(value))?.value;
  return {
    amountVnd: own.length > 1 && total === sum ? total : (own[0] ?? total ?? null),
    reference: reference ?? null,
    chargesShown: [...lines, ...labelled.map(({ label, value }) => `${label}: ${value}`)].some((line) => {
      const folded = foldName(line);
      const at = CHARGE.exec(folded);
      if (at === null || folded.length > 300) return false;
      const told = folded.slice(at.index);
      return amountsVnd(told).length > 0 || FREE.test(told) || /\d(?:[.,]\d+)? ?%/u.test(told);
    }),
  };
};

const UNPAID =
  /(?<!\p{L})(?:chưa (?:được )?(?:thanh toán|nộp|hoàn tất)|(?:thanh toán|giao dịch)(?: \p{L}+){0,2} (?:không thành công|thất bại|bị (?:từ chối|hủy)|chưa hoàn tất|đã (?:bị )?(?:hủy|hết hạn)|hết hạn)|chờ thanh toán)/u;
const PAID =
  /(?<!\p{L})(?:đã (?:được )?thanh toán|(?:thanh toán|giao dịch|nộp phí)(?: \p{L}+){0,3} thành công|đã nộp (?:phí|lệ phí))/u;

/** What a portal tells of a payment; under its label, else in a short line. */
export const paymentTold = (
  labelled: readonly Labelled[],
  lines: readonly string[],
): NonNullable<PaymentEvidence['told']> => {
  const under = labelled
    .filter(({ label }) =>
      /trạng thái|tình trạng|kết quả (?:thanh toán|giao dịch)|^(?:phí|lệ phí)/u.test(bare(label)),
    )
    .map(({ value }) => value);
  for (const texts of [under, lines]) {
    const short = texts.filter((text) => text.length < 120).map(foldName);
    const unpaid = short.some((text) => UNPAID.test(text));
    const paid = short.some((text) => PAID.test(text.replace(UNPAID, ' ')));
    if (unpaid !== paid) return paid ? 'paid' : 'unpaid';
    if (unpaid && paid) return 'nothing';
  }
  return 'nothing';
};
