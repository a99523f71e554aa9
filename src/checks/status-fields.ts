import type { Check } from '#src/model/check.ts';
import type { DossierStatus } from '#src/model/journey.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

/** The field list of P1-12's pass rule. */
const FIELDS: readonly { readonly name: Text; readonly shown: (status: DossierStatus) => boolean }[] = [
  { name: { vi: 'cơ quan', en: 'body' }, shown: ({ body }) => (body ?? '').trim() !== '' },
  { name: { vi: 'người xử lý', en: 'person' }, shown: ({ person }) => (person ?? '').trim() !== '' },
  {
    name: { vi: 'ngày nhận', en: 'time received' },
    shown: ({ receivedOn }) => (receivedOn ?? '').trim() !== '',
  },
  { name: { vi: 'ngày hẹn trả', en: 'time due' }, shown: ({ dueOn }) => (dueOn ?? '').trim() !== '' },
  {
    name: { vi: 'thời điểm từng lần chuyển', en: 'time of each change' },
    shown: ({ changes }) => (changes ?? []).some((change) => change.trim() !== ''),
  },
];

/** P1-12: looking a dossier up shows five things. Measured per run: how many, of the poorest look-up. */
export const statusFields: Check<'steps' | 'lookUps'> = {
  id: 'status-fields',
  criterion: 'P1-12',
  version: 1,
  title: {
    vi: 'Tra cứu cho biết ai giữ hồ sơ và khi nào xong',
    en: 'The look-up shows who has the dossier and when it is due',
  },
  mend: {
    vi: 'Trên trang kết quả tra cứu, hiện đủ năm mục: cơ quan đang giải quyết, người xử lý, ngày tiếp nhận, ngày hẹn trả và thời điểm từng lần chuyển bước, mỗi mục có nhãn chữ.',
    en: 'On the page that answers a look-up, show all five: the body that handles the dossier, the person, when it was received, when it is due, and the time of each change, each with its label in words.',
  },
  needs: ['steps', 'lookUps'],
  aggregate: 'worst',
  judge: ({ steps, lookUps }, { threshold, journey }) => {
    const found = lookUps.filter(({ status }) => status.found);
    if (found.length === 0 && lookUps.length > 0)
      return cantTell('no-evidence', {
        vi: 'Trang tra cứu không tìm thấy hồ sơ, nên không biết nó hiện những gì.',
        en: 'The look-up did not find the dossier, so what it shows is not known.',
      });
    const whole = steps.length >= journey.steps.length && steps.every(({ outcome }) => outcome === 'passed');
    if (found.length === 0 && whole && steps.length > 0)
      return inapplicable(null, {
        vi: 'Hành trình này không tra cứu hồ sơ.',
        en: 'This journey looks nothing up.',
      });
    const [poorest] = found
      .map(({ step, status }) => ({ step, missing: FIELDS.filter(({ shown }) => !shown(status)) }))
      .sort((a, b) => b.missing.length - a.missing.length);
    if (poorest === undefined) return unseen(steps);
    const { step, missing } = poorest;
    const shown = FIELDS.length - missing.length;
    const names = (language: 'vi' | 'en'): string => missing.map(({ name }) => name[language]).join(', ');
    return judged(
      threshold,
      shown,
      missing.length === 0
        ? say({
            vi: (n) => `Tra cứu hiện đủ ${n(shown)} mục.`,
            en: (n) => `The look-up shows all ${n(shown)} fields.`,
          })
        : {
            vi: `Tra cứu hiện ${shown} trong ${FIELDS.length} mục; thiếu: ${names('vi')}.`,
            en: `The look-up shows ${shown} of ${FIELDS.length} fields; missing: ${names('en')}.`,
          },
      missing.length === 0 ? [] : [placeOf(steps, { step }, { vi: names('vi'), en: names('en') })],
    );
  },
};
