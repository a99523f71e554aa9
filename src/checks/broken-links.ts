import type { Check } from '#src/model/check.ts';
import { detailOf } from './place-of.ts';
import { inapplicable, judged, untested } from './verdict.ts';

/** P7-07, its first half: the share of the portal's own links, as a crawl from the home page met them, that lead nowhere. Percent of pages asked for. */
export const brokenLinks: Check<'catalogue'> = {
  id: 'broken-links',
  criterion: 'P7-07',
  version: 1,
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
    const percent = (catalogue.broken.length / catalogue.pages) * 100;
    return judged(
      threshold,
      Number(percent.toFixed(2)),
      {
        vi: `${catalogue.broken.length} trong ${catalogue.pages} trang đã mở không trả lời được${catalogue.truncated ? ' (chưa duyệt hết)' : ''}.`,
        en: `Pages that could not be had: ${catalogue.broken.length} of ${catalogue.pages} asked for${catalogue.truncated ? ' (the crawl was cut at its limit)' : ''}.`,
      },
      catalogue.broken.map(({ url, from, status }) => ({
        step: 0,
        url,
        ...detailOf({
          vi: `${status === null ? 'không trả lời' : String(status)}${from === '' ? '' : `, liên kết từ ${from}`}`,
          en: `${status === null ? 'no answer' : String(status)}${from === '' ? '' : `, linked from ${from}`}`,
        }),
      })),
    );
  },
};
