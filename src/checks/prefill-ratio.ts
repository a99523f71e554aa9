import type { Check } from '#src/model/check.ts';
import type { Prefill } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { askedFields, FILLS_NOTHING } from './asked-fields.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

const BEFORE: { readonly [P in Prefill]: Text } = {
  nothing: { vi: 'để trống', en: 'nothing' },
  own: { vi: 'đúng', en: 'own' },
  another: { vi: 'dữ liệu khác', en: 'another' },
  unclear: { vi: 'không so được', en: 'unclear' },
};

/**
 * P3-04: of the fields that ask for what the State is known to hold of this citizen, those that held it before anybody
 * typed. Measured per run: per cent. Fields whose content could not be compared do not count as filled;
 * where they could change the answer nothing is decided.
 */
export const prefillRatio: Check<'steps' | 'fields'> = {
  id: 'prefill-ratio',
  criterion: 'P3-04',
  version: 1,
  title: { vi: 'Điền sẵn dữ liệu Nhà nước đã có', en: 'What the State holds is prefilled' },
  mend: {
    vi: 'Sau khi người dân đăng nhập, lấy dữ liệu từ Cơ sở dữ liệu quốc gia về dân cư, tài khoản định danh và kho dữ liệu để điền sẵn từng trường đã nêu; chỉ để trống những gì Nhà nước chưa có.',
    en: 'After sign-in fill each named field from the population database, the e-ID account and the store; leave empty only what the State does not hold.',
  },
  needs: ['steps', 'fields'],
  aggregate: 'worst',
  judge: ({ steps, fields }, { threshold, journey }) => {
    if (fields.length === 0) return nothingMet(steps, journey, FILLS_NOTHING);
    const held = askedFields(fields).filter(({ stateHolds }) => stateHolds === true);
    if (held.length === 0)
      return inapplicable(null, {
        vi: 'Biểu mẫu không hỏi gì mà Nhà nước được biết là đã có.',
        en: 'The form asks for nothing that the State is known to hold.',
      });
    const own = held.filter(({ before }) => before === 'own');
    const unclear = held.filter(({ before }) => before === 'unclear');
    const short = held.filter(({ before }) => before === 'nothing' || before === 'another');
    const places = short.map((field) =>
      placeOf(steps, field, {
        vi: `${field.label}: ${BEFORE[field.before].vi}`,
        en: `${field.label}: ${BEFORE[field.before].en}`,
      }),
    );
    const seen = say({
      vi: (n) =>
        `${n(own.length)} trong ${n(held.length)} trường mà Nhà nước đã có dữ liệu được điền sẵn đúng${unclear.length === 0 ? '' : `; ${n(unclear.length)} trường không so được`}.`,
      en: (n) =>
        `Fields prefilled rightly: ${n(own.length)} of the ${n(held.length)} whose datum the State holds${unclear.length === 0 ? '' : `; not comparable: ${n(unclear.length)}`}.`,
    });
    const least = judged(threshold, (100 * own.length) / held.length, seen, places);
    const most = judged(threshold, (100 * (own.length + unclear.length)) / held.length, seen);
    return least.outcome === most.outcome ? least : cantTell('no-evidence', seen, places);
  },
};
