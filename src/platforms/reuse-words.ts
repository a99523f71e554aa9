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
  /^(?:tiếp tục|soạn tiếp|kê khai tiếp|sửa|chỉnh sửa|cập nhật|hoàn thiện|bổ sung|mở)/,
);

export const removes: (name: string) => boolean = is(/^(?:xóa|xoá|gỡ|hủy|huỷ|rút|thu hồi)(?!\p{L})/u);

export const confirms: (name: string) => boolean = is(/^(?:xác nhận|đồng ý|có|xóa|xoá|ok|tiếp tục)$/);

/** Leaves a dialog as it is. */
export const closes: (name: string) => boolean = is(/^(?:đóng|hủy|huỷ|quay lại|close)$/);

/** Prints or hands out the filled form. */
export const prints: (name: string) => boolean = is(
  /^in(?: \p{L}+){0,2} (?:tờ khai|đơn|hồ sơ|phiếu|biểu mẫu)/u,
  /^(?:tải|xuất)(?: về)? (?:tờ khai|mẫu đơn|đơn|hồ sơ)(?! lên)/,
);

/** Leads to the citizen's store of data; the name in NĐ 45/2020 comes first. */
export const STORES: readonly ((name: string) => boolean)[] = [
  is(/kho dữ liệu/, /kho tài liệu/, /kho giấy tờ/, /kho (?:số|hồ sơ|kết quả)/),
  is(/hồ sơ điện tử/, /tài liệu (?:điện tử|của tôi)/, /giấy tờ (?:điện tử|của tôi)/),
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
