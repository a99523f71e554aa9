import type { Fault } from '../fault.ts';

/** What a form does with the data that the State already holds. */
export const PREFILL_FAULTS: readonly Fault[] = [
  {
    id: 'nothing-prefilled',
    title: {
      vi: 'Phải nhập lại từ đầu thông tin Nhà nước đã có',
      en: 'Nothing of what the State holds stands in the form',
    },
    variants: {
      a: 'nothing at all',
      b: 'only the name',
      c: 'only name and number',
      ok: 'all but the e-mail address, which no register holds',
    },
    mustFail: ['prefill-ratio'],
    mayFail: ['over-asked-fields'],
    slow: [],
  },
  {
    id: 'half-prefilled',
    title: {
      vi: 'Thông tin điền sẵn thiếu quá nửa',
      en: 'Half of what the State holds is missing in the form',
    },
    variants: {
      a: 'every other datum',
      b: 'only what is locked',
      c: 'neither place of residence nor the card',
      ok: 'all but who issued the card',
    },
    mustFail: ['prefill-ratio'],
    mayFail: ['over-asked-fields'],
    slow: [],
  },
  {
    id: 'wrong-person-prefilled',
    title: {
      vi: 'Biểu mẫu điền sẵn thông tin của người khác',
      en: "Another person's data stand in the form",
    },
    variants: {
      a: "all data are another citizen's",
      b: "phone and place of residence are another citizen's",
      c: "number, birth date and sex are another citizen's",
      ok: 'the own name in capitals and decomposed Unicode',
    },
    mustFail: ['prefill-wrong'],
    mayFail: ['prefill-ratio', 'over-asked-fields', 'journey-completes', 'phone-journey'],
    slow: [],
  },
  {
    id: 'prefill-lost-on-phone',
    title: { vi: 'Trên điện thoại thông tin không được điền sẵn', en: 'On a phone nothing is prefilled' },
    variants: {
      a: 'nothing on a phone',
      b: 'only name and number on a phone',
      c: 'only what is locked on a phone',
      ok: 'on a phone nothing is locked',
    },
    mustFail: ['prefill-ratio'],
    mayFail: ['over-asked-fields'],
    slow: [],
  },
  {
    id: 'over-ask-fields',
    title: { vi: 'Hỏi lại thông tin Nhà nước đã có', en: 'Data that the State holds are asked for again' },
    variants: {
      a: "the parents' names once more",
      b: 'the place of residence once more',
      c: 'card and ethnicity once more',
      ok: 'a contact person, of whom nothing is held',
    },
    mustFail: ['over-asked-fields'],
    mayFail: ['prefill-ratio'],
    slow: [],
  },
];
