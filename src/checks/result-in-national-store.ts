import type { Check } from '#src/model/check.ts';
import { inUnitOf } from './duration.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/**
 * P3-07: the result appears in the national store. Measured per run: hours from the result to its being found; where it
 * was not found, the hours waited, which fail it only once they are more than the mark.
 */
export const resultInNationalStore: Check<'steps' | 'afterFiling'> = {
  id: 'result-in-national-store',
  criterion: 'P3-07',
  version: 1,
  title: { vi: 'Kết quả về kho quốc gia', en: 'The result reaches the national store' },
  mend: {
    vi: 'Khi trả kết quả, đẩy ngay tệp kết quả đã ký sang kho quốc gia dưới mã hồ sơ-KQ(n), thử lại khi lỗi và đối soát hằng ngày những kết quả chưa sang.',
    en: 'On giving the result push the signed file to the national store under dossier-code-KQ(n) at once, retry what fails and reconcile daily what has not arrived.',
  },
  needs: ['steps', 'afterFiling'],
  aggregate: 'median',
  judge: ({ steps, afterFiling }, { threshold, journey }) => {
    const entries = afterFiling.filter(({ act }) => act === 'national-store');
    const [slowest] = entries.toSorted(
      (a, b) => Number(a.done === true) - Number(b.done === true) || (b.afterMs ?? 0) - (a.afterMs ?? 0),
    );
    if (slowest === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không tìm kết quả trong kho quốc gia.',
        en: 'This journey does not look for the result in the national store.',
      });
    const place = placeOf(steps, { step: slowest.step }, { vi: 'kho quốc gia', en: 'national store' });
    const { afterMs, done } = slowest;
    if (afterMs === null)
      return cantTell(
        'no-evidence',
        {
          vi: 'Không biết kết quả đã trả được bao lâu, nên chưa đo được thời gian về kho quốc gia.',
          en: 'How long ago the result was given is not known, so the time to the national store was not measured.',
        },
        [place],
      );
    const value = inUnitOf(threshold, afterMs);
    if (done !== true) {
      const seen = say({
        vi: (n) => `Sau ${n(value)} giờ chưa thấy kết quả trong kho quốc gia.`,
        en: (n) => `After ${n(value)} h the result is not in the national store.`,
      });
      const verdict = judged(threshold, value, seen, [place]);
      return verdict.outcome === 'failed' ? verdict : cantTell('limit-time', seen, [place]);
    }
    return judged(
      threshold,
      value,
      say({
        vi: (n) => `Kết quả có trong kho quốc gia sau ${n(value, 2)} giờ.`,
        en: (n) => `The result was in the national store after ${n(value, 2)} h.`,
      }),
      [place],
    );
  },
};
