import type { Check } from '#src/model/check.ts';
import { askedFields, FILLS_NOTHING } from './asked-fields.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

/**
 * P1-05: the declaration is filled in the page, not downloaded, filled and uploaded. The items of the official forms are
 * not in the data, so their share is not counted: measured per run as 100 % where the form is in the page alone, 0 where
 * the file is the only way, and short of the mark by one where the page has fields and still demands the file.
 */
export const eFormFields: Check<'steps' | 'fields' | 'components'> = {
  id: 'e-form-fields',
  criterion: 'P1-05',
  version: 1,
  title: { vi: 'Kê khai bằng biểu mẫu điện tử', en: 'The declaration is an e-form' },
  mend: {
    vi: 'Đưa mọi mục của tờ khai thành trường nhập trên trang, tự tạo tệp tờ khai từ dữ liệu đã nhập khi cần ký hoặc lưu, và bỏ yêu cầu tải mẫu Word, PDF về điền rồi tải lên.',
    en: 'Make every item of the declaration a field of the page, make the file from what was entered where it is to be signed or kept, and stop asking people to fill a Word or PDF form and upload it.',
  },
  needs: ['steps', 'fields', 'components'],
  aggregate: 'worst',
  judge: ({ steps, fields, components }, { threshold, journey }) => {
    const forms = components.filter(
      ({ document, required, uploads }) => document === 'declaration' && required && uploads,
    );
    const count = askedFields(fields).length;
    if (count === 0 && forms.length === 0) return nothingMet(steps, journey, FILLS_NOTHING);
    const places = forms.map((form) => placeOf(steps, form, form.label));
    if (count === 0)
      return judged(
        threshold,
        0,
        {
          vi: 'Trang không có trường nào để kê khai; người dân phải tải tờ khai đã điền lên.',
          en: 'The page has no field to fill in; the declaration must be uploaded as a file.',
        },
        places,
      );
    return forms.length > 0
      ? judged(
          threshold,
          Number(threshold.value) - 1,
          {
            vi: `Trang có ${count} trường kê khai nhưng vẫn bắt buộc tải lên tệp tờ khai.`,
            en: `The page has fields to fill in (${count}), and still demands the declaration as a file.`,
          },
          places,
        )
      : judged(threshold, 100, {
          vi: `Kê khai ngay trên trang (${count} trường), không phải tải tệp tờ khai lên; chưa đối chiếu từng mục với mẫu chính thức.`,
          en: `The declaration is filled in the page (fields: ${count}) and no form file is demanded; its items were not held against the official form.`,
        });
  },
};
