import type { Check } from '#src/model/check.ts';
import { inUnitOf } from './duration.ts';
import { timedPages } from './portal-part.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { judged } from './verdict.ts';

/** P4-06: how long a page's first byte takes. Measured per run: the median of the journey's pages. */
export const firstByte: Check<'steps' | 'requests' | 'pages' | 'signIns'> = {
  id: 'first-byte',
  criterion: 'P4-06',
  version: 2,
  title: { vi: 'Máy chủ trả lời nhanh', en: 'The server answers soon' },
  mend: {
    vi: 'Rút ngắn thời gian máy chủ dựng trang: lưu đệm trang công khai và danh mục, sửa truy vấn chậm, giữ kết nối, bỏ chuyển hướng thừa, đặt máy chủ hoặc bộ đệm gần người dùng trong nước.',
    en: 'Shorten the time in which the server builds a page: cache public pages and catalogues, mend slow queries, keep connections open, drop needless redirects, place the server or a cache near its users.',
  },
  needs: ['steps', 'requests', 'pages', 'signIns'],
  timing: true,
  aggregate: 'median',
  judge: (evidence, { threshold }) => {
    const measured = timedPages(evidence)
      .flatMap(({ step, url, vitals }) =>
        vitals.ttfbMs === null ? [] : [{ step, url, ttfbMs: vitals.ttfbMs }],
      )
      .sort((a, b) => a.ttfbMs - b.ttfbMs);
    const upper = measured[Math.floor(measured.length / 2)];
    const lower = measured[Math.floor((measured.length - 1) / 2)];
    if (upper === undefined || lower === undefined) return unseen(evidence.steps);
    const value = inUnitOf(threshold, (lower.ttfbMs + upper.ttfbMs) / 2);
    return judged(
      threshold,
      value,
      say({
        vi: (n) =>
          `Byte đầu tiên tới sau ${n(value, 2)} ${threshold.unit} (trung vị của ${measured.length} trang).`,
        en: (n) =>
          `The first byte came after ${n(value, 2)} ${threshold.unit} (median of ${measured.length} pages).`,
      }),
      measured
        .filter(({ ttfbMs }) => inUnitOf(threshold, ttfbMs) > Number(threshold.value))
        .reverse()
        .map(({ step, url, ttfbMs }) => ({ step, url, detail: `TTFB ${Math.round(ttfbMs)} ms` })),
    );
  },
};
