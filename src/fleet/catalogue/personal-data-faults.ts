import type { Fault } from '../fault.ts';

/** Consent that is not asked, and personal data where strangers can read them. */
export const PERSONAL_DATA_FAULTS: readonly Fault[] = [
  {
    id: 'consent-preticked',
    title: { vi: 'Ô đồng ý được đánh dấu sẵn', en: 'Consent is given beforehand' },
    variants: {
      a: 'to the processing of personal data',
      b: 'to advertisements',
      c: 'to sharing with other bodies',
      ok: 'a ticked box that agrees to nothing',
    },
    mustFail: ['no-default-consent'],
    mayFail: ['store-consent'],
    slow: [],
  },
  {
    id: 'datum-in-url',
    title: { vi: 'Số định danh hoặc số điện thoại nằm trên đường dẫn', en: 'A datum stands in an address' },
    variants: {
      a: 'the number in the address of the page',
      b: 'the phone in the address of a picture',
      c: 'the number in the path of a request',
      ok: 'a number of the session that tells nothing',
    },
    mustFail: ['personal-data-leaks'],
    mayFail: ['sign-in-returns'],
    slow: [],
  },
  {
    id: 'datum-to-third-party',
    title: { vi: 'Dữ liệu cá nhân gửi cho bên thứ ba', en: 'A datum is sent to a third party' },
    variants: {
      a: 'the number to a counter',
      b: 'phone and name in the body of a request',
      c: 'the e-mail address to a counter',
      ok: 'a counter that hears of nobody',
    },
    mustFail: ['personal-data-leaks'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'datum-in-console',
    title: { vi: 'Dữ liệu cá nhân ghi ra bảng điều khiển', en: 'A datum is written to the console' },
    variants: {
      a: 'number and name',
      b: 'the phone',
      c: 'the number within a warning',
      ok: 'words without a datum',
    },
    mustFail: ['personal-data-leaks'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'unmasked-public-look-up',
    title: { vi: 'Tra cứu công khai lộ thông tin người nộp', en: 'The public look-up shows who filed' },
    variants: {
      a: 'name and number',
      b: 'name and phone',
      c: 'name and number in one line',
      ok: 'masked name and last digits',
    },
    mustFail: ['personal-data-leaks'],
    mayFail: ['status-fields'],
    slow: [],
  },
];
