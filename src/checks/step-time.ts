import type { Check, Place } from '#src/model/check.ts';
import { inUnitOf } from './duration.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { judged } from './verdict.ts';

const median = (sorted: readonly number[]): number => {
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? upper) + upper) / 2 : upper;
};

/** Nearest rank. */
const ninetieth = (sorted: readonly number[]): number =>
  sorted[Math.ceil(sorted.length * 0.9) - 1] ?? Number.NaN;

/** The second limit of P4-07's pass rule, "p90 <= 10", as the criteria data writes it; none where it names none. */
const ninetiethLimit = (aggregate: string): number =>
  Number(/\bp90\s*<=\s*(\d+(?:\.\d+)?)/.exec(aggregate)?.[1] ?? Number.POSITIVE_INFINITY);

/**
 * P4-07, "median <= 3 s and p90 <= 10 s for every step": from a press to the next usable state, without our
 * own typing. Measured per run: the largest of the steps' medians; where a step's 90th percentile breaks
 * its limit, that percentile. Not counted: steps that did not pass (they have no usable state; the journey's
 * completion is asked elsewhere), the wait for the code after filing, which has its own limit (P1-11), and steps that sign
 * in or pay: there the citizen waits for a national service or a payment provider.
 */
export const stepTime: Check<'steps' | 'submissions'> = {
  id: 'step-time',
  criterion: 'P4-07',
  version: 2,
  title: { vi: 'Thời gian phản hồi từng bước', en: 'Response time of each step' },
  mend: {
    vi: 'Đo phía máy chủ cho yêu cầu của bước đã nêu (truy vấn cơ sở dữ liệu, gọi dịch vụ liên thông, xử lý tệp) và đưa phần chậm ra khỏi lúc người dân chờ: lưu đệm danh mục, gọi song song, xử lý nền rồi báo kết quả. Cho bấm tiếp ngay khi dữ liệu cần cho bước sau đã có.',
    en: "Profile the named step's requests on the server (database queries, calls to connected systems, file handling) and take what is slow out of the citizen's wait: cache catalogues, call in parallel, work in the background and report the result. Let people go on as soon as the data for the next step is there.",
  },
  needs: ['steps', 'submissions'],
  timing: true,
  // The rule is "for every step", so the slowest journey speaks for the portal.
  aggregate: 'worst',
  judge: ({ steps, submissions }, { threshold }) => {
    const limit = ninetiethLimit(threshold.aggregate);
    const timed = steps
      .filter(({ outcome, effect }) => outcome === 'passed' && effect !== 'signsIn' && effect !== 'pays')
      .map((step) => {
        const pressed = submissions
          .filter(({ step: at }) => at === step.index)
          .map(({ pressedAtMs }) => pressedAtMs);
        const waits = step.waits
          .filter((wait) => pressed.every((atMs) => wait.startedAtMs + wait.durationMs <= atMs))
          .map(({ durationMs }) => inUnitOf(threshold, durationMs))
          .sort((a, b) => a - b);
        const p90 = ninetieth(waits);
        return { step, waits, value: p90 > limit ? p90 : median(waits) };
      })
      .filter(({ waits }) => waits.length > 0)
      .sort((a, b) => b.value - a.value);
    const slowest = timed[0];
    if (slowest === undefined) return unseen(steps);
    const { step, value } = slowest;
    const places = timed
      .filter((each) => each === slowest || each.value > Number(threshold.value))
      .map(
        (each): Place => ({
          step: each.step.index,
          url: each.step.url,
          detail: each.waits.map((wait) => `${wait.toFixed(2)} ${threshold.unit}`).join(', '),
        }),
      );
    return judged(
      threshold,
      value,
      say({
        vi: (n) => `Bước chậm nhất, “${step.name.vi}”, bắt người dân chờ ${n(value, 2)} ${threshold.unit}.`,
        en: (n) =>
          `The slowest step, “${step.name.en}”, kept the citizen waiting ${n(value, 2)} ${threshold.unit}.`,
      }),
      places,
    );
  },
};
