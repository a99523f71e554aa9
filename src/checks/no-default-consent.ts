import type { Check } from '#src/model/check.ts';
import { consentBoxes } from './consent-boxes.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

/** P6-04: no box of consent comes ticked. Measured per run: distinct boxes that do. */
export const noDefaultConsent: Check<'steps' | 'consents' | 'components'> = {
  id: 'no-default-consent',
  criterion: 'P6-04',
  version: 1,
  title: { vi: 'Không mặc định đồng ý', en: 'No consent by default' },
  mend: {
    vi: 'Để trống mọi ô đồng ý khi trang mở ra, tách riêng từng mục đích, và vẫn cho làm tiếp khi người dân không đồng ý những gì dịch vụ không cần tới.',
    en: 'Leave every box of consent empty when the page opens, one for each purpose, and let people go on who refuse what the service does not need.',
  },
  needs: ['steps', 'consents', 'components'],
  aggregate: 'worst',
  judge: ({ steps, consents, components }, { threshold, journey }) => {
    const boxes = consentBoxes(consents, components);
    if (boxes.length === 0)
      return components.length > 0
        ? inapplicable(null, {
            vi: 'Không gặp ô đồng ý nào trong biểu mẫu.',
            en: 'No box of consent was met in the form.',
          })
        : nothingMet(steps, journey, {
            vi: 'Hành trình này không gặp ô đồng ý nào.',
            en: 'This journey meets no box of consent.',
          });
    const ticked = [
      ...new Map(boxes.filter((box) => box.ticked).map((box) => [`${box.url} ${box.label}`, box])).values(),
    ];
    return judged(
      threshold,
      ticked.length,
      ticked.length === 0
        ? {
            vi: 'Không ô đồng ý nào được đánh dấu sẵn.',
            en: 'No box of consent came ticked.',
          }
        : {
            vi: `${ticked.length} ô đồng ý đã được đánh dấu sẵn khi trang mở ra.`,
            en: `Boxes of consent that came ticked: ${ticked.length}.`,
          },
      ticked.map((box) => placeOf(steps, box, box.label)),
    );
  },
};
