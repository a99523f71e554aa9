import type { Check } from '#src/model/check.ts';
import { seenOf } from './after-filing.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/** P1-14: satisfaction can be rated, on the three levels of the rule or more. Measured per run: 1 or 0; one good place is enough. */
export const ratingOffered: Check<'steps' | 'afterFiling'> = {
  id: 'rating-offered',
  criterion: 'P1-14',
  version: 1,
  title: { vi: 'Đánh giá được mức hài lòng', en: 'Satisfaction can be rated' },
  mend: {
    vi: 'Sau khi nộp hồ sơ và trên trang dịch vụ, đặt chỗ đánh giá ít nhất ba mức (rất hài lòng, hài lòng, không hài lòng) kèm ô góp ý; báo đã ghi nhận khi người dân gửi.',
    en: 'After filing and on the service page let people rate on three levels at least, with room for a comment, and confirm what was sent.',
  },
  needs: ['steps', 'afterFiling'],
  aggregate: 'all-passed',
  judge: ({ steps, afterFiling }, { threshold, journey }) => {
    const entries = seenOf(afterFiling, 'rating');
    const best = entries.at(-1);
    if (best === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không tìm chỗ đánh giá.',
        en: 'This journey does not look for a rating.',
      });
    const place = placeOf(steps, { step: best.step }, { vi: 'đánh giá', en: 'rating' });
    if (!best.offered)
      return judged(
        threshold,
        0,
        { vi: 'Không có chỗ đánh giá mức độ hài lòng.', en: 'There is no place to rate satisfaction.' },
        [place],
      );
    if (best.done === false)
      return judged(
        threshold,
        0,
        {
          vi: 'Có chỗ đánh giá nhưng gửi đánh giá không được ghi nhận.',
          en: 'A rating is offered, and sending it was not confirmed.',
        },
        [place],
      );
    if (best.parts === null)
      return cantTell(
        'no-evidence',
        {
          vi: 'Có chỗ đánh giá nhưng không đọc được có bao nhiêu mức.',
          en: 'A rating is offered, but its levels could not be read.',
        },
        [place],
      );
    const { had, expected } = best.parts;
    return judged(
      threshold,
      Number(had >= expected),
      {
        vi: `Chỗ đánh giá có ${had} mức (cần ít nhất ${expected}).`,
        en: `Levels of the rating: ${had} (at least ${expected} are wanted).`,
      },
      [place],
    );
  },
};
