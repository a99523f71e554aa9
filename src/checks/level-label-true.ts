import type { Check } from '#src/model/check.ts';
import type { DutyEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

const DUTIES: { readonly [K in DutyEvidence['kind']]: Text } = {
  appear: { vi: 'đến trực tiếp', en: 'to appear in person' },
  paper: { vi: 'nộp hoặc xuất trình bản giấy', en: 'to hand in or show paper' },
  'wet-ink': { vi: 'ký tay', en: 'to sign by hand' },
  cash: { vi: 'trả tiền mặt', en: 'to pay in cash' },
};

/**
 * P1-03: a service labelled full asks nobody to appear, to bring paper, to sign by hand or to pay in cash up to the last
 * step before filing; one labelled partial says why. Measured per run: mismatches between label and walk. A duty that the
 * law itself makes is not the portal's.
 */
export const levelLabelTrue: Check<'steps' | 'procedures' | 'duties' | 'reviews' | 'submissions'> = {
  id: 'level-label-true',
  criterion: 'P1-03',
  version: 2,
  title: { vi: 'Nhãn “toàn trình” đúng thực tế', en: 'A service labelled full really is full' },
  mend: {
    vi: 'Hoặc bỏ yêu cầu đến trực tiếp, nộp bản giấy, ký tay, tiền mặt ở bước đã nêu (thay bằng tra cứu dữ liệu, ký số, thanh toán trực tuyến, trả kết quả điện tử), hoặc đổi nhãn thành một phần và ghi lý do kèm căn cứ.',
    en: 'Either drop the duty at the named step (look data up, sign digitally, take payment online, give an e-result), or label the service partial and give the reason with its legal basis.',
  },
  needs: ['steps', 'procedures', 'duties', 'reviews', 'submissions'],
  aggregate: 'worst',
  judge: ({ steps, procedures, duties, reviews, submissions }, { threshold, journey, references }) => {
    const read = procedures.filter(
      ({ origin, service }) =>
        origin === 'portal' && (journey.service === null || service === journey.service),
    );
    const [page] = read;
    if (page === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không đọc nhãn mức độ của dịch vụ.',
        en: "This journey does not read the service's level.",
      });
    if (new Set(read.map(({ service }) => service)).size > 1)
      return inapplicable(null, {
        vi: 'Hành trình này đọc trang của nhiều dịch vụ; nhãn của từng dịch vụ được xem ở hành trình của dịch vụ ấy.',
        en: "This journey reads the pages of several services; each one's label is asked of its own journey.",
      });
    const level = read.find((each) => each.level !== null)?.level ?? null;
    const reason = read.find((each) => each.reason !== null)?.reason ?? null;
    if (level === null)
      return cantTell(
        'no-evidence',
        { vi: 'Trang dịch vụ không ghi mức độ trực tuyến.', en: "The service's page tells no level." },
        [placeOf(steps, page, page.service)],
      );
    if (level === 'information')
      return inapplicable(null, {
        vi: 'Cổng chỉ cung cấp thông tin về dịch vụ này.',
        en: 'The portal only informs about this service.',
      });
    if (level === 'partial')
      return reason === null
        ? judged(
            threshold,
            1,
            {
              vi: 'Dịch vụ ghi là một phần mà không nêu lý do.',
              en: 'The service is labelled partial, and no reason is given.',
            },
            [placeOf(steps, page, page.service)],
          )
        : judged(threshold, 0, {
            vi: 'Dịch vụ ghi là một phần và có nêu lý do.',
            en: 'The service is labelled partial and gives its reason.',
          });
    const made = (kind: DutyEvidence['kind']): Text | undefined =>
      references.lawMadeDuties.find((duty) => duty.service === page.service && duty.kind === kind)?.citation;
    const met = [...new Map(duties.map((duty) => [duty.kind, duty])).values()];
    const breaches = met.filter(({ kind }) => made(kind) === undefined);
    const names = (language: keyof Text): string =>
      breaches.map(({ kind }) => DUTIES[kind][language]).join(', ');
    if (breaches.length > 0)
      return judged(
        threshold,
        breaches.length,
        {
          vi: `Dịch vụ ghi là toàn trình nhưng người dân bị yêu cầu: ${names('vi')}.`,
          en: `The service is labelled full, yet the citizen is told: ${names('en')}.`,
        },
        breaches.map((duty) => placeOf(steps, duty, `${duty.kind}: “${duty.words}”`)),
      );
    const [lawful] = met;
    const law = lawful === undefined ? undefined : made(lawful.kind);
    if (lawful !== undefined && law !== undefined)
      return inapplicable(null, {
        vi: `Yêu cầu ${DUTIES[lawful.kind].vi} ở dịch vụ toàn trình này do luật đặt ra (${law.vi}), không phải lỗi của cổng.`,
        en: `That the citizen of this full service is told ${DUTIES[lawful.kind].en} is made by the law (${law.en}), not by the portal.`,
      });
    if (reviews.length + submissions.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không đi tới bước cuối trước khi nộp, nên chưa biết nhãn có đúng không.',
        en: 'This journey does not go to the last step before filing, so whether the label is true is not known.',
      });
    return judged(threshold, 0, {
      vi: 'Dịch vụ ghi là toàn trình, và tới bước nộp không gặp yêu cầu đến trực tiếp, bản giấy, ký tay hay tiền mặt nào.',
      en: 'The service is labelled full, and up to filing nothing asks to appear, for paper, to sign by hand or for cash.',
    });
  },
};
