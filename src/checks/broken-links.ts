import type { Check } from '#src/model/check.ts';
import type { Outcome } from '#src/model/outcome.ts';
import { detailOf } from './place-of.ts';
import { cantTell, inapplicable, judged, untested } from './verdict.ts';

/** Answers to who has not signed in, and to crawlers: what a citizen would be shown there is not known. */
const TURNED_AWAY: ReadonlySet<number | null> = new Set([401, 403, 429, 503]);

const percent = (part: number, of: number): number => Number(((part / of) * 100).toFixed(2));

/**
 * P7-07, its first half: the share of the portal's own links, as a crawl from the home page met them, that lead
 * nowhere. Percent of the pages that were asked for and did not turn the crawler away.
 */
export const brokenLinks: Check<'catalogue'> = {
  id: 'broken-links',
  criterion: 'P7-07',
  version: 2,
  title: { vi: 'Liên kết trong cổng không hỏng', en: "The portal's own links lead somewhere" },
  mend: {
    vi: 'Sửa hoặc gỡ các liên kết đã nêu; khi đổi địa chỉ trang, chuyển hướng địa chỉ cũ sang địa chỉ mới.',
    en: 'Mend or remove the named links; when a page moves, redirect its old address to the new one.',
  },
  needs: ['catalogue'],
  aggregate: 'worst',
  judge: ({ catalogue }, { threshold }) => {
    if (catalogue === null)
      return inapplicable(null, {
        vi: 'Chỉ xem khi duyệt các trang công khai.',
        en: 'Asked only of a crawl of the public pages.',
      });
    if (catalogue.pages === 0)
      return untested('no-evidence', { vi: 'Không mở được trang nào.', en: 'No page could be opened.' });
    const turnedAway = catalogue.broken.filter(({ status }) => TURNED_AWAY.has(status));
    const broken = catalogue.broken.filter(({ status }) => !TURNED_AWAY.has(status));
    const asked = catalogue.pages - turnedAway.length;
    const cut = catalogue.truncated;
    const seen = {
      vi: `${broken.length} trong ${asked} trang đã mở không trả lời được${cut ? ' (chưa duyệt hết)' : ''}.`,
      en: `Pages that could not be had: ${broken.length} of ${asked} asked for${cut ? ' (the crawl was cut at its limit)' : ''}.`,
    };
    const places = [...broken, ...turnedAway].map(({ url, from, status }) => {
      const aside = TURNED_AWAY.has(status);
      return {
        step: 0,
        url,
        ...detailOf({
          vi: `${status === null ? 'không trả lời' : String(status)}${from === '' ? '' : `, liên kết từ ${from}`}${aside ? ' (không tính)' : ''}`,
          en: `${status === null ? 'no answer' : String(status)}${from === '' ? '' : `, linked from ${from}`}${aside ? ' (not counted)' : ''}`,
        }),
      };
    });
    const outcomeOf = (bad: number): Outcome =>
      judged(threshold, percent(bad, catalogue.pages), seen).outcome;
    if (asked === 0 || outcomeOf(broken.length) !== outcomeOf(catalogue.broken.length))
      return cantTell(
        'blocked',
        {
          vi: `${seen.vi} Cổng không cho công cụ vào ${turnedAway.length} trang khác nên chưa kết luận được.`,
          en: `${seen.en} The portal let the crawler into none of ${turnedAway.length} more, so nothing can be told.`,
        },
        places,
      );
    return judged(threshold, percent(broken.length, asked), seen, places);
  },
};
