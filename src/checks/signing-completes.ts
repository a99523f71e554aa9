import type { Check, Place } from '#src/model/check.ts';
import type { SigningEvidence } from '#src/model/signing.ts';
import type { Text } from '#src/model/text.ts';
import { isMissing, isTelling, SIGNS_NOTHING, untelling } from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

/** What is wrong with how a signing ended; null where it ended as the citizen asked. */
const breach = (signing: SigningEvidence): Text | null => {
  if (signing.end === 'not-offered')
    return isMissing(signing)
      ? { vi: 'Cổng không có chỗ để ký số.', en: 'The portal offers no way to sign.' }
      : null;
  if (signing.end === 'hung' && signing.listStayedEmpty === true)
    return {
      vi: 'Danh sách đơn vị ký số trống, người dân không ký được.',
      en: 'The list of signing providers stayed empty, so nobody can sign.',
    };
  if (signing.end === 'hung')
    return signing.answer === 'rejects'
      ? {
          vi: 'Người dân từ chối trên điện thoại nhưng cổng vẫn chờ mãi, không báo gì.',
          en: 'The citizen rejected on the phone, and the portal kept waiting and told nothing.',
        }
      : {
          vi: 'Người dân đã xác nhận nhưng việc ký không kết thúc, cổng không báo gì.',
          en: 'The citizen confirmed, and signing never came to an end.',
        };
  if (signing.answer === 'rejects')
    return signing.end === 'declined' || signing.end === 'error'
      ? null
      : {
          vi: 'Người dân đã từ chối mà cổng vẫn báo ký thành công.',
          en: 'The citizen rejected, and the portal told that it was signed.',
        };
  if (signing.end === 'told-only')
    return {
      vi: 'Cổng báo ký thành công nhưng không đưa ra tệp đã ký.',
      en: 'The portal told that it was signed, and gave no signed file.',
    };
  if (signing.end === 'error' || signing.end === 'declined')
    return {
      vi: 'Người dân đã xác nhận nhưng cổng báo ký không thành công.',
      en: 'The citizen confirmed, and the portal told that signing failed.',
    };
  return null;
};

/**
 * P2-02: signing in the browser comes to its end: a signed file where the citizen confirms, a word of it where the
 * citizen rejects. Where no sandbox exists nobody confirms, so what does not end there is not measured. Measured per
 * run: 0 or 100 % of signing journeys completed.
 */
export const signingCompletes: Check<'steps' | 'signings' | 'conditions'> = {
  id: 'signing-completes',
  criterion: 'P2-02',
  version: 1,
  title: { vi: 'Ký số được đến cuối', en: 'Signing comes to its end' },
  mend: {
    vi: 'Ký thử lại đúng bước đã nêu bằng chứng thư số thử và xem nhật ký của cổng lẫn của đơn vị cung cấp chữ ký. Hỏi lại trạng thái giao dịch cho tới khi có kết quả cuối; xử lý đủ cả ba trường hợp xác nhận, từ chối, hết hạn và báo ngay cho người dân; chỉ báo thành công khi đã nhận và gắn tệp đã ký vào hồ sơ, kèm chỗ tải tệp.',
    en: "Sign again at the named step with a test certificate and read the portal's and the provider's logs. Ask for the state of the transaction until it is final; handle all three of confirmed, rejected and timed out, and tell the citizen at once; tell success only when the signed file has come back and is attached, and let people download it.",
  },
  needs: ['steps', 'signings', 'conditions'],
  aggregate: 'percent-passed',
  judge: ({ steps, signings, conditions }, { threshold, journey }) => {
    if (signings.length === 0) return nothingMet(steps, journey, SIGNS_NOTHING);
    const open = untelling(signings);
    if (open !== null) return open;
    const telling = signings.filter(isTelling);
    const place = ({ step, end, told, waitedMs }: SigningEvidence): Place => ({
      step,
      url: steps.find(({ index }) => index === step)?.url ?? null,
      detail: `${end}, ${(waitedMs / 1000).toFixed(1)} s${told === null ? '' : `: ${told}`}`,
    });
    const breaches = telling.flatMap((signing) => {
      const seen = breach(signing);
      return seen === null ? [] : [{ signing, seen }];
    });
    const [first] = breaches;
    const places = breaches.map(({ signing }) => place(signing));
    if (first?.signing.end === 'not-offered' && conditions.mode !== 'sandbox')
      return cantTell('not-offered', first.seen, places);
    if (first !== undefined && conditions.mode !== 'sandbox')
      return cantTell(
        'mode',
        {
          vi: 'Cổng không phải môi trường thử nên không ai xác nhận việc ký; chưa đo được việc ký có xong không.',
          en: 'The portal is no sandbox, so nobody confirms the signing; whether it comes to its end was not measured.',
        },
        places,
      );
    if (first !== undefined) return judged(threshold, 0, first.seen, places);
    if (telling.every(({ end }) => end === 'not-offered'))
      return inapplicable(null, {
        vi: 'Cổng không yêu cầu ký số ở đây.',
        en: 'The portal asks for no signature here.',
      });
    return judged(
      threshold,
      100,
      telling.some(({ end }) => end === 'signed')
        ? {
            vi: 'Việc ký kết thúc đúng như người dân trả lời và có tệp đã ký.',
            en: 'Signing ended as the citizen answered, and the signed file came back.',
          }
        : {
            vi: 'Người dân từ chối ký và cổng báo lại đúng như vậy.',
            en: 'The citizen rejected, and the portal told so.',
          },
    );
  },
};
