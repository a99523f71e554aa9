import { foldName } from '../name-match.ts';

/** "Đang trả lời...", "Trợ lý đang soạn tin", three dots: the answer is on its way. */
const UNDER_WAY =
  /^[\s.…•·]*$|(?<!\p{L})(?:đang (?:trả lời|soạn|nhập|gõ|xử lý|suy nghĩ|tìm)|vui lòng (?:chờ|đợi)|typing)/u;
/** Who speaks, and when: no part of an answer. */
const ENVELOPE =
  /^(?:bạn|tôi|quý khách|trợ lý(?: ảo)?|chatbot|bot|(?:hôm nay )?\d{1,2}:\d{2}(?::\d{2})?(?: (?:am|pm|sa|ch))?|vừa xong|đã (?:gửi|xem|nhận)|gửi|gửi câu hỏi|đóng)$/u;

/**
 * What an assistant said since: lines that are there now and were not before, without the question itself. Null where
 * nothing was said yet, or only that an answer is on its way. Lines that were said before may be said again.
 */
export const newAnswer = (
  before: readonly string[],
  now: readonly string[],
  asked: string,
): string | null => {
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  const question = foldName(asked);
  let questionSeen = false;
  const said = now.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) {
      left.set(line, count - 1);
      return false;
    }
    const folded = foldName(line);
    if (!questionSeen && (folded === question || folded.endsWith(`: ${question}`))) {
      questionSeen = true;
      return false;
    }
    return !ENVELOPE.test(folded);
  });
  if (said.some((line) => UNDER_WAY.test(foldName(line)) && line.length < 60)) return null;
  const answer = said.join('\n').trim();
  return /\p{L}{2}|\d/u.test(answer) ? answer : null;
};
