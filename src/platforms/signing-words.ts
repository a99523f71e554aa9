import type { SigningWay } from '#src/model/signing.ts';
import { foldName } from './name-match.ts';

/** What the signing screens of the real platforms are called (groups `signing` and `edoc` of the screens data). */
export const SIGNING_WORDS = {
  store: ['Hồ sơ điện tử', 'Kho dữ liệu điện tử', 'Kho tài liệu điện tử cá nhân'],
  newDocument: ['Tải tài liệu mới'],
  name: ['Tên giấy tờ'],
  file: ['File đính kèm', 'Tệp tin'],
  provider: ['Đơn vị ký số'],
  sign: ['Ký số'],
  eForm: ['Nhập thông tin trực tuyến'],
  waiting: ['Thông báo chờ xử lý'],
  acknowledge: ['OK'],
  goOn: ['Ký số', 'Xác nhận', 'Đồng ý'],
  keep: ['Lưu'],
  add: ['Thêm', 'Cập nhật', 'Lưu'],
  close: ['Đóng', 'OK'],
  back: ['Quay lại'],
  fetch: ['Tải tệp', 'Tải về'],
  person: ['Cá nhân'],
  organisation: ['Tổ chức'],
  results: ['Kết quả giải quyết'],
} as const;

/** Names of providers and devices tell the way; most specific first. */
const WAYS: readonly (readonly [SigningWay, RegExp])[] = [
  ['token', /\b(?:usb|token|plug-?in)\b/],
  ['e-id', /vneid|định danh điện tử/],
  ['sim', /\bsim\b/],
  ['remote', /từ xa|smart ?ca|mysign|remote|cloud/],
];

/** How a provider of this name signs. */
export const signingWay = (name: string): SigningWay =>
  WAYS.find(([, pattern]) => pattern.test(foldName(name)))?.[0] ?? 'other';

/** Ways in the order in which a citizen without a token would choose. */
const PREFERENCE: readonly SigningWay[] = ['remote', 'e-id', 'other', 'sim', 'token'];

/**
 * Indices of providers in the order in which to try them; a token only where there is nothing else, because the
 * machine that walks has none.
 */
export const providersInOrder = (ways: readonly SigningWay[]): readonly number[] => {
  const order = PREFERENCE.flatMap((way) => ways.flatMap((each, index) => (each === way ? [index] : [])));
  const remote = order.filter((index) => ways[index] !== 'token');
  return remote.length > 0 ? remote : order.slice(0, 1);
};

const SUCCESS = /(?<!không )(?:thành công|đã(?: được)? ký)|\b(?:success(?:ful|fully)?|signed|completed)\b/;
const FAILURE =
  /không|từ chối|lỗi|\b(?:fail(?:ed|ure)?|reject(?:ed)?|declined?|error|denied|cancel(?:l?ed)?|invalid|timeout|expired)\b/;
const REFUSAL = /từ chối|\b(?:reject(?:ed)?|declined?|denied|cancel(?:l?ed)?)\b/;
const UNDER_WAY =
  /^[^\p{L}]*(?:đang\s|vui lòng|please)|chờ xử lý|gửi[^.]*yêu cầu|yêu cầu[^.]*gửi|\b(?:waiting|pending|processing)\b/u;

/** What a message after a signing tells; null where it tells no result. */
export const resultTold = (text: string): 'success' | 'refusal' | 'failure' | null => {
  const folded = foldName(text);
  if (UNDER_WAY.test(folded)) return null;
  if (REFUSAL.test(folded)) return 'refusal';
  if (/\bnot (?:be )?(?:signed|completed|success)/.test(folded)) return 'failure';
  if (SUCCESS.test(folded) && !/(?:không|chưa)[^.]*thành công/.test(folded)) return 'success';
  return FAILURE.test(folded) ? 'failure' : null;
};

/** Whether a message is about signing at all, so that a line anywhere on the page counts as its result. */
export const speaksOfSigning = (text: string): boolean =>
  /ký số|chữ ký|đã(?: được)? ký|ký (?:thành công|không)|\bsign(?:ed|ing|ature)?\b/.test(foldName(text));

/** Marks of Vietnamese letters and tones, and the barred d. */
const MARKS = /[\u0300-\u0303\u0306\u0309\u031b\u0323\u0111]/giu;

/** Whether a text is Vietnamese: hardly three words of it stand without a mark. */
export const isVietnamese = (text: string): boolean =>
  (text.toLowerCase().normalize('NFD').match(MARKS)?.length ?? 0) >= 2;

const DATE = /\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})\b/g;

/**
 * Which particulars of a certificate stand in the lines of the block that shows it.
 * @param holders names that the signer may carry
 */
export const certificateShown = (
  lines: readonly string[],
  holders: readonly string[],
): { readonly signer: boolean; readonly issuer: boolean; readonly validity: boolean } => {
  const folded = lines.map(foldName);
  const names = holders.map(foldName);
  const whole = folded.join('\n');
  return {
    signer: names.some((name) => name !== '' && whole.includes(name.slice(0, LONGEST_NAME).trim())),
    issuer: lines.some(
      (line, at) =>
        /(?<!\p{L})CA(?!\p{L})/u.test(line) ||
        (/(?:nơi|đơn vị|tổ chức|cơ quan) (?:cấp|cung cấp|chứng thực)|\bissuer\b/.test(folded[at] ?? '') &&
          valueAt(folded, at)),
    ),
    validity: folded.some(
      (line, at) =>
        /hiệu lực|thời hạn|hết hạn|\bvalid(?:ity)?\b/.test(line) &&
        `${line} ${folded[at + 1] ?? ''}`.match(DATE) !== null,
    ),
  };
};

/** Characters of a common name that a certificate has room for (ub-common-name, RFC 5280 Appendix A): firms have longer ones. */
const LONGEST_NAME = 64;

/** Whether a label's line or the one after it holds a value. */
const valueAt = (lines: readonly string[], at: number): boolean =>
  /:\s*\S/.test(lines[at] ?? '') || /\p{L}/u.test(lines[at + 1] ?? '');
