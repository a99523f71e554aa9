import type { DocumentKind } from '#src/model/datum.ts';
import { foldName } from './name-match.ts';

/** The first that fits counts. Names of papers as the decrees and circulars of the essential services write them. */
const KINDS: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'declaration',
    /^(?:\d{1,2}[.)]\s*)?(?:bản (?:chính |sao )?)?(?:tờ khai|đơn|phiếu|mẫu (?:đơn|tờ khai)|giấy đề nghị)(?!\p{L})/u,
  ],
  ['power-of-attorney', /ủy quyền/],
  [
    'residence-confirmation',
    /ct ?0?[78](?!\d)|xác nhận (?:thông tin (?:về )?|nơi )?cư trú|thông tin (?:về )?(?:nơi )?cư trú/,
  ],
  ['household-book', /sổ (?:hộ khẩu|tạm trú)/],
  ['residence-proof', /chỗ ở hợp pháp|chứng minh (?:về )?chỗ ở/],
  ['marital-status', /tình trạng hôn nhân/],
  ['marriage-certificate', /(?:chứng nhận|trích lục|đăng ký) kết hôn/],
  ['birth-notice', /chứng sinh/],
  ['birth-certificate', /khai sinh/],
  ['death-notice', /báo tử/],
  ['business-licence', /đăng ký (?:doanh nghiệp|kinh doanh|hộ kinh doanh)|giấy phép kinh doanh/],
  ['health-insurance-card', /bảo hiểm y tế|(?<!\p{L})bhyt(?!\p{L})/u],
  [
    'id-card',
    /căn cước|(?<!\p{L})(?:cccd|cmnd)(?!\p{L})|chứng minh nhân dân(?! (?:9 số|cũ))|giấy tờ tùy thân/u,
  ],
  ['photo', /(?<!\p{L})ảnh (?:chân dung|thẻ|màu|cỡ|\d)|(?:\d ?x ?\d)\s*cm/u],
];

/** Kind of the paper that these words name. Pure. */
export const documentKind = (words: string): DocumentKind => {
  const folded = foldName(words);
  return KINDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other';
};

/** The office looks for itself … */
const FETCHES =
  /(?:cơ quan|bộ phận|cán bộ|công chức|hệ thống)[^.;]{0,80}?(?:tự |sẽ )*(?:khai thác|tra cứu|truy cập)|tự động (?:khai thác|lấy|kết nối)|đã có trong (?:cơ sở dữ liệu|csdl)|(?:được )?khai thác (?:từ|trong|qua) (?:cơ sở dữ liệu|csdl|kho)/;
/** … or tells that nothing is to be handed in; "no originals" says nothing of the kind. */
const NOT_ASKED =
  /không (?:phải|cần|yêu cầu)(?: phải)? (?:nộp|xuất trình|đính kèm|tải)(?! bản (?:chính|giấy))/;
/** "Where the office cannot find it …" asks for the paper after all. */
const UNLESS = /(?:không|chưa) (?:thể )?(?:khai thác|tra cứu)(?: được)?|trường hợp (?:cơ quan|hệ thống)/;

/** Whether the words beside a paper say that the office fetches it. Pure. */
export const isFetchedByOffice = (words: string): boolean =>
  foldName(words)
    .split(/[.;\n]/)
    .some((sentence) => (FETCHES.test(sentence) || NOT_ASKED.test(sentence)) && !UNLESS.test(sentence));

/** Whether a control's name leads to the citizen's store of papers. */
export const namesStore = (words: string): boolean =>
  /(?<!\p{L})kho(?!\p{L})/u.test(foldName(words)) && !keepsInStore(words);

/** Whether a box keeps the paper in the citizen's store. */
export const keepsInStore = (words: string): boolean =>
  /(?<!\p{L})lưu(?: \p{L}+){0,8} kho(?!\p{L})|lưu (?:giữ|trữ)(?: \p{L}+){0,4} (?:lần sau|sử dụng lại)/u.test(
    foldName(words),
  );

/** Whether the portal keeps every paper without asking, in words and without a box. */
export const keepsUnasked = (words: string): boolean =>
  foldName(words)
    .split(/[.;\n]/)
    .some(
      (sentence) =>
        /tự động|mặc (?:định|nhiên)|(?:bấm|nhấn|tiếp tục|nộp)[^.;]*đồng ý/.test(sentence) &&
        keepsInStore(sentence),
    );

/** Whether a line says that a file was not taken. */
export const refusesFile = (words: string): boolean =>
  /không (?:đúng|hợp lệ|được|hỗ trợ|cho phép)|quá (?:lớn|dung lượng|giới hạn)|vượt|chỉ (?:nhận|chấp nhận|cho phép)|lỗi|thất bại|từ chối|too large|exceed|not (?:allowed|supported)|invalid|error/.test(
    foldName(words),
  );
