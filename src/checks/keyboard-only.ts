import type { Check } from '#src/model/check.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

const WORDS = {
  trap: { vi: 'tiêu điểm bị giữ lại trước đó', en: 'the focus is held before it' },
  'not-reached': { vi: 'phím không đi tới', en: 'keys do not come to it' },
} as const;

/**
 * P5-07: the last step is reached by keys alone. Asked of journeys that put the mouse away. A focus that is not drawn is told and not judged. Measured per run: 100 or 0.
 */
export const keyboardOnly: Check<'steps' | 'keyboards'> = {
  id: 'keyboard-only',
  criterion: 'P5-07',
  version: 1,
  title: { vi: 'Làm được chỉ bằng bàn phím', en: 'It can be done by keyboard alone' },
  mend: {
    vi: 'Dùng phần tử button, a, input, select thật (hoặc thêm tabindex="0" và xử lý phím Enter, phím cách); không giữ tiêu điểm trong ô ngày hay hộp chọn; vẽ khung rõ quanh phần tử đang có tiêu điểm.',
    en: 'Use real button, a, input and select elements (or add tabindex="0" and answer Enter and Space); do not hold the focus in a date field or list; draw a clear frame around what has the focus.',
  },
  needs: ['steps', 'keyboards'],
  aggregate: 'percent-passed',
  judge: ({ steps, keyboards }, { threshold }) => {
    if (keyboards.length === 0)
      return steps.every(({ outcome }) => outcome === 'passed')
        ? inapplicable(null, {
            vi: 'Hành trình này không chỉ dùng bàn phím.',
            en: 'This journey does not go by keys alone.',
          })
        : unseen(steps);
    const stop = steps.find(({ outcome }) => outcome !== 'passed');
    const met = keyboards.findLast(({ step }) => step === stop?.index);
    if (stop !== undefined && (stop.outcome !== 'failed' || met?.problem == null)) return unseen(steps);
    if (met?.problem != null)
      return judged(
        threshold,
        0,
        {
          vi: 'Chỉ dùng bàn phím thì không tới được chỗ cần bấm hay điền tiếp theo.',
          en: 'By keys alone the next control that is needed cannot be reached.',
        },
        [
          placeOf(steps, met, {
            vi: `${met.label}: ${WORDS[met.problem].vi}, ${met.tabs} lần bấm`,
            en: `${met.label}: ${WORDS[met.problem].en}, ${met.tabs} presses`,
          }),
        ],
      );
    const unmarked = keyboards.filter(({ focusShown }) => focusShown === false);
    return judged(
      threshold,
      100,
      say({
        vi: (n) => `Đi tới cuối chỉ bằng bàn phím; ${n(unmarked.length)} chỗ không thấy tiêu điểm.`,
        en: (n) =>
          `The end was reached by keys alone; places where the focus is not drawn: ${n(unmarked.length)}.`,
      }),
      unmarked.map((each) =>
        placeOf(steps, each, {
          vi: `${each.label}: không thấy tiêu điểm`,
          en: `${each.label}: the focus is not drawn`,
        }),
      ),
    );
  },
};
