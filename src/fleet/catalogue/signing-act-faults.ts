import type { Fault } from '../fault.ts';

/** The act of signing: its offer, its screens and what they tell. */
export const SIGNING_ACT_FAULTS: readonly Fault[] = [
  {
    id: 'signing-not-offered',
    title: { vi: 'Không có chỗ nào để ký số', en: 'There is no place to sign' },
    variants: {
      a: 'neither store of e-documents nor e-form',
      b: 'the store keeps documents but cannot sign them',
      c: 'words about a function to come stand where signing should be',
      ok: 'the menu entry is written in capitals and in decomposed Unicode',
    },
    mustFail: ['signing-completes'],
    mayFail: [
      'signing-providers',
      'journey-completes',
      'phone-journey',
      'failed-requests',
      'bad-files-refused',
    ],
    slow: [],
  },
  {
    id: 'signing-duty-late',
    title: {
      vi: 'Nộp gần xong mới biết phải ký số',
      en: 'That a signature is needed is told only while filing',
    },
    variants: {
      a: "told beside the e-form, not on the service's page",
      b: "told within the e-form's dialog only",
      c: 'told only when the citizen wants to go on',
      ok: 'announced on the page in other words',
    },
    mustFail: ['signing-duty-announced'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'signing-one-provider',
    title: { vi: 'Chỉ ký được với một nhà cung cấp', en: 'There is no choice of signing providers' },
    variants: {
      a: 'only the first provider',
      b: 'only the second provider',
      c: 'the same provider twice',
      ok: 'two providers in another order and no token',
    },
    mustFail: ['signing-providers'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'certificate-not-shown',
    title: {
      vi: 'Ký mà không biết bằng chứng thư số nào',
      en: 'The citizen signs without seeing the certificate',
    },
    variants: {
      a: 'nothing of the certificate',
      b: 'the signer only',
      c: 'signer and issuer, no validity',
      ok: 'all of it in one sentence',
    },
    mustFail: ['certificate-shown'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'signing-fails',
    title: { vi: 'Bấm ký số thì báo lỗi', en: 'Signing ends in an error' },
    variants: {
      a: 'HTTP 500 after the press',
      b: 'an error message after the phone confirmed',
      c: 'no certificate is found at any provider',
      ok: 'the result comes after four seconds',
    },
    mustFail: ['signing-completes'],
    mayFail: [
      'journey-completes',
      'phone-journey',
      'failed-requests',
      'certificate-shown',
      'signed-file-valid',
      'signing-providers',
    ],
    slow: [],
  },
  {
    id: 'signing-hangs',
    title: {
      vi: 'Đã xác nhận trên điện thoại mà cổng vẫn chờ mãi',
      en: 'The portal waits for ever after the phone confirmed',
    },
    variants: {
      a: 'keeps asking and never learns of it',
      b: 'the request to sign is never answered',
      c: 'the question how it stands is never answered',
      ok: 'the result comes after four seconds',
    },
    mustFail: ['signing-completes'],
    mayFail: ['journey-completes', 'phone-journey', 'step-time', 'certificate-shown'],
    slow: ['a', 'b', 'c'],
  },
  {
    id: 'signing-reject-ignored',
    title: {
      vi: 'Từ chối ký trên điện thoại mà cổng không biết',
      en: 'A rejection on the phone is not handled',
    },
    variants: {
      a: 'waits for ever',
      b: 'tells of success',
      c: 'stops without a word',
      ok: 'told in other words',
    },
    mustFail: ['signing-completes'],
    mayFail: [
      'journey-completes',
      'phone-journey',
      'step-time',
      'certificate-shown',
      'signed-file-valid',
      'time-stamp',
      'signature-algorithms',
    ],
    slow: ['a'],
  },
  {
    id: 'signing-told-only',
    title: {
      vi: 'Báo ký thành công nhưng không có tệp đã ký',
      en: 'Success is told and there is no signed file',
    },
    variants: {
      a: 'no link to it',
      b: 'its link answers 404',
      c: 'its link gives an empty file',
      ok: 'the result comes at once',
    },
    mustFail: ['signing-completes'],
    mayFail: ['journey-completes', 'phone-journey', 'failed-requests', 'signed-file-valid'],
    slow: [],
  },
  {
    id: 'signing-result-untold',
    title: {
      vi: 'Không báo kết quả ký bằng tiếng Việt',
      en: 'The result of signing is not told in Vietnamese',
    },
    variants: {
      a: 'told in English',
      b: 'a bare code',
      c: 'nothing at all',
      ok: 'other Vietnamese words',
    },
    mustFail: ['certificate-shown'],
    mayFail: ['signing-completes', 'journey-completes', 'phone-journey', 'step-time'],
    slow: [],
  },
];
