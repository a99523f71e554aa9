import type { Text } from '#src/model/text.ts';

/** Ids of the catalogue; they never change their meaning. */
export const FAULT_IDS = [
  'submit-fails',
  'code-late',
  'success-without-code',
  'sign-in-forgets-service',
  'sign-in-asked-twice',
  'service-missing',
  'viewport-missing',
  'too-wide',
  'layout-shift',
  'slow-main-content',
  'slow-first-byte',
  'script-error',
  'broken-asset',
  'mixed-content',
  'dead-button',
  'phone-refused',
  'slow-step',
  'portal-dead',
  'status-fields-missing',
  'upload-refused',
] as const;
/**
 * Faults of digital signing. Only journeys that sign meet them, so that they are no part of the seeded draw: the
 * quick plan would walk past them.
 */
export const SIGNING_FAULT_IDS = [
  'signing-not-offered',
  'signing-duty-late',
  'signing-one-provider',
  'certificate-not-shown',
  'signing-fails',
  'signing-hangs',
  'signing-reject-ignored',
  'signing-told-only',
  'signing-result-untold',
  'nothing-signed',
  'stamp-without-signature',
  'signed-bytes-changed',
  'signed-file-saved-again',
  'signer-wrong',
  'signer-expired',
  'signer-revoked',
  'signer-untrusted',
  'signing-weak-digest',
  'time-stamp-missing',
  'bad-files-accepted',
  'results-unsigned',
] as const;

/** Faults of asking once: prefill, forms, papers, the store, drafts and personal data. Only journeys that look meet them. */
export const REUSE_FAULT_IDS = [
  'nothing-prefilled',
  'half-prefilled',
  'wrong-person-prefilled',
  'prefill-lost-on-phone',
  'over-ask-fields',
  'no-store',
  'store-empty-kinds',
  'store-no-removal',
  'store-document-changed',
  'kept-not-found',
  'keep-preticked',
  'no-picker',
  'picker-on-few',
  'over-ask-id-card',
  'over-ask-household-book',
  'over-ask-marriage-certificate',
  'over-ask-residence-confirmation',
  'form-only-as-file',
  'draft-lost',
  'draft-half-restored',
  'no-print',
  'validation-absent',
  'validation-english',
  'message-far-off',
  'values-lost-on-error',
  'limit-not-stated',
  'limit-not-honoured',
  'consent-preticked',
  'datum-in-url',
  'datum-to-third-party',
  'datum-in-console',
  'unmasked-public-look-up',
] as const;

/** Faults of the pages around a filing: procedures, search, help, payment and what comes after. Only journeys that look meet them. */
export const LIFE_FAULT_IDS = [
  'search-needs-marks',
  'search-misses-typo',
  'label-full-but-come',
  'partial-without-reason',
  'fee-differs',
  'time-limit-differs',
  'code-differs',
  'papers-differ',
  'parts-missing',
  'no-time-to-fill',
  'help-missing',
  'footer-missing',
  'statistics-stale',
  'privacy-notice-missing',
  'privacy-notice-thin',
  'no-summary',
  'payment-not-offered',
  'payment-amount-wrong',
  'payment-charge-hidden',
  'payment-success-untold',
  'withdraw-missing',
  'withdraw-pretends',
  'download-incomplete',
  'download-broken',
  'inbox-silent',
  'rating-missing',
  'assistant-wrong',
  'assistant-asks-otp',
] as const;

export type FaultId =
  | (typeof FAULT_IDS)[number]
  | (typeof SIGNING_FAULT_IDS)[number]
  | (typeof REUSE_FAULT_IDS)[number]
  | (typeof LIFE_FAULT_IDS)[number];

/** Three degrees or kinds of the fault, and a healthy look-alike that must not be taken for it. */
export const FAULT_VARIANTS = ['a', 'b', 'c', 'ok'] as const;
export type FaultVariant = (typeof FAULT_VARIANTS)[number];

/** What is wrong with one stand-in portal at this moment. */
export type CarriedFault = { readonly fault: FaultId; readonly variant: FaultVariant };

/** Which portals of a fleet carry a fault, by portal id; `seeded` gives about a third of them one each. */
export type FaultChoice = 'none' | 'seeded' | Readonly<Record<string, CarriedFault>>;

/** One thing that can be wrong with a portal. */
export type Fault = {
  readonly id: FaultId;
  /** What a citizen would see. */
  readonly title: Text;
  readonly variants: { readonly [V in FaultVariant]: string };
  /** Ids of checks that must come out as failed under a, b and c. */
  readonly mustFail: readonly string[];
  /** Ids of checks that may come out as failed too, as a plain consequence. */
  readonly mayFail: readonly string[];
  /** Variants whose confirmation takes long; the seeded draw uses each rarely. */
  readonly slow: readonly FaultVariant[];
};

/** The catalogue, but for signing (faults-signing.ts). The fleet invents them: none is a statement about a real portal. */
export const FAULTS: readonly Fault[] = [
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
    id: 'viewport-missing',
    title: {
      vi: 'Trên điện thoại trang hiện chữ bé tí hoặc không phóng to được',
      en: 'On a phone the page comes tiny or cannot be enlarged',
    },
    variants: {
      a: 'no viewport is declared',
      b: 'a viewport 1024 px wide',
      c: 'enlarging is forbidden (user-scalable=no, maximum-scale=1)',
      ok: 'width=device-width in odd order and spacing',
    },
    mustFail: ['viewport-declared'],
    mayFail: ['no-sideways-scroll', 'phone-journey'],
    slow: [],
  },
  {
    id: 'too-wide',
    title: {
      vi: 'Trên màn hình hẹp phải kéo ngang mới đọc được',
      en: 'On a narrow screen the page must be dragged sideways',
    },
    variants: {
      a: 'a table 900 px wide',
      b: 'one long string that cannot break',
      c: 'a banner of fixed width',
      ok: 'a wide table that scrolls inside its own box',
    },
    mustFail: ['no-sideways-scroll'],
    mayFail: ['phone-journey'],
    slow: [],
  },
  {
    id: 'layout-shift',
    title: {
      vi: 'Đang đọc thì nội dung nhảy xuống',
      en: 'The content jumps while it is being read',
    },
    variants: {
      a: 'a late banner pushes the content by 200 px',
      b: 'a late banner pushes the content by 300 px',
      c: 'two late banners push it by 180 px each',
      ok: 'the same banner in a reserved place',
    },
    mustFail: ['layout-stability'],
    mayFail: ['journey-completes', 'phone-journey'],
    slow: [],
  },
  {
    id: 'slow-main-content',
    title: {
      vi: 'Nội dung chính hiện ra rất chậm',
      en: 'The main content appears very late',
    },
    variants: {
      a: 'the main picture comes after 5 s',
      b: 'the main text is put in by a script after 5 s',
      c: 'a render-blocking stylesheet takes 5 s',
      ok: 'a small slow picture below the fold',
    },
    mustFail: ['largest-paint'],
    mayFail: ['step-time', 'layout-stability', 'phone-journey', 'sign-in-returns'],
    slow: ['a', 'b', 'c'],
  },
  {
    id: 'slow-first-byte',
    title: {
      vi: 'Trang nào cũng chờ mấy giây mới bắt đầu tải',
      en: 'Every page takes seconds before it begins to load',
    },
    variants: {
      a: 'first byte after 2.2 s',
      b: 'first byte after 3 s',
      c: 'first byte after 4 s',
      ok: 'first byte after 500 ms',
    },
    mustFail: ['first-byte'],
    mayFail: ['largest-paint', 'step-time', 'journey-completes', 'phone-journey', 'dossier-code-time'],
    slow: ['a', 'b', 'c'],
  },
  {
    id: 'script-error',
    title: {
      vi: 'Trang chạy lỗi, có chỗ bấm không ăn',
      en: "The page's script fails",
    },
    variants: {
      a: 'throws while loading',
      b: 'leaves a rejection unhandled',
      c: 'throws in a timer',
      ok: 'catches the error and writes it to the console',
    },
    mustFail: ['page-errors'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'broken-asset',
    title: {
      vi: 'Thiếu hình, thiếu kiểu dáng trên trang',
      en: 'Pictures or styles of the page are missing',
    },
    variants: {
      a: 'a stylesheet answers 404',
      b: 'a script answers 500',
      c: 'a picture closes the connection',
      ok: 'a picture answers 204 and a prefetch is given up',
    },
    mustFail: ['failed-requests'],
    mayFail: ['page-errors'],
    slow: [],
  },
  {
    id: 'mixed-content',
    title: {
      vi: 'Trình duyệt cảnh báo trang có nội dung không an toàn',
      en: 'The browser warns of insecure content in the page',
    },
    variants: {
      a: 'a picture over http',
      b: 'a script over http',
      c: 'a frame over http',
      ok: 'a plain link to an http page, not loaded',
    },
    mustFail: ['mixed-content'],
    mayFail: ['failed-requests'],
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
      ok: 'one form step answers after 1.5 s',
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
