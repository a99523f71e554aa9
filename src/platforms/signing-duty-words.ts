import { foldName } from './name-match.ts';
import { clausesOf, sentencesOf } from './sentences.ts';

const MENTION = /ký số|chữ ký số/;
const DUTY = /(?<!\p{L})(?:phải|bắt buộc|yêu cầu|cần)(?!\p{L})/u;
/** "không cần", "chưa bắt buộc", "không nhất thiết phải", "được miễn". */
const DENIAL =
  /(?<!\p{L})(?:(?:không|chưa|chẳng)(?: \p{L}+){0,2} (?:cần|phải|bắt buộc|yêu cầu|nhất thiết|đòi hỏi|áp dụng)|miễn(?! phí| là)|khỏi (?:phải|cần))(?!\p{L})/u;
/** Said of a label right before: "Không yêu cầu", "Không", "Không có", "Chưa áp dụng". */
const BARE_DENIAL =
  /^(?:(?:hiện(?: nay| tại)?|(?:dịch vụ|thủ tục|hồ sơ) này) )?(?:không|chưa)(?: (?:cần|có|phải|bắt buộc|yêu cầu|nhất thiết|áp dụng|thành phần|giấy tờ|nào|ký số|chữ ký số|ký))*$/;

/** What one sentence, or a label with its value, says of the duty to sign; null where it speaks of something else. */
const saysOfDuty = (sentence: string): 'duty' | 'denied' | 'mentioned' | null => {
  if (!MENTION.test(sentence)) return null;
  const clauses = clausesOf(sentence);
  // A value denies all of its label: "Thành phần phải ký số: Không có".
  if (clauses.slice(1).some((clause) => BARE_DENIAL.test(clause))) {
    const isValue = MENTION.test(clauses[0] ?? '') && isLabel(clauses[0] ?? '');
    if (isValue) return 'denied';
  }
  if (clauses.some((clause) => MENTION.test(clause) && DUTY.test(clause) && !DENIAL.test(clause)))
    return 'duty';
  return clauses.some((clause) => DENIAL.test(clause) || BARE_DENIAL.test(clause)) ? 'denied' : 'mentioned';
};

/** Some words without a sentence: a heading, or the name of a row. */
const isLabel = (folded: string): boolean => folded.split(' ').length <= 6 && !/[.!?]/.test(folded);

/** What a public page says of a duty to sign, and the line that says so. */
export type SigningDuty = { readonly says: 'announced' | 'contradicted'; readonly words: string };

/** What a public page says of a duty to sign; null where it says nothing. Lines in the order of the page. */
export const signingDutyIn = (lines: readonly string[]): SigningDuty | null => {
  const folded = lines.map(foldName);
  let denied: string | null = null;
  for (const [at, line] of folded.entries()) {
    // A button or a menu entry of two words announces nothing.
    if (!MENTION.test(line) || line === 'ký số') continue;
    if (isLabel(line) && clausesOf(line).length === 1) {
      const [next = ''] = sentencesOf(folded[at + 1] ?? '');
      if (BARE_DENIAL.test(next) || (MENTION.test(next) && saysOfDuty(next) === 'denied')) {
        denied ??= `${lines[at] ?? ''}: ${lines[at + 1] ?? ''}`;
        continue;
      }
    }
    const said = sentencesOf(line).map(saysOfDuty);
    if (said.includes('duty') || (said.includes('mentioned') && !said.includes('denied')))
      return { says: 'announced', words: lines[at] ?? '' };
    if (said.includes('denied')) denied ??= lines[at] ?? '';
  }
  return denied === null ? null : { says: 'contradicted', words: denied };
};

/** Whether a public page says that something must be signed. Lines in the order of the page. */
export const announcesSigning = (lines: readonly string[]): boolean =>
  signingDutyIn(lines)?.says === 'announced';

/** Whether the words around a place to sign say that there is no going on without. */
export const demandsSigning = (text: string): boolean =>
  sentencesOf(foldName(text)).some(
    (sentence) =>
      /phải[^.]*ký số|yêu cầu ký số|bắt buộc[^.]*ký số/.test(sentence) && saysOfDuty(sentence) === 'duty',
  );
