import type { Check } from '#src/model/check.ts';
import { NOTICE_ITEMS, type NoticeItem } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

const NAMES: { readonly [I in NoticeItem]: Text } = {
  purposes: { vi: 'mục đích', en: 'purposes' },
  data: { vi: 'loại dữ liệu', en: 'kinds of data' },
  controller: { vi: 'bên kiểm soát', en: 'controller' },
  rights: { vi: 'quyền của chủ thể', en: 'rights' },
  contact: { vi: 'liên hệ', en: 'contact' },
  retention: { vi: 'thời gian lưu', en: 'retention' },
};

/** Presses at the most between the place of collection and the notice, after the criterion's rule "<= 1 click". */
const NEAR = 1;

/**
 * P6-03: the notice on personal data at the place of collection. Measured per run: items of the fullest notice; one
 * that is farther off counts as short of the mark by one at least.
 */
export const privacyNotice: Check<'steps' | 'privacyNotices'> = {
  id: 'privacy-notice',
  criterion: 'P6-03',
  version: 1,
  title: { vi: 'Thông báo xử lý dữ liệu cá nhân', en: 'Notice on personal data' },
  mend: {
    vi: 'Đặt thông báo xử lý dữ liệu cá nhân ngay nơi đăng nhập và nơi kê khai (cách nhiều nhất một lần bấm), nêu đủ mục đích, loại dữ liệu, bên kiểm soát, quyền của người dân, đầu mối liên hệ và thời gian lưu.',
    en: 'Put the notice where people sign in and fill in, at most one press away, with purposes, kinds of data, controller, rights, contact and retention.',
  },
  needs: ['steps', 'privacyNotices'],
  aggregate: 'worst',
  judge: ({ steps, privacyNotices }, { threshold, journey }) => {
    if (privacyNotices.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không tìm thông báo xử lý dữ liệu cá nhân.',
        en: 'This journey does not look for the notice on personal data.',
      });
    const [best] = privacyNotices
      .filter(({ presses }) => presses !== null)
      .sort((a, b) => b.items.length - a.items.length || (a.presses ?? 0) - (b.presses ?? 0));
    if (best === undefined)
      return judged(
        threshold,
        0,
        {
          vi: 'Không tìm thấy thông báo xử lý dữ liệu cá nhân từ nơi đăng nhập hay kê khai.',
          en: 'No notice on personal data was found from where people sign in or fill in.',
        },
        privacyNotices.map((each) => placeOf(steps, each, { vi: 'không có thông báo', en: 'no notice' })),
      );
    const had = new Set(best.items);
    const missing = NOTICE_ITEMS.filter((item) => !had.has(item));
    const names = (language: keyof Text): string => missing.map((item) => NAMES[item][language]).join(', ');
    const presses = best.presses ?? 0;
    const far = presses > NEAR;
    return judged(
      threshold,
      far ? Math.min(had.size, Number(threshold.value) - 1) : had.size,
      {
        vi: `Thông báo cách nơi khai ${presses} lần bấm, nêu ${had.size} trong ${NOTICE_ITEMS.length} mục${missing.length === 0 ? '' : `; thiếu: ${names('vi')}`}.`,
        en: `The notice is ${presses} presses away and gives ${had.size} of ${NOTICE_ITEMS.length} items${missing.length === 0 ? '' : `; missing: ${names('en')}`}.`,
      },
      [placeOf(steps, best, { vi: names('vi'), en: names('en') })],
    );
  },
};
