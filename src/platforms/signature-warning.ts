import { foldName } from './name-match.ts';

/** A word on its own: `\b` knows no Vietnamese letters. */
const words = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'gu');

const NEGATORS = words("không|chưa|chẳng|chả|not|no|never|cannot|\\p{L}+n't");

/** Good only unless negated: "không hợp lệ", "không đúng", "chưa được xác thực". */
const SOUND = words(
  [
    'hợp lệ|hợp pháp|đúng|toàn vẹn|nguyên vẹn|tin cậy|đáng tin|khớp|trùng khớp|có giá trị',
    '(?:còn|có) (?:hạn|hiệu lực)|được chấp nhận|chấp nhận|được tiếp nhận|tiếp nhận|thuộc',
    '(?:xác thực|xác minh|kiểm tra|đọc|nhận|lưu) được|được (?:xác thực|xác minh|công nhận|cấp)',
    '(?:có|thấy|chứa|phát hiện|tồn tại)(?: \\p{L}+){0,2} chữ ký|được ký',
    '(?:phải|là)(?: là)? (?:của|người)',
    'valid|trusted|intact|accepted|signed|verified|signature (?:was )?found|match(?:es)?',
  ].join('|'),
);

/** Bad unless negated: "đã hết hạn", "bị thay đổi". */
const BROKEN = words(
  [
    'hết (?:hạn|hiệu lực)|quá hạn|thu hồi|(?:bị|đã|được|có)(?: bị| được)? (?:sửa|chỉnh sửa|sửa đổi|thay đổi|can thiệp)',
    'từ chối|bác bỏ|cảnh báo|lỗi|sai|hỏng|giả mạo|tự ký|thiếu(?: \\p{L}+)? (?:chữ ký|ký số)',
    'khác với|người khác|quá yếu|không an toàn',
    'invalid|expired|revoked|tampered|modified|altered|rejected|refused|denied|untrusted|unsigned|self-signed',
    'warning|error|failed|mismatch(?:ed)?|broken|missing',
  ].join('|'),
);

/** What would be or might be, and no verdict on this file: a hint beside the field. */
const HINT = words('nếu|sẽ|trường hợp|if|will');
/** "chưa ký" is so; "không ký" may be a choice. */
const UNSIGNED = words('chưa(?: hề)?(?: được)? ký(?: số)?');
/** Nothing is asked of the citizen here. */
const NO_DUTY = words('(?:không|chưa)(?: \\p{L}+)? (?:cần|bắt buộc|yêu cầu|nhất thiết)|miễn');

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** Whether a negator before it turns a word round; two of them cancel each other ("không có chữ ký không hợp lệ"). */
const negatedAt = (clause: string, at: number): boolean => count(clause.slice(0, at), NEGATORS) % 2 === 1;

const clauseWarns = (clause: string): boolean => {
  if (count(clause, HINT) > 0 || count(clause, NO_DUTY) > 0) return false;
  if (count(clause, UNSIGNED) > 0) return true;
  // Where a clause ends on a negator's word ("không có chữ ký không hợp lệ"), its last word decides.
  const found = [
    ...[...clause.matchAll(SOUND)].map((match) => ({ match, warns: negatedAt(clause, match.index) })),
    ...[...clause.matchAll(BROKEN)].map((match) => ({ match, warns: !negatedAt(clause, match.index) })),
  ].sort((a, b) => a.match.index - b.match.index);
  return found.at(-1)?.warns === true || (count(clause, NEGATORS) < 2 && found.some(({ warns }) => warns));
};

/**
 * Whether a page's words refuse a signed file or warn of it ("không hợp lệ", "đã hết hạn", "chưa có chữ ký số"), in
 * either Unicode form. Praise ("hợp lệ", "không bị thay đổi") and hints ("tệp không hợp lệ sẽ bị từ chối") do not.
 */
export const warnsOfSignature = (text: string): boolean =>
  foldName(text)
    .split(/[.,;:!?()\n]|\s(?:-|và|nhưng|vì|nên|hoặc|but|and|because)\s/)
    .some(clauseWarns);

/** Whether a line is about a handed file or its signature, so that its words are about that. */
export const speaksOfFile = (text: string): boolean =>
  /ký số|chữ ký|chứng thư|người ký|(?<!\p{L})(?:tệp|file|tập tin|tài liệu|giấy tờ|văn bản|nội dung)(?!\p{L})|signature|certificate|document|signer/u.test(
    foldName(text),
  );
