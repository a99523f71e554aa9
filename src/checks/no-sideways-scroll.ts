import type { Check } from '#src/model/check.ts';
import { errorAnswer, inWalkedStep, portalAddress } from './portal-part.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

/** P5-02, after WCAG 1.4.10: at 320 CSS px pages need no sideways scroll. Measured per run: % of pages that fit. */
export const noSidewaysScroll: Check<'steps' | 'requests' | 'pages' | 'signIns' | 'layouts'> = {
  id: 'no-sideways-scroll',
  criterion: 'P5-02',
  version: 1,
  title: { vi: 'Không phải kéo ngang ở 320 px', en: 'No sideways scroll at 320 px' },
  mend: {
    vi: 'Với phần tử đã nêu: bỏ chiều rộng cố định (dùng max-width: 100%), cho chuỗi dài xuống dòng (overflow-wrap: anywhere), đặt bảng rộng vào khung có overflow-x: auto.',
    en: 'For the element named: drop its fixed width (use max-width: 100%), let long strings break (overflow-wrap: anywhere), put wide tables into a box with overflow-x: auto.',
  },
  needs: ['steps', 'requests', 'pages', 'signIns', 'layouts'],
  aggregate: 'worst',
  judge: (evidence, { threshold, device }) => {
    if (device !== 'phone' && evidence.layouts.length === 0)
      return inapplicable('other-device', {
        vi: 'Chiều rộng 320 px được đo trong lượt chạy trên điện thoại.',
        en: 'The width of 320 px is measured in phone runs.',
      });
    const walked = inWalkedStep(evidence.steps);
    const isPortals = portalAddress(evidence);
    const isError = errorAnswer(evidence.requests);
    const layouts = evidence.layouts.filter(
      (layout) => walked(layout) && isPortals(layout.url) && !isError(layout),
    );
    if (layouts.length === 0) return unseen(evidence.steps);
    const wide = layouts.filter(({ scrollWidth, innerWidth }) => scrollWidth > innerWidth);
    const fits = layouts.length - wide.length;
    return judged(
      threshold,
      (100 * fits) / layouts.length,
      say({
        vi: (n) => `${n(fits)} trong ${n(layouts.length)} trang vừa màn hình 320 px.`,
        en: (n) => `Pages that fit a screen of 320 px: ${n(fits)} of ${n(layouts.length)}.`,
      }),
      wide.map(({ step, url, scrollWidth, innerWidth, widest }) => ({
        step,
        url,
        detail: [`${scrollWidth} px > ${innerWidth} px`, ...widest.map(({ selector }) => selector)].join(
          '; ',
        ),
      })),
    );
  },
};
