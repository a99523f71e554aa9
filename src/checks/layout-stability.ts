import type { Check } from '#src/model/check.ts';
import { journeyPages } from './portal-part.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

/**
 * P4-05: how much the content jumps without the citizen's doing. Measured per run: the CLS of the worst page,
 * because the threshold's source (Core Web Vitals) sets 0.1 for one page; a sum would punish long journeys. A journey that
 * makes one mistake after the other moves the page by its own doing.
 */
export const layoutStability: Check<
  'steps' | 'requests' | 'pages' | 'signIns' | 'badFiles' | 'badValues' | 'uploadLimits'
> = {
  id: 'layout-stability',
  criterion: 'P4-05',
  version: 2,
  title: { vi: 'Bố cục không nhảy', en: 'The layout does not jump' },
  mend: {
    vi: 'Dành sẵn chỗ cho thứ tới muộn trên trang đã nêu: đặt width và height cho ảnh và khung nhúng, min-height cho dải thông báo, không chèn nội dung phía trên chỗ đang đọc, tải phông chữ với font-display và phông dự phòng cùng kích thước.',
    en: 'Reserve the space of what comes late on the named page: width and height for pictures and frames, min-height for banners, nothing inserted above what is being read, fonts with font-display and a fallback of the same size.',
  },
  needs: ['steps', 'requests', 'pages', 'signIns', 'badFiles', 'badValues', 'uploadLimits'],
  aggregate: 'median',
  judge: (evidence, { threshold }) => {
    const { badFiles, badValues, uploadLimits } = evidence;
    if (badFiles.length + badValues.length + uploadLimits.length > 0)
      return inapplicable(null, {
        vi: 'Hành trình này cố ý nhập sai liên tiếp, thông báo lỗi làm trang dịch chuyển.',
        en: 'This journey makes mistakes on purpose, whose messages move the page.',
      });
    const measured = journeyPages(evidence)
      .flatMap(({ step, url, vitals }) => (vitals.cls === null ? [] : [{ step, url, cls: vitals.cls }]))
      .sort((a, b) => b.cls - a.cls);
    const worst = measured[0];
    if (worst === undefined) return unseen(evidence.steps);
    return judged(
      threshold,
      worst.cls,
      say({
        vi: (n) => `Trang nhảy nhiều nhất có điểm CLS ${n(worst.cls, 3)}.`,
        en: (n) => `The page that jumped most has a CLS of ${n(worst.cls, 3)}.`,
      }),
      measured
        .filter((page) => page === worst || page.cls > Number(threshold.value))
        .map(({ step, url, cls }) => ({ step, url, detail: `CLS ${cls.toFixed(3)}` })),
    );
  },
};
