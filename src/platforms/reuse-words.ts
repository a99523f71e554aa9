import type { StoreEvidence } from '#src/model/filing.ts';
import { foldName } from './name-match.ts';

/*
 * Names of what citizens press to keep, find and throw away what they gave. The screens data have few of them,
 * so they are known by the words of the language.
 */

const is =
  (...patterns: readonly RegExp[]) =>
  (name: string): boolean => {
    const folded = foldName(name).replace(/^[^\p{L}]+/u, '');
    return patterns.some((pattern) => pattern.test(folded));
  };

/** Saves what was filled in so far and files nothing. */
export const savesDraft: (name: string) => boolean = is(
  /^lưu (?:bản |hồ sơ |tờ khai )?(?:nháp|tạm)/,
  /^lưu hồ sơ$/,
  /^lưu lại$/,
);

/** Leads to the dossiers under way; those of drafts alone come before all dossiers of the citizen. */
export const DRAFT_LISTS: readonly ((name: string) => boolean)[] = [
  is(/hồ sơ (?:đang soạn|lưu tạm|nháp|chưa nộp|chưa gửi|đang kê khai)/, /(?:bản|hồ sơ) nháp/),
  is(/hồ sơ (?:của tôi|cá nhân|đã nộp|đã tạo)/, /quản lý hồ sơ/, /danh sách hồ sơ/),
];

export const goesOnWithDraft: (name: string) => boolean = is(
  /^(?:tiếp tục|soạn tiếp|kê khai tiếp|sửa|chỉnh sửa|cập nhật|hoàn thiện|bổ sung|mở)(?!.*(?:nộp|gửi|thanh toán|ký))/,
);

/** Throws a draft away; of a dossier that is filed it would withdraw nothing. */
export const removesDraft: (name: string) => boolean = is(
  /^(?:xóa|gỡ)(?: bỏ)?(?! ?\p{L})/u,
  /^(?:xóa|gỡ)(?: bỏ)? (?:(?:bản )?(?:nháp|lưu tạm)|hồ sơ|tờ khai)(?!\p{L})/u,
  /^hủy (?:bản |hồ sơ )?(?:nháp|lưu tạm)(?!\p{L})/u,
);

/** Whether a part of a row says that the dossier is a draft; one that lacks its fee alone is none. */
export const saysDraft = (words: string): boolean =>
  /(?<!\p{L})(?:nháp|lưu tạm|đang soạn|đang kê khai)(?!\p{L})|(?<!\p{L})chưa (?:nộp|gửi)(?: hồ sơ)?(?! ?\p{L})/u.test(
    foldName(words),
  );

/** Whether a part of a row says that the dossier is with the office, or was. */
export const saysFiled = (words: string): boolean =>
  /(?<!\p{L})(?:đã (?:nộp|gửi|tiếp nhận|rút)|đang (?:xử lý|giải quyết)|chờ (?:tiếp nhận|xử lý|duyệt))(?!\p{L})/u.test(
    foldName(words),
  );

/** Opens what a row is about: nothing that files, sends or pays. */
export const opensDraft: (name: string) => boolean = is(
  /^(?:xem|chi tiết|mở|tiếp tục)(?!.*(?:nộp|gửi|thanh toán|ký))/u,
);

export const removes: (name: string) => boolean = is(/^(?:xóa|gỡ|hủy|rút|thu hồi)(?!\p{L})/u);

export const confirms: (name: string) => boolean = is(/^(?:xác nhận|đồng ý|có|xóa|ok|tiếp tục)$/);

/** Leaves a dialog as it is. */
export const closes: (name: string) => boolean = is(/^(?:đóng|hủy|quay lại|close)$/);

/** Prints or hands out the filled form. */
export const prints: (name: string) => boolean = is(
  /^in(?: \p{L}+){0,2} (?:tờ khai|đơn|hồ sơ|phiếu|biểu mẫu)/u,
  /^(?:tải|xuất)(?: về)? (?:tờ khai|mẫu đơn|đơn|hồ sơ)(?! lên)/,
);

/** Tells of a store, or has to do with one paper, and leads to none. */
const NO_WAY =
  /hướng dẫn|cẩm nang|quy chế|quy định|giới thiệu|tin tức|câu hỏi|là gì|[?!]|(?<!\p{L})lưu(?! trữ)(?!\p{L})|^(?:tải|lấy|chọn|nộp|gửi|tra cứu|tìm)(?!\p{L})/u;
/** Entries of menus are shorter than headlines. */
const LONGEST_ENTRY = 60;

const leadsTo = (...patterns: readonly RegExp[]): ((name: string) => boolean) => {
  const fits = is(...patterns);
  const tells = is(NO_WAY);
  return (name) => name.trim().length <= LONGEST_ENTRY && fits(name) && !tells(name);
};

const AT_FIRST = '^(?:(?:vào|mở|xem|quản lý|truy cập|thông tin) )?';
const STORE = 'kho (?:lưu trữ )?(?:dữ liệu|tài liệu|giấy tờ|số|hồ sơ|kết quả)(?!\\p{L})';
const FILES = '(?:hồ sơ điện tử|(?:tài liệu|giấy tờ) (?:điện tử|của tôi))(?!\\p{L})';

/** Leads to the citizen's store of data; the name in NĐ 45/2020 comes first, and what begins with it before what holds it. */
export const STORES: readonly ((name: string) => boolean)[] = [
  leadsTo(new RegExp(AT_FIRST + STORE, 'u')),
  leadsTo(new RegExp(AT_FIRST + FILES, 'u')),
  leadsTo(new RegExp(`(?<!\\p{L})${STORE}`, 'u')),
  leadsTo(new RegExp(`(?<!\\p{L})${FILES}`, 'u')),
];

const KINDS: readonly (readonly [StoreEvidence['kinds'][number], RegExp])[] = [
  ['copies', /bản sao.*chứng thực|chứng thực.*bản sao/],
  ['results', /kết quả/],
  ['components', /thành phần hồ sơ|giấy tờ riêng|giấy tờ (?:đã|được) (?:nộp|chấp nhận|số hóa)/],
  ['personal', /(?:dữ liệu|thông tin)(?: \p{L}+){0,2} (?:cá nhân|cơ bản|công dân)/u],
];

/** The kind of NĐ 45/2020 Art 16 that a heading or a mark names; null where it names none. Pure. */
export const storeKind = (words: string): StoreEvidence['kinds'][number] | null => {
  const folded = foldName(words);
  return KINDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
};
