import type { NoticeItem, SiteEvidence } from '#src/model/filing.ts';
import { NOTICE_ITEMS } from '#src/model/filing.ts';
import { foldName } from '../name-match.ts';
import { dayIn } from './day.ts';
import { helpIn } from './help-words.ts';

type Figure = SiteEvidence['statistics']['figures'][number];

/** Whether a foot of a page says who answers for the portal or where they sit, and how to reach them. */
export const tellsContact = (lines: readonly string[]): boolean => {
  const who = lines.some((line) =>
    /địa chỉ|trụ sở|cơ quan (?:chủ quản|quản lý|thường trực)|chịu trách nhiệm|đơn vị (?:chủ quản|quản lý|vận hành)|bản quyền (?:thuộc|của)/u.test(
      foldName(line),
    ),
  );
  const how = helpIn({ links: [], lines });
  return who && (how.includes('hotline') || how.includes('email'));
};

const FIGURES: readonly (readonly [Figure, RegExp])[] = [
  ['received', /tiếp nhận|đã nhận|hồ sơ nhận|hồ sơ mới/u],
  ['settled', /giải quyết|đã xử lý|đã trả|hoàn thành/u],
  ['on-time', /đúng hạn|trước hạn/u],
  ['satisfied', /hài lòng/u],
];
const NUMBER = /(?<![\d/.-])\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?(?:\s?%)?(?![\d/-])/u;

/**
 * Figures that a page publishes. `cells` are numbers of tables and tiles with what heads them; a word without a number
 * is none.
 */
export const figuresIn = (
  cells: readonly { readonly label: string; readonly value: string }[],
  lines: readonly string[],
): readonly Figure[] => {
  const numbered = [
    ...cells.filter(({ value }) => NUMBER.test(value)).map(({ label }) => foldName(label)),
    ...lines.flatMap((line, at) => {
      const folded = foldName(line);
      const beside = [lines[at - 1], lines[at + 1]].some((each) => /^[\d.,\s%]+$/u.test(each ?? ''));
      const withoutDays = folded.replace(/\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/g, ' ');
      return line.length < 200 && (NUMBER.test(withoutDays) || beside) ? [folded] : [];
    }),
  ];
  return FIGURES.filter(([, pattern]) => numbered.some((label) => pattern.test(label))).map(
    ([figure]) => figure,
  );
};

/** The day up to which a page's figures are told; null where it names none beside such words. */
export const updatedOnIn = (lines: readonly string[]): string | null => {
  for (const [at, line] of lines.entries()) {
    const folded = foldName(line);
    const told = /cập nhật|tính đến|số liệu (?:đến|ngày|tính)|đến ngày|thời điểm/u.exec(folded);
    if (told === null) continue;
    const day = dayIn(folded.slice(told.index)) ?? dayIn(lines[at + 1] ?? '');
    if (day !== null) return day;
  }
  return null;
};

const ITEMS: Readonly<Record<NoticeItem, RegExp>> = {
  purposes: /mục đích/u,
  data: /(?:loại|các|những|phạm vi) (?:dữ liệu|thông tin)|(?:dữ liệu|thông tin)(?: cá nhân)? (?:được|mà)(?: \p{L}+){0,3} (?:thu thập|xử lý)|thu thập(?: \p{L}+){0,4} (?:họ (?:và )?tên|số định danh|căn cước)/u,
  controller:
    /bên (?:kiểm soát|xử lý)|(?:cơ quan|đơn vị|tổ chức) (?:kiểm soát|chủ quản|quản lý|chịu trách nhiệm|xử lý dữ liệu)/u,
  rights: /quyền (?:của|và nghĩa vụ|được|truy cập|chỉnh sửa|rút|xóa|khiếu nại)|rút lại (?:sự )?đồng ý/u,
  contact: /(?<!\p{L})(?:liên hệ|đầu mối)(?!\p{L})/u,
  retention:
    /(?:thời gian|thời hạn|thời điểm)(?: \p{L}+){0,3} (?:lưu|xử lý|xóa|kết thúc)|lưu (?:trữ|giữ)(?: \p{L}+){0,6} (?:trong|đến|\d)/u,
};

/** What a notice on personal data tells (Nghị định 13/2023/NĐ-CP Điều 13 and Luật 91/2025/QH15). */
export const noticeItemsIn = (lines: readonly string[]): readonly NoticeItem[] => {
  const folded = lines.map(foldName);
  return NOTICE_ITEMS.filter((item) =>
    folded.some((line, at) => {
      // A number or an address is a way to reach somebody; the kinds of data only name them.
      if (item === 'contact' && helpIn({ links: [], lines: [line] }).length > 0) return true;
      if (!ITEMS[item].test(line)) return false;
      // A heading alone promises what the next line holds.
      const heading = line.split(' ').length <= 10 && !/[:.]\s*[\p{L}\d]/u.test(line);
      return !heading || /\p{L}{2}|@|\d{4}/u.test(folded[at + 1] ?? '');
    }),
  );
};

/** What the notice on personal data is called. */
export const isNoticeName = (text: string): boolean => {
  const folded = foldName(text);
  return (
    folded.length < 160 &&
    /dữ liệu cá nhân|quyền riêng tư|(?:bảo vệ|bảo mật|xử lý)(?: \p{L}+){0,2} thông tin|chính sách bảo mật|privacy/u.test(
      folded,
    )
  );
};
