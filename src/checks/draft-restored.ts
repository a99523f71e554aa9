import type { Check } from '#src/model/check.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/**
 * P1-07: a saved draft comes back whole, and the form can be printed. Measured per run: per cent of values and files
 * restored; without a way to print it counts as short of the mark by one at least.
 */
export const draftRestored: Check<'steps' | 'drafts'> = {
  id: 'draft-restored',
  criterion: 'P1-07',
  version: 2,
  title: { vi: 'Lưu nháp, mở lại còn nguyên, in được', en: 'A draft comes back whole and can be printed' },
  mend: {
    vi: 'Lưu nháp trên máy chủ theo tài khoản (mọi trường, lựa chọn và tệp đính kèm), cho mở lại sau khi đăng xuất, và cho in hoặc tải tờ khai đã điền thành PDF.',
    en: 'Keep the draft on the server under the account (every field, choice and file), let it be opened after signing out, and let the filled form be printed or fetched as PDF.',
  },
  needs: ['steps', 'drafts'],
  aggregate: 'worst',
  judge: ({ steps, drafts }, { threshold, journey }) => {
    const last = drafts.at(-1);
    if (last === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không lưu nháp.',
        en: 'This journey saves no draft.',
      });
    const { saved, found, opened, fields, restored, files, prints } = last;
    const place = placeOf(
      steps,
      { step: last.step },
      {
        vi: `trường ${restored}/${fields}, tệp ${files.restored}/${files.given}`,
        en: `fields ${restored}/${fields}, files ${files.restored}/${files.given}`,
      },
    );
    if (!saved)
      return judged(threshold, 0, { vi: 'Biểu mẫu không cho lưu nháp.', en: 'The form offers no draft.' }, [
        place,
      ]);
    if (!found)
      return judged(
        threshold,
        0,
        {
          vi: 'Đã lưu nháp nhưng không tìm thấy bản nháp để mở lại.',
          en: 'The draft was saved, and it was not found again.',
        },
        [place],
      );
    if (opened === false)
      return judged(
        threshold,
        0,
        {
          vi: 'Bản nháp có trong danh sách nhưng cổng không mở được.',
          en: 'The list shows the draft, and the portal does not open it.',
        },
        [place],
      );
    const all = fields + files.given;
    if (all === 0)
      return cantTell(
        'no-evidence',
        {
          vi: 'Không có giá trị nào được nhập trước khi lưu nháp để đối chiếu.',
          en: 'Nothing had been entered before the draft was saved, so there is nothing to compare.',
        },
        [place],
      );
    const share = (100 * (restored + files.restored)) / all;
    const lacksPrint = !prints && share >= Number(threshold.value);
    return judged(
      threshold,
      lacksPrint ? Number(threshold.value) - 1 : share,
      lacksPrint
        ? {
            vi: 'Bản nháp mở lại còn nguyên nhưng không in hay tải được tờ khai đã điền.',
            en: 'The draft comes back whole, but the filled form can be neither printed nor fetched.',
          }
        : say({
            vi: (n) =>
              `Mở lại bản nháp: còn ${n(restored)} trong ${n(fields)} trường và ${n(files.restored)} trong ${n(files.given)} tệp.`,
            en: (n) =>
              `Opened again, the draft holds ${n(restored)} of ${n(fields)} fields and ${n(files.restored)} of ${n(files.given)} files.`,
          }),
      [place],
    );
  },
};
