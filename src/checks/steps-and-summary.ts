import type { Check } from '#src/model/check.ts';
import type { ReviewEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

const STEPS: Text = { vi: 'chỉ dẫn bước', en: 'step indicator' };
const SUMMARY: Text = { vi: 'trang tổng hợp trước khi nộp', en: 'summary before filing' };

/** A page counts as a summary only where it shows something of what was entered. */
const missing = ({ stepsShown, summary, values }: ReviewEvidence): readonly Text[] => [
  ...(stepsShown ? [] : [STEPS]),
  ...(summary && (values.given === 0 || values.shown > 0) ? [] : [SUMMARY]),
];

/** P1-09: a step indicator, and a page that shows what was entered before it is filed. Measured per run: of the two, how many. */
export const stepsAndSummary: Check<'steps' | 'reviews'> = {
  id: 'steps-and-summary',
  criterion: 'P1-09',
  version: 1,
  title: { vi: 'Chỉ dẫn bước và trang tổng hợp', en: 'Step indicator and summary' },
  mend: {
    vi: 'Hiện danh sách các bước với bước hiện tại được đánh dấu trên mọi trang, và trước khi nộp hiện trang chỉ đọc gồm mọi điều đã khai và mọi tệp, mỗi mục có liên kết để sửa.',
    en: 'Show the list of steps with the current one marked on every page, and before filing a page to read with all that was entered and all files, each with a link to change it.',
  },
  needs: ['steps', 'reviews'],
  aggregate: 'worst',
  judge: ({ steps, reviews }, { threshold, journey }) => {
    const [poorest] = reviews
      .map((review) => ({ review, lacks: missing(review) }))
      .sort((a, b) => b.lacks.length - a.lacks.length);
    if (poorest === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không tới trang cuối trước khi nộp.',
        en: 'This journey does not come to the last page before filing.',
      });
    const { review, lacks } = poorest;
    const { given, shown } = review.values;
    return judged(
      threshold,
      2 - lacks.length,
      lacks.length === 0
        ? {
            vi: `Có chỉ dẫn bước và trang tổng hợp, hiện lại ${shown} trong ${given} điều đã khai.`,
            en: `Step indicator and summary are there; it shows ${shown} of ${given} values entered.`,
          }
        : {
            vi: `Thiếu: ${lacks.map(({ vi }) => vi).join(', ')}.`,
            en: `Missing: ${lacks.map(({ en }) => en).join(', ')}.`,
          },
      [
        placeOf(
          steps,
          { step: review.step },
          { vi: lacks.map(({ vi }) => vi).join(', '), en: lacks.map(({ en }) => en).join(', ') },
        ),
      ],
    );
  },
};
