import type { Check } from '#src/model/check.ts';
import { inUnitOf } from './duration.ts';
import { timedPages } from './portal-part.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

/** P4-03, phones only: when the main content of the journey's slowest page is there. Measured per run: that page's LCP. */
export const largestPaint: Check<'steps' | 'requests' | 'pages' | 'signIns'> = {
  id: 'largest-paint',
  criterion: 'P4-03',
  version: 2,
  title: { vi: 'Nội dung chính hiện nhanh trên điện thoại', en: 'The main content appears soon on a phone' },
  mend: {
    vi: 'Tìm phần tử lớn nhất của trang đã nêu (thường là ảnh đầu trang hoặc khối chữ do kịch bản chèn vào) và cho nó tới sớm: gửi nội dung ngay trong HTML, nén và đặt đúng cỡ ảnh, fetchpriority="high", bỏ tệp CSS và kịch bản chặn hiển thị.',
    en: 'Find the largest element of the named page (often the hero picture or text put in by a script) and let it come early: send the content in the HTML, compress and size the picture, set fetchpriority="high", remove stylesheets and scripts that block rendering.',
  },
  needs: ['steps', 'requests', 'pages', 'signIns'],
  timing: true,
  aggregate: 'median',
  judge: (evidence, { threshold, device }) => {
    if (device !== 'phone')
      return inapplicable('other-device', { vi: 'Chỉ đo trên điện thoại.', en: 'Measured on a phone only.' });
    const measured = timedPages(evidence)
      .flatMap(({ step, url, vitals }) => (vitals.lcpMs === null ? [] : [{ step, url, lcpMs: vitals.lcpMs }]))
      .sort((a, b) => b.lcpMs - a.lcpMs);
    const slowest = measured[0];
    if (slowest === undefined) return unseen(evidence.steps);
    const value = inUnitOf(threshold, slowest.lcpMs);
    return judged(
      threshold,
      value,
      say({
        vi: (n) => `Trang chậm nhất hiện nội dung chính sau ${n(value, 2)} ${threshold.unit} (LCP).`,
        en: (n) => `The slowest page showed its main content after ${n(value, 2)} ${threshold.unit} (LCP).`,
      }),
      measured
        .filter((page) => page === slowest || inUnitOf(threshold, page.lcpMs) > Number(threshold.value))
        .map(({ step, url, lcpMs }) => ({ step, url, detail: `LCP ${Math.round(lcpMs)} ms` })),
    );
  },
};
