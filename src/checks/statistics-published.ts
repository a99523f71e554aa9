import type { Check } from '#src/model/check.ts';
import type { SiteEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

type Figure = SiteEvidence['statistics']['figures'][number];

const FIGURES: readonly { readonly figure: Figure; readonly name: Text }[] = [
  { figure: 'received', name: { vi: 'số hồ sơ tiếp nhận', en: 'received' } },
  { figure: 'settled', name: { vi: 'số đã giải quyết', en: 'settled' } },
  { figure: 'on-time', name: { vi: 'tỷ lệ đúng hạn', en: 'on time' } },
  { figure: 'satisfied', name: { vi: 'mức hài lòng', en: 'satisfaction' } },
];

/** Oldest day that still counts, after the criterion's rule "not older than 1 month"; a month counted long, in days. */
const OLDEST_DAYS = 31;

/** Whole days from a day to the day of a moment, both in Vietnam (UTC+7). */
const daysBetween = (day: string, moment: string): number =>
  Math.floor((Date.parse(moment) + 7 * 3_600_000 - Date.parse(day)) / 86_400_000);

/** P7-03: four figures, not older than a month. Measured per run: figures; older ones count as short of the mark by one. */
export const statisticsPublished: Check<'steps' | 'sites'> = {
  id: 'statistics-published',
  criterion: 'P7-03',
  version: 1,
  title: { vi: 'Công khai số liệu giải quyết hồ sơ', en: 'Statistics are published' },
  mend: {
    vi: 'Công khai trên cổng số hồ sơ tiếp nhận, đã giải quyết, tỷ lệ đúng hạn và mức độ hài lòng, kèm ngày cập nhật, và cập nhật ít nhất mỗi tháng một lần.',
    en: 'Publish the numbers of dossiers received and settled, the share on time and the satisfaction, with the day of the update, and renew them at least every month.',
  },
  needs: ['steps', 'sites'],
  aggregate: 'worst',
  judge: ({ steps, sites }, { threshold, journey, startedAt }) => {
    const [best] = sites.toSorted((a, b) => b.statistics.figures.length - a.statistics.figures.length);
    if (best === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không đọc trang thống kê.',
        en: 'This journey does not read the statistics.',
      });
    const { url, figures, updatedOn } = best.statistics;
    const had = FIGURES.filter(({ figure }) => figures.includes(figure));
    const missing = FIGURES.filter(({ figure }) => !figures.includes(figure));
    const place = placeOf(
      steps,
      { step: best.step, url },
      updatedOn ?? { vi: 'không ghi ngày', en: 'no day' },
    );
    const names = (language: keyof Text): string => missing.map(({ name }) => name[language]).join(', ');
    if (missing.length > 0)
      return judged(
        threshold,
        had.length,
        had.length === 0
          ? {
              vi: 'Không tìm thấy số liệu thống kê nào trên cổng.',
              en: 'No statistics were found on the portal.',
            }
          : {
              vi: `Trang thống kê có ${had.length} trong ${FIGURES.length} số liệu; thiếu: ${names('vi')}.`,
              en: `Statistics published: ${had.length} of ${FIGURES.length}; missing: ${names('en')}.`,
            },
        [place],
      );
    if (updatedOn === null)
      return cantTell(
        'no-evidence',
        {
          vi: 'Trang thống kê có đủ bốn số liệu nhưng không ghi ngày cập nhật, nên không biết cũ hay mới.',
          en: 'All four statistics are there, but no day of their update, so how old they are is not known.',
        },
        [place],
      );
    const stale = daysBetween(updatedOn, startedAt) > OLDEST_DAYS;
    return judged(
      threshold,
      stale ? had.length - 1 : had.length,
      stale
        ? {
            vi: `Trang thống kê có đủ bốn số liệu nhưng cập nhật lần cuối ngày ${updatedOn}, đã hơn một tháng.`,
            en: `All four statistics are there, but last updated on ${updatedOn}, more than a month before.`,
          }
        : {
            vi: `Trang thống kê có đủ bốn số liệu, cập nhật ngày ${updatedOn}.`,
            en: `All four statistics are there, updated on ${updatedOn}.`,
          },
      [place],
    );
  },
};
