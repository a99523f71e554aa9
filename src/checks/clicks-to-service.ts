import type { Check } from '#src/model/check.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

/** P1-01: presses from the home page to the page with the control that files. Measured per run: the shortest way of the farthest service. */
export const clicksToService: Check<'steps' | 'reaches'> = {
  id: 'clicks-to-service',
  criterion: 'P1-01',
  version: 1,
  title: { vi: 'Tới dịch vụ trong ít lần bấm', en: 'The service is few clicks away' },
  mend: {
    vi: 'Đặt các dịch vụ thiết yếu ngay trên trang chủ hoặc trong một nhóm dẫn thẳng từ trang chủ, và để nút nộp hồ sơ ngay trên trang dịch vụ; bỏ các trang trung gian.',
    en: "Put the essential services on the home page or in a group that it links to, with the control that files on the service's own page; drop the pages between.",
  },
  needs: ['steps', 'reaches'],
  aggregate: 'worst',
  judge: ({ steps, reaches }, { threshold, journey }) => {
    const [farthest] = [...Map.groupBy(reaches, ({ service }) => service).values()]
      .flatMap((ways) => ways.toSorted((a, b) => a.presses - b.presses).slice(0, 1))
      .sort((a, b) => b.presses - a.presses);
    if (farthest === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không đếm đường từ trang chủ tới dịch vụ.',
        en: 'This journey does not count the way from the home page to a service.',
      });
    return judged(
      threshold,
      farthest.presses,
      say({
        vi: (n) => `Từ trang chủ tới dịch vụ cần ${n(farthest.presses)} lần bấm.`,
        en: (n) => `Presses from the home page to the service: ${n(farthest.presses)}.`,
      }),
      [placeOf(steps, farthest, farthest.service)],
    );
  },
};
