import type { Check } from '#src/model/check.ts';
import { placeOf } from './place-of.ts';
import { READS_NO_PAGE } from './poorest-procedure.ts';
import { nothingMet } from './unseen.ts';
import { inapplicable, judged, untested } from './verdict.ts';

/** P7-02: a service offered only in part says why. Measured per run: per cent of the partial services read that do. */
export const partialReason: Check<'steps' | 'procedures'> = {
  id: 'partial-reason',
  criterion: 'P7-02',
  version: 1,
  title: { vi: 'Nêu lý do nếu chỉ cung cấp một phần', en: 'A reason is given where only partial' },
  mend: {
    vi: 'Trên trang của mỗi dịch vụ một phần, ghi rõ bước nào phải làm trực tiếp, vì sao và theo điều khoản nào của văn bản nào.',
    en: 'On the page of each partial service say which step must be done in person, why, and by which article of which law.',
  },
  needs: ['steps', 'procedures'],
  aggregate: 'percent-passed',
  judge: ({ steps, procedures }, { threshold, journey }) => {
    const read = procedures.filter(({ origin }) => origin === 'portal');
    if (read.length === 0) return nothingMet(steps, journey, READS_NO_PAGE);
    const partial = [
      ...Map.groupBy(
        read.filter(({ level }) => level === 'partial'),
        ({ service }) => service,
      ).values(),
    ];
    if (partial.length === 0)
      return read.every(({ level }) => level === null)
        ? untested('no-evidence', {
            vi: 'Trang dịch vụ không ghi mức độ trực tuyến nên không biết có phải một phần hay không.',
            en: "The service's page tells no level, so whether it is partial is not known.",
          })
        : inapplicable(null, {
            vi: 'Dịch vụ đã đọc không phải dịch vụ một phần.',
            en: 'The service read is not a partial one.',
          });
    const silent = partial.filter((entries) => entries.every(({ reason }) => reason === null));
    return judged(
      threshold,
      (100 * (partial.length - silent.length)) / partial.length,
      silent.length === 0
        ? { vi: 'Dịch vụ một phần có nêu lý do.', en: 'The partial service gives a reason.' }
        : {
            vi: 'Dịch vụ ghi là một phần nhưng trang không nêu lý do.',
            en: 'The service is labelled partial, and its page gives no reason.',
          },
      silent.flatMap((entries) => entries.slice(0, 1).map((entry) => placeOf(steps, entry, entry.service))),
    );
  },
};
