import type { Check } from '#src/model/check.ts';
import type { LeakEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

const WHERE: { readonly [W in LeakEvidence['where']]: Text } = {
  url: { vi: 'địa chỉ trang', en: 'addresses' },
  'third-party': { vi: 'yêu cầu gửi cho bên thứ ba', en: 'requests to third parties' },
  referer: { vi: 'phần Referer', en: 'the Referer' },
  console: { vi: 'bảng điều khiển', en: 'the console' },
  'public-page': { vi: 'trang công khai', en: 'public pages' },
};

/**
 * P6-05: the synthetic citizen's data where they must not be. Measured per run: distinct leaks (datum, where, host). An
 * attempt in which the citizen gave nothing proves nothing.
 */
export const personalDataLeaks: Check<'steps' | 'signIns' | 'fields' | 'efforts' | 'leaks'> = {
  id: 'personal-data-leaks',
  criterion: 'P6-05',
  version: 1,
  title: { vi: 'Không lộ dữ liệu cá nhân', en: 'No personal data leak' },
  mend: {
    vi: 'Không đưa số định danh, họ tên, điện thoại vào địa chỉ (dùng POST hoặc mã phiên), đặt Referrer-Policy, gỡ dữ liệu cá nhân khỏi mã theo dõi của bên thứ ba và khỏi bảng điều khiển, che họ tên và số giấy tờ trên trang tra cứu công khai.',
    en: 'Keep identity numbers, names and telephone numbers out of addresses (use POST or a session key), set a Referrer-Policy, take personal data out of third-party trackers and the console, and mask names and numbers on public look-ups.',
  },
  needs: ['steps', 'signIns', 'fields', 'efforts', 'leaks'],
  aggregate: 'worst',
  judge: ({ steps, signIns, fields, efforts, leaks }, { threshold, journey }) => {
    const distinct = [
      ...new Map(leaks.map((each) => [`${each.datum} ${each.where} ${each.host}`, each])).values(),
    ];
    if (distinct.length > 0) {
      const places = (language: keyof Text): string =>
        [...new Set(distinct.map(({ where }) => WHERE[where][language]))].join(', ');
      return judged(
        threshold,
        distinct.length,
        {
          vi: `Dữ liệu của công dân thử nghiệm xuất hiện ở ${distinct.length} chỗ không được phép: ${places('vi')}.`,
          en: `Places that show the test citizen's data and must not: ${distinct.length} (${places('en')}).`,
        },
        distinct.map((each) =>
          placeOf(steps, { step: each.step, url: null }, `${each.datum}: ${each.where}, ${each.host}`),
        ),
      );
    }
    const watched = fields.length > 0 || (efforts.length > 0 && signIns.length > 0);
    if (!watched)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không đưa dữ liệu cá nhân nào cho cổng.',
        en: 'This journey gives the portal no personal data.',
      });
    return judged(threshold, 0, {
      vi: 'Không thấy dữ liệu của công dân thử nghiệm trong địa chỉ, yêu cầu gửi bên thứ ba, bảng điều khiển hay trang công khai đã qua.',
      en: "The test citizen's data were not seen in addresses, third-party requests, the console or the public pages crossed.",
    });
  },
};
