import type { Check } from '#src/model/check.ts';
import { SIGNS_NOTHING } from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

/** P2-01: every demand to sign that a citizen meets was announced on the service's public page. Measured per run: demands that were not. */
export const signingDutyAnnounced: Check<'steps' | 'signings'> = {
  id: 'signing-duty-announced',
  criterion: 'P2-01',
  version: 1,
  title: {
    vi: 'Báo trước thành phần hồ sơ phải ký số',
    en: 'The duty to sign is announced beforehand',
  },
  mend: {
    vi: 'Trên trang công khai của dịch vụ, ghi rõ những giấy tờ, tờ khai phải ký số và bằng cách nào, để người dân chuẩn bị chữ ký số trước khi bắt đầu hồ sơ; đừng để tới bước cuối mới báo.',
    en: "Say on the service's public page which papers and forms must be signed digitally, and how, so that people can get ready before they begin; do not leave it to the last step.",
  },
  needs: ['steps', 'signings'],
  aggregate: 'worst',
  judge: ({ steps, signings }, { threshold, journey }) => {
    if (signings.length === 0) return nothingMet(steps, journey, SIGNS_NOTHING);
    const demands = signings.filter(({ demanded }) => demanded);
    if (demands.length === 0)
      return inapplicable(null, {
        vi: 'Cổng không bắt buộc ký số trong hành trình này.',
        en: 'The portal demands no signature in this journey.',
      });
    const place = ({ step }: { readonly step: number }) => ({
      step,
      url: steps.find(({ index }) => index === step)?.url ?? null,
      detail: 'signature demanded',
      detailVi: 'bị yêu cầu ký số',
    });
    const unannounced = new Map(
      demands.filter(({ announced }) => announced === false).map((each) => [each.step, each]),
    );
    if (unannounced.size > 0)
      return judged(
        threshold,
        unannounced.size,
        {
          vi: `Cổng bắt buộc ký số ở ${unannounced.size} chỗ mà trang công khai của dịch vụ không báo trước.`,
          en: `Demands to sign that the service's public page does not announce: ${unannounced.size}.`,
        },
        [...unannounced.values()].map(place),
      );
    const unread = demands.find(({ announced }) => announced === null);
    if (unread !== undefined)
      return cantTell(
        'no-evidence',
        {
          vi: 'Chưa đọc được trang công khai của dịch vụ, nên không biết việc ký số có được báo trước không.',
          en: "The service's public page was not read, so whether the duty is announced is not known.",
        },
        [place(unread)],
      );
    return judged(threshold, 0, {
      vi: 'Mọi chỗ bắt buộc ký số đều được báo trước trên trang công khai.',
      en: 'Every demand to sign is announced on the public page.',
    });
  },
};
