import type { Fault } from '../fault.ts';

/** What stops a citizen between signing in and the dossier code, and what the look-up leaves out. */
export const FILING_FAULTS: readonly Fault[] = [
  {
    id: 'submit-fails',
    title: {
      vi: 'Bấm nộp hồ sơ thì báo lỗi, không nhận được mã hồ sơ',
      en: 'Filing ends in an error and no dossier code comes',
    },
    variants: {
      a: 'HTTP 500 after the last press of filing',
      b: 'a 502 page of a gateway after the last press of filing',
      c: 'the page answers with an error message and no code',
      ok: 'filing is answered correctly after 3 s',
    },
    mustFail: ['journey-completes'],
    mayFail: ['failed-requests', 'phone-journey', 'dossier-code-time', 'status-fields', 'page-errors'],
    slow: [],
  },
  {
    id: 'code-late',
    title: {
      vi: 'Nộp xong phải chờ rất lâu mới thấy mã hồ sơ',
      en: 'The dossier code appears only after a long wait',
    },
    variants: {
      a: 'code after 12 s of processing',
      b: 'code after 14 s of processing',
      c: 'code after 18 s of processing',
      ok: 'code after 5 s of processing',
    },
    mustFail: ['dossier-code-time'],
    mayFail: ['step-time', 'journey-completes', 'phone-journey', 'status-fields'],
    slow: ['a', 'b', 'c'],
  },
  {
    id: 'success-without-code',
    title: {
      vi: 'Báo nộp thành công nhưng không cho mã hồ sơ',
      en: 'Success is announced but no dossier code is given',
    },
    variants: {
      a: 'no code anywhere',
      b: 'the label of the code with an empty value',
      c: 'only a promise that the code comes by e-mail',
      ok: 'a code of another shape, as seen on linked birth registrations',
    },
    mustFail: ['journey-completes'],
    mayFail: ['dossier-code-time', 'phone-journey', 'status-fields'],
    slow: [],
  },
  {
    id: 'sign-in-forgets-service',
    title: {
      vi: 'Đăng nhập xong không quay lại dịch vụ đang làm',
      en: 'After signing in the citizen is not brought back to the service',
    },
    variants: {
      a: 'lands on the home page',
      b: 'lands on the list of services',
      c: 'lands on the account page',
      ok: 'lands on the service with further and reordered query parameters',
    },
    mustFail: ['sign-in-returns'],
    mayFail: ['journey-completes', 'phone-journey'],
    slow: [],
  },
  {
    id: 'sign-in-asked-twice',
    title: {
      vi: 'Vừa đăng nhập xong lại bị yêu cầu đăng nhập lần nữa',
      en: 'The citizen who has just signed in is asked to sign in again',
    },
    variants: {
      a: 'sent to the e-ID again at once',
      b: 'sent to the e-ID again when filing starts',
      c: "shown the portal's own password form",
      ok: 'one silent redirect through the e-ID without any screen',
    },
    mustFail: ['sign-in-returns'],
    mayFail: ['journey-completes', 'phone-journey', 'dossier-code-time', 'status-fields'],
    slow: [],
  },
  {
    id: 'service-missing',
    title: {
      vi: 'Không tìm thấy dịch vụ trên cổng',
      en: 'The service cannot be found on the portal',
    },
    variants: {
      a: 'the search finds nothing and the list lacks it',
      b: "the service's page answers 404",
      c: "the service's page is empty",
      ok: 'the name is written in capitals and in decomposed Unicode',
    },
    mustFail: ['journey-completes'],
    mayFail: ['failed-requests', 'phone-journey', 'sign-in-returns', 'dossier-code-time', 'status-fields'],
    slow: [],
  },
  {
    id: 'dead-button',
    title: {
      vi: 'Kê khai xong bấm nút đi tiếp không có gì xảy ra',
      en: 'The button that leads on from the applicant page does nothing',
    },
    variants: {
      a: 'does nothing',
      b: 'stays disabled',
      c: 'shows a spinner for ever',
      ok: 'is disabled for 1.5 s until the page is ready',
    },
    mustFail: ['journey-completes'],
    mayFail: ['phone-journey', 'step-time', 'dossier-code-time', 'status-fields'],
    slow: [],
  },
  {
    id: 'phone-refused',
    title: {
      vi: 'Không nộp được hồ sơ bằng điện thoại',
      en: 'Filing does not work on a phone',
    },
    variants: {
      a: 'asks for a computer instead of showing the form',
      b: 'the button that leads on is hidden on a narrow screen',
      c: 'the link that starts filing is absent on a narrow screen',
      ok: 'the layout differs on a phone and everything works',
    },
    mustFail: ['phone-journey'],
    mayFail: ['journey-completes', 'step-time', 'dossier-code-time', 'status-fields', 'sign-in-returns'],
    slow: [],
  },
  {
    id: 'slow-step',
    title: {
      vi: 'Một bước kê khai phải chờ hơn mười giây',
      en: 'One step of the form takes more than ten seconds',
    },
    variants: {
      a: 'one form step answers after 11 s',
      b: 'one form step answers after 12 s',
      c: 'one form step answers after 13 s',
      ok: 'one form step answers after 1 s',
    },
    mustFail: ['step-time'],
    mayFail: ['first-byte', 'largest-paint', 'journey-completes', 'phone-journey'],
    slow: ['a', 'b', 'c'],
  },
  {
    id: 'portal-dead',
    title: {
      vi: 'Không vào được cổng',
      en: 'The portal cannot be reached',
    },
    variants: {
      a: 'accepts the connection and never answers',
      b: 'every page answers 500',
      c: 'closes every connection',
      ok: 'answers 503 once with Retry-After: 1, then works',
    },
    mustFail: ['journey-completes'],
    mayFail: [
      'phone-journey',
      'step-time',
      'largest-paint',
      'first-byte',
      'failed-requests',
      'page-errors',
      'viewport-declared',
      'sign-in-returns',
      'dossier-code-time',
      'status-fields',
    ],
    slow: ['a'],
  },
  {
    id: 'status-fields-missing',
    title: {
      vi: 'Tra cứu hồ sơ không biết ai đang giữ, bao giờ xong',
      en: 'The look-up does not say who has the dossier or when it is due',
    },
    variants: {
      a: 'no handling body and no person',
      b: 'no dates',
      c: 'only that it is being handled',
      ok: 'all fields in an unusual wording and order',
    },
    mustFail: ['status-fields'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'upload-refused',
    title: {
      vi: 'Đính kèm tệp PDF hợp lệ mà cổng không nhận',
      en: 'A valid PDF is not accepted as an attachment',
    },
    variants: {
      a: 'refused as of the wrong format',
      b: 'answered with 413',
      c: 'silently dropped from the list',
      ok: 'accepted after one second of loading',
    },
    mustFail: ['journey-completes'],
    mayFail: ['failed-requests', 'phone-journey', 'dossier-code-time', 'status-fields'],
    slow: [],
  },
];
