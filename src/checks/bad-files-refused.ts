import type { Check } from '#src/model/check.ts';
import { BAD_FILES, type BadFile, type BadFileEvidence } from '#src/model/signing.ts';
import type { Text } from '#src/model/text.ts';
import { say } from './sentence.ts';
import {} from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

const NAMES: { readonly [F in BadFile]: Text } = {
  changed: { vi: 'tệp bị sửa sau khi ký', en: 'changed after signing' },
  expired: { vi: 'chứng thư hết hạn', en: 'expired certificate' },
  'self-signed': { vi: 'chứng thư tự ký', en: 'self-signed certificate' },
  'other-person': { vi: 'chứng thư của người khác', en: 'certificate of someone else' },
  'stamp-only': { vi: 'chỉ có hình dấu', en: 'picture of a stamp only' },
};

/** A file that was offered more than once counts by the laxest answer. */
const LAXEST: readonly BadFileEvidence['answer'][] = ['accepted', 'flagged', 'unclear', 'refused'];

/**
 * P2-08, ">= 4 of 5 refused or flagged, and the changed file always refused". Measured per run: how many; a changed
 * file that is not refused keeps it below the mark. What was not answered clearly is counted for neither side.
 */
export const badFilesRefused: Check<'steps' | 'badFiles'> = {
  id: 'bad-files-refused',
  criterion: 'P2-08',
  version: 1,
  title: { vi: 'Từ chối tệp ký không hợp lệ', en: 'Invalid signatures are refused' },
  mend: {
    vi: 'Kiểm tra chữ ký số ngay khi người dân tải tệp lên: nội dung còn nguyên, chứng thư còn hạn, nối tới gốc tin cậy, đúng người nộp, và thật sự có chữ ký chứ không chỉ hình dấu. Tệp đã bị sửa sau khi ký phải từ chối; các lỗi khác ít nhất phải cảnh báo và ghi lý do bằng tiếng Việt.',
    en: 'Verify the signature when a file is uploaded: content unchanged, certificate not expired and leading to a trusted root, the applicant as its signer, and a real signature behind the picture of a stamp. Refuse a file that was changed after signing; flag the others at least, with the reason in Vietnamese.',
  },
  needs: ['steps', 'badFiles'],
  aggregate: 'worst',
  judge: ({ steps, badFiles }, { threshold, journey }) => {
    if (badFiles.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không đưa tệp ký hỏng cho cổng.',
        en: 'This journey hands the portal no badly signed file.',
      });
    const answers = new Map<BadFile, BadFileEvidence>();
    for (const laxest of LAXEST)
      for (const each of badFiles)
        if (each.answer === laxest && !answers.has(each.file)) answers.set(each.file, each);
    const given = [...answers.values()];
    const refused = given.filter(({ answer }) => answer === 'refused' || answer === 'flagged').length;
    const accepted = given.filter(({ answer }) => answer === 'accepted');
    const changed = answers.get('changed')?.answer;
    const least = Number(threshold.value);
    const changedPassed = changed === 'accepted' || changed === 'flagged';
    const places = given
      .filter(({ answer, file }) => answer === 'accepted' || (file === 'changed' && answer === 'flagged'))
      .map(({ step, file, answer, told }) => ({
        step,
        url: steps.find(({ index }) => index === step)?.url ?? null,
        detail: `${NAMES[file].en}: ${answer}${told === null ? '' : ` – ${told}`}`,
      }));
    const names = (language: 'vi' | 'en'): string =>
      accepted.map(({ file }) => NAMES[file][language]).join(', ');
    if (changedPassed || accepted.length > BAD_FILES.length - least)
      return judged(
        threshold,
        Math.min(refused, least - 1),
        accepted.length > 0
          ? {
              vi: `Cổng nhận tệp ký không hợp lệ: ${names('vi')}.`,
              en: `The portal accepted badly signed files: ${names('en')}.`,
            }
          : {
              vi: 'Cổng chỉ cảnh báo mà vẫn nhận tệp đã bị sửa sau khi ký.',
              en: 'The portal flagged the file that was changed after signing, and took it all the same.',
            },
        places,
      );
    if (refused < least || changed !== 'refused')
      return cantTell(
        'no-evidence',
        say({
          vi: (n) =>
            `Mới rõ cổng trả lời thế nào với ${n(refused + accepted.length)} trong ${n(BAD_FILES.length)} tệp ký hỏng.`,
          en: (n) =>
            `Badly signed files that were answered clearly: ${n(refused + accepted.length)} of ${n(BAD_FILES.length)}.`,
        }),
        places,
      );
    return judged(
      threshold,
      refused,
      say({
        vi: (n) =>
          `Cổng từ chối hoặc cảnh báo ${n(refused)} trong ${n(BAD_FILES.length)} tệp ký hỏng, và từ chối tệp bị sửa.`,
        en: (n) =>
          `Badly signed files refused or flagged: ${n(refused)} of ${n(BAD_FILES.length)}, the changed one refused.`,
      }),
      places,
    );
  },
};
