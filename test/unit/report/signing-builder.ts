import type { Finding } from '#src/model/check.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { MaskedVerdict, SignedFileEvidence, SigningEvidence } from '#src/model/signing.ts';
import type { Text } from '#src/model/text.ts';
import { type End, findingsInTurn } from './findings-in-turn.ts';

/*
 * Made-up evidence of signing, for pages: a signed PDF of several revisions, an XML, a picture of a stamp, a file that
 * nobody verified. `sent` stands where a portal or a file speaks.
 */

type Sent = (ordinary: string) => string;

const text = (vi: string, en: string): Text => ({ vi, en });

export const signer = (
  change: Partial<MaskedVerdict['signers'][number]> = {},
  sent: Sent = (ordinary) => ordinary,
): MaskedVerdict['signers'][number] => ({
  verdict: 'valid',
  subIndication: null,
  level: 'B-T',
  ids: [sent('CCCD:********0017')],
  expectedSigner: true,
  claimedAt: '2026-11-21T02:00:01.000Z',
  provedAt: '2026-11-21T02:00:02.000Z',
  digest: 'SHA-256',
  algorithm: 'RSA PKCS#1 v1.5 2048',
  issuers: [sent('CA thử nghiệm'), sent('Gốc thử nghiệm')],
  timestamps: [{ at: '2026-11-21T02:00:02.000Z', authority: sent('TSA thử nghiệm'), verdict: 'valid' }],
  coverage: {
    whole: false,
    ranges: [
      { from: 0, to: 41_200 },
      { from: 57_586, to: 71_904 },
    ],
    fileBytes: 90_112,
    revisions: [38_100, 71_904, 90_112],
    elements: [],
  },
  reasons: [
    {
      code: 'signature-valid',
      text: text(
        'Chữ ký hợp lệ: nội dung còn nguyên vẹn.',
        'The signature is valid: the content is unchanged.',
      ),
    },
  ],
  ...change,
});

export const verdict = (change: Partial<MaskedVerdict> = {}): MaskedVerdict => ({
  verdict: 'valid',
  subIndication: null,
  level: 'B-T',
  format: 'pdf',
  profile: 'ETSI.CAdES.detached',
  revocation: 'not-proved',
  reasons: signer().reasons,
  signers: [signer()],
  verifier: { version: 1, policy: 'f'.repeat(64) },
  ...change,
});

export const signedFile = (change: Partial<SignedFileEvidence> = {}): SignedFileEvidence => ({
  step: 2,
  origin: 'signed',
  url: 'https://portal.test/tep-da-ky.pdf',
  bytes: 90_112,
  sha256: 'ab'.repeat(32),
  kept: 'c'.repeat(64),
  stamped: null,
  expectedSigner: 'CCCD:********0017',
  verdict: verdict(),
  ...change,
});

export const signing = (change: Partial<SigningEvidence> = {}): SigningEvidence => ({
  step: 2,
  what: 'e-form',
  signsAs: 'citizen',
  answer: 'confirms',
  providers: [
    { name: 'Nhà cung cấp A', way: 'remote' },
    { name: 'Nhà cung cấp B', way: 'token' },
  ],
  announced: true,
  demanded: true,
  shown: { signer: true, issuer: true, validity: true },
  end: 'signed',
  told: 'Ký số thành công',
  toldInVietnamese: true,
  waitedMs: 2400,
  ...change,
});

export const signingEvidence = (sent: Sent): Pick<Evidence, 'signings' | 'signedFiles' | 'badFiles'> => ({
  signings: [
    signing({ providers: [{ name: sent('Nhà cung cấp A'), way: 'remote' }], told: sent('Ký số thành công') }),
    signing({
      end: 'hung',
      answer: 'rejects',
      told: null,
      toldInVietnamese: null,
      shown: null,
      providers: [],
    }),
  ],
  signedFiles: [
    signedFile({
      url: sent('https://portal.test/tep-da-ky.pdf'),
      verdict: verdict({ profile: sent('ETSI.CAdES.detached'), signers: [signer({}, sent)] }),
    }),
    signedFile({
      stamped: true,
      verdict: verdict({
        verdict: 'invalid',
        subIndication: 'MODIFIED_AFTER_SIGNING',
        level: null,
        revocation: 'not-proved',
        reasons: [
          {
            code: 'pdf-page-changed',
            text: text('Trang tài liệu đã bị sửa đổi sau khi ký.', 'Pages were changed after signing.'),
          },
        ],
        signers: [
          signer({
            verdict: 'invalid',
            subIndication: 'MODIFIED_AFTER_SIGNING',
            expectedSigner: false,
            provedAt: null,
            timestamps: [],
            issuers: [],
            level: null,
          }),
          signer({ claimedAt: null, provedAt: null, timestamps: [], expectedSigner: null, ids: [] }),
        ],
      }),
    }),
    signedFile({
      verdict: verdict({
        format: 'xml',
        profile: 'XAdES',
        revocation: 'proved',
        signers: [
          signer({
            coverage: {
              whole: false,
              ranges: [],
              fileBytes: 5_120,
              revisions: [],
              elements: [
                sent('/HoSo/ToKhai'),
                '/HoSo/DuLieu/ThongTin/NguoiNop/DiaChi/PhuongXa/ToDanPho/SoNha',
                ...Array.from({ length: 12 }, (_, at) => `/HoSo/GiayTo[${at + 1}]`),
              ],
            },
          }),
        ],
      }),
    }),
    signedFile({
      origin: 'published',
      stamped: true,
      expectedSigner: null,
      verdict: verdict({
        verdict: 'invalid',
        subIndication: 'NO_SIGNATURE',
        level: null,
        profile: null,
        signers: [],
        reasons: [
          {
            code: 'no-signature',
            text: text('Tệp không có chữ ký số nào.', 'The file holds no digital signature.'),
          },
        ],
      }),
    }),
    signedFile({ kept: null, verdict: null }),
  ],
  badFiles: [
    { step: 3, file: 'changed', answer: 'refused', told: sent('Chữ ký không hợp lệ') },
    { step: 3, file: 'stamp-only', answer: 'accepted', told: null },
  ],
});

const CRITERIA = ['P2-03', 'P2-02', 'P2-05', 'P2-06', 'P2-07', 'P2-08', 'P2-09'] as const;

const ENDS: readonly End[] = [
  ['passed', null, 100],
  ['failed', null, 0],
  ['cantTell', 'agent-missing', null],
  ['untested', 'step-not-reached', null],
  ['inapplicable', null, null],
];

/** Findings on signing of one run, every outcome in turn. */
export const signingFindings = (seed: number, sent: Sent): readonly Finding[] =>
  findingsInTurn(
    CRITERIA,
    seed < 8 ? ENDS : ENDS.slice(0, 1),
    seed,
    text(sent('Người dân đã xác nhận nhưng việc ký không kết thúc.'), sent('Signing never came to an end.')),
  );
