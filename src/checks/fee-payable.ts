import type { Check, CheckContext } from '#src/model/check.ts';
import type { ProcedureEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { amountsIn, variesWithUse } from './amounts.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/**
 * Amounts published for filing the journey's service online: on the portal, else in the national database; empty where
 * none was read. A fee that is told for the counter alone says nothing of them.
 */
const published = (
  procedures: readonly ProcedureEvidence[],
  { service }: CheckContext['journey'],
): ReadonlySet<number> => {
  const fees = (origin: ProcedureEvidence['origin']): readonly number[] =>
    procedures
      .filter((each) => each.origin === origin && (service === null || each.service === service))
      .flatMap(({ fee }) => [...amountsIn(fee ?? '')]);
  const own = new Set(fees('portal'));
  return own.size > 0 ? own : new Set(fees('national'));
};

const UNSOURCED: Text = {
  vi: ' (Phí của dịch vụ này trong dữ liệu của chúng tôi chưa có nguồn xác nhận.)',
  en: " (No source confirms this service's fee in our data.)",
};

const joined = (seen: Text, more: Text): Text => ({ vi: seen.vi + more.vi, en: seen.en + more.en });

/**
 * P1-10: the payment page is reached online, asks for the published fee, and tells the intermediary's charge before one
 * is chosen. Measured per run: 0 or 100 % of the services that meet all three. Of a service whose fee no source
 * confirms the sentence says so.
 */
export const feePayable: Check<'steps' | 'procedures' | 'payments' | 'conditions'> = {
  id: 'fee-payable',
  criterion: 'P1-10',
  version: 3,
  title: { vi: 'Trả phí trực tuyến đúng mức công bố', en: 'The published fee can be paid online' },
  mend: {
    vi: 'Lấy số tiền từ chính biểu phí đã công bố của thủ tục (mức trực tuyến nếu có), hiện mã tham chiếu, và hiện phí của từng đơn vị trung gian trước khi người dân chọn.',
    en: "Take the amount from the procedure's published fee (the online one where there is one), show the reference, and show each intermediary's charge before people choose.",
  },
  needs: ['steps', 'procedures', 'payments', 'conditions'],
  aggregate: 'percent-passed',
  judge: ({ steps, procedures, payments, conditions }, { threshold, journey, references }) => {
    const service = references.services.find(({ id }) => id === journey.service);
    const note = service?.fee.sourced === false ? UNSOURCED : { vi: '', en: '' };
    const fees = published(procedures, journey);
    const [page] = payments;
    if (page === undefined) {
      // Elsewhere an official may have to accept the dossier before a fee falls due.
      const refused = steps.find(({ effect, reason }) => effect === 'pays' && reason === 'not-offered');
      // Free online, or for some: nothing need be due here.
      const due = fees.has(0) ? [] : [...fees];
      return refused !== undefined && conditions.mode === 'sandbox' && due.length > 0
        ? judged(
            threshold,
            0,
            joined(
              say({
                vi: (n) =>
                  `Cổng công bố phí ${due.map((fee) => n(fee, 0)).join(' hoặc ')} đồng nhưng nộp hồ sơ xong không có chỗ thanh toán trực tuyến.`,
                en: (n) =>
                  `The portal publishes a fee of ${due.map((fee) => n(fee, 0)).join(' or ')} dong, and after filing there is no way to pay it online.`,
              }),
              note,
            ),
            [placeOf(steps, { step: refused.index }, { vi: 'không có chỗ thanh toán', en: 'no way to pay' })],
          )
        : nothingMet(steps, journey, {
            vi: 'Hành trình này không tới trang thanh toán.',
            en: 'This journey does not come to a payment page.',
          });
    }
    const asked = payments.find(({ amountVnd }) => amountVnd !== null);
    const wrong = payments.find(
      ({ amountVnd }) => amountVnd !== null && fees.size > 0 && !fees.has(amountVnd),
    );
    const list = [...fees];
    if (wrong !== undefined) {
      const amount = wrong.amountVnd ?? 0;
      if (procedures.some(({ fee }) => variesWithUse(fee ?? '')))
        return cantTell(
          'no-evidence',
          say({
            vi: (n) =>
              `Trang thanh toán đòi ${n(amount, 0)} đồng; mức công bố tính theo số lượng hoặc tỷ lệ, nên không so được.`,
            en: (n) =>
              `The payment page asks for ${n(amount, 0)} dong; the published fee is a rate, so the two cannot be compared.`,
          }),
          [placeOf(steps, wrong, String(amount))],
        );
      return judged(
        threshold,
        0,
        joined(
          say({
            vi: (n) =>
              `Trang thanh toán đòi ${n(amount, 0)} đồng, mức công bố là ${list.map((fee) => n(fee, 0)).join(' hoặc ')} đồng.`,
            en: (n) =>
              `The payment page asks for ${n(amount, 0)} dong; published: ${list.map((fee) => n(fee, 0)).join(' or ')} dong.`,
          }),
          note,
        ),
        [placeOf(steps, wrong, `${amount} ≠ ${list.join(', ')}`)],
      );
    }
    const hidden = payments.find(({ chargesShown, providers }) => !chargesShown && providers.length > 0);
    if (hidden !== undefined)
      return judged(
        threshold,
        0,
        {
          vi: 'Trang thanh toán không cho biết phí của đơn vị trung gian trước khi chọn.',
          en: "The payment page does not tell the intermediary's charge before one is chosen.",
        },
        [placeOf(steps, hidden, hidden.providers.join(', '))],
      );
    if (asked === undefined || fees.size === 0)
      return cantTell(
        'no-evidence',
        joined(
          asked === undefined
            ? {
                vi: 'Trang thanh toán không ghi số tiền, nên không so được với mức công bố.',
                en: 'The payment page names no amount, so it cannot be held against the published fee.',
              }
            : {
                vi: 'Không đọc được mức phí công bố của dịch vụ, nên không so được với số tiền phải trả.',
                en: "The service's published fee was not read, so the amount cannot be held against it.",
              },
          note,
        ),
        [
          placeOf(
            steps,
            page,
            page.amountVnd === null ? { vi: 'không ghi số tiền', en: 'no amount' } : String(page.amountVnd),
          ),
        ],
      );
    if (payments.every(({ providers }) => providers.length === 0))
      return cantTell(
        'no-evidence',
        {
          vi: 'Không đọc được danh sách đơn vị thanh toán.',
          en: 'The list of payment providers could not be read.',
        },
        [placeOf(steps, page, { vi: 'không có đơn vị thanh toán', en: 'no providers' })],
      );
    return judged(
      threshold,
      100,
      joined(
        say({
          vi: (n) =>
            `Trả được trực tuyến ${n(asked.amountVnd ?? 0, 0)} đồng, đúng mức công bố, phí trung gian được báo trước.`,
          en: (n) =>
            `The published fee of ${n(asked.amountVnd ?? 0, 0)} dong can be paid online, charges told before one chooses.`,
        }),
        note,
      ),
    );
  },
};
