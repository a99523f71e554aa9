import type { Check } from '#src/model/check.ts';
import { consentBoxes } from './consent-boxes.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, inapplicable, judged, untested } from './verdict.ts';

/**
 * P3-06: consent is asked, not ticked beforehand, before a paper is kept, and what is kept can be removed. Measured per
 * run: of the two, how many. Decided where both were seen, or where one of them is plainly missing.
 */
export const storeConsent: Check<'steps' | 'components' | 'consents' | 'stores'> = {
  id: 'store-consent',
  criterion: 'P3-06',
  version: 2,
  title: { vi: 'Hỏi đồng ý trước khi lưu, cho xóa khỏi kho', en: 'Keeping needs consent and can be undone' },
  mend: {
    vi: 'Cạnh mỗi giấy tờ tải lên, đặt ô hỏi lưu vào kho, không đánh dấu sẵn; trong kho, mỗi giấy tờ có nút xóa hoặc rút lại đồng ý có hiệu lực ngay.',
    en: 'Beside each upload put a box that asks whether to keep the paper, not ticked beforehand; in the store give each paper a way to remove it or withdraw consent at once.',
  },
  needs: ['steps', 'components', 'consents', 'stores'],
  aggregate: 'worst',
  judge: ({ steps, components, consents, stores }, { threshold, journey }) => {
    const boxes = consentBoxes(consents, components).filter(({ about }) => about === 'store');
    const opened = stores.filter(({ opened: isOpen, items }) => isOpen && items > 0);
    const isRemovable = opened.some(({ removes }) => removes === true);
    const ticked = boxes.filter((box) => box.ticked);
    if (ticked.length > 0)
      return judged(
        threshold,
        isRemovable ? 1 : 0,
        {
          vi: `Ô đồng ý lưu vào kho đã được đánh dấu sẵn ở ${ticked.length} chỗ.`,
          en: `Boxes that keep a paper in the store and came ticked: ${ticked.length}.`,
        },
        ticked.map((box) => placeOf(steps, box, box.label)),
      );
    if (!isRemovable && opened.some(({ removes }) => removes === null))
      return cantTell(
        'no-evidence',
        {
          vi: 'Mỗi giấy tờ trong kho có trình đơn hoặc nút không ghi tên, nên không biết trong đó có cách xóa không.',
          en: 'Papers of the store have menus or buttons without a name; whether they remove a paper is not known.',
        },
        opened.map((each) => placeOf(steps, each, each.path.join(' → '))),
      );
    if (opened.length > 0 && !isRemovable)
      return judged(
        threshold,
        boxes.length > 0 ? 1 : 0,
        {
          vi: 'Kho dữ liệu không có cách xóa hay rút lại giấy tờ đã lưu.',
          en: 'The store offers no way to remove what is kept in it.',
        },
        opened.map((each) => placeOf(steps, each, each.path.join(' → '))),
      );
    if (boxes.length > 0 && opened.length > 0)
      return judged(threshold, 2, {
        vi: 'Cổng hỏi đồng ý trước khi lưu, ô không đánh dấu sẵn, và cho xóa khỏi kho.',
        en: 'Consent is asked, not ticked beforehand, and what is kept can be removed.',
      });
    if (boxes.length > 0)
      return untested('no-evidence', {
        vi: 'Ô đồng ý lưu không đánh dấu sẵn; hành trình này không xem được kho có cho xóa không.',
        en: 'The box is not ticked beforehand; whether the store lets papers be removed was not seen here.',
      });
    if (opened.length > 0)
      return untested('no-evidence', {
        vi: 'Kho cho xóa giấy tờ; hành trình này không gặp chỗ lưu giấy tờ nào để xem có hỏi đồng ý không.',
        en: 'The store lets papers be removed; no place that keeps one was met to see whether it asks.',
      });
    if (components.length > 0)
      return inapplicable(null, {
        vi: 'Cổng không đề nghị lưu giấy tờ nào vào kho ở đây.',
        en: 'The portal does not offer to keep a paper here.',
      });
    return nothingMet(steps, journey, {
      vi: 'Hành trình này không lưu giấy tờ vào kho.',
      en: 'This journey keeps no paper in a store.',
    });
  },
};
