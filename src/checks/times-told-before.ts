import type { Check } from '#src/model/check.ts';
import { placeOf } from './place-of.ts';
import { poorestProcedure, READS_NO_PAGE } from './poorest-procedure.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

/** P7-06: the time that filling takes and the time limit are told before one starts. Measured per run: of the two, how many. */
export const timesToldBefore: Check<'steps' | 'procedures'> = {
  id: 'times-told-before',
  criterion: 'P7-06',
  version: 1,
  title: { vi: 'Cho biết trước thời gian khai và thời hạn trả', en: 'Times are told before one starts' },
  mend: {
    vi: 'Ngay trên trang dịch vụ, trước nút nộp hồ sơ, ghi khai hết khoảng bao nhiêu phút và bao lâu có kết quả.',
    en: "On the service's page, before the control that starts filing, say how many minutes filling takes and how soon the result comes.",
  },
  needs: ['steps', 'procedures'],
  aggregate: 'worst',
  judge: ({ steps, procedures }, { threshold, journey }) => {
    const poorest = poorestProcedure(procedures, ({ timeToFill, timeLimit }) => [
      ...(timeToFill === null ? [] : (['fill'] as const)),
      ...(timeLimit === null ? [] : (['limit'] as const)),
    ]);
    if (poorest === null) return nothingMet(steps, journey, READS_NO_PAGE);
    const { entry, had } = poorest;
    const yes = { vi: 'có', en: 'told' };
    const no = { vi: 'không', en: 'not told' };
    const [fill, limit] = [had.has('fill') ? yes : no, had.has('limit') ? yes : no];
    return judged(
      threshold,
      had.size,
      {
        vi: `Trang dịch vụ cho biết trước: thời gian khai – ${fill.vi}; thời hạn trả kết quả – ${limit.vi}.`,
        en: `Before one starts, the service's page says: time to fill in – ${fill.en}; time limit – ${limit.en}.`,
      },
      [placeOf(steps, entry, entry.service)],
    );
  },
};
