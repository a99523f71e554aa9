import type { Check } from '#src/model/check.ts';
import { askedFields, FILLS_NOTHING } from './asked-fields.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

/**
 * S-04: fields that held, before anybody typed, plainly another person's datum. Measured per run: how many. What
 * could not be compared is not counted.
 */
export const prefillWrong: Check<'steps' | 'fields'> = {
  id: 'prefill-wrong',
  criterion: 'S-04',
  version: 2,
  title: { vi: 'Không điền dữ liệu của người khác', en: "Nobody else's data are prefilled" },
  mend: {
    vi: 'Ngừng điền sẵn cho tới khi sửa xong. Lấy dữ liệu theo đúng số định danh trong phiên đăng nhập, không dùng lại phiên, bộ nhớ đệm hay bản nháp của người trước; thêm kiểm thử hai người đăng nhập liên tiếp, và xem đã lộ dữ liệu của ai để báo theo quy định.',
    en: 'Stop prefilling until it is mended. Read the data by the identity of the signed-in session, never from a session, cache or draft of somebody before; test with two people in a row, and find out whose data were shown so that it can be reported.',
  },
  needs: ['steps', 'fields'],
  aggregate: 'worst',
  judge: ({ steps, fields }, { threshold, journey }) => {
    if (fields.length === 0) return nothingMet(steps, journey, FILLS_NOTHING);
    const asked = askedFields(fields).filter(({ datum, before }) => datum !== null && before !== 'unclear');
    if (asked.length === 0)
      return inapplicable(null, {
        vi: 'Biểu mẫu không có trường nào so được với dữ liệu của người đăng nhập.',
        en: "No field of the form can be held against the signed-in citizen's data.",
      });
    const wrong = asked.filter(({ before }) => before === 'another');
    return judged(
      threshold,
      wrong.length,
      wrong.length === 0
        ? say({
            vi: (n) =>
              `Trong ${n(asked.length)} trường so được, không trường nào chứa dữ liệu của người khác.`,
            en: (n) => `None of the ${n(asked.length)} comparable fields held another person's datum.`,
          })
        : say({
            vi: (n) => `${n(wrong.length)} trường đã điền sẵn dữ liệu của người khác.`,
            en: (n) => `Fields that came with another person's datum: ${n(wrong.length)}.`,
          }),
      wrong.map((field) => placeOf(steps, field, `${field.label} (${field.datum ?? ''})`)),
    );
  },
};
