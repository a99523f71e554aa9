import type { Evidence } from '#src/model/evidence.ts';
import type { MaskedVerdict, SignedFileEvidence, SigningEvidence } from '#src/model/signing.ts';
import type { Text } from '#src/model/text.ts';
import { coverageDrawing } from './coverage-drawing.ts';
import { count, milliseconds, raw, table, words } from './evidence-table.ts';
import { bytes, moment } from './format.ts';
import { sentText } from './sent-text.ts';
import {
  ANSWER_WORDS,
  BAD_ANSWER_WORDS,
  BAD_FILE_WORDS,
  END_WORDS,
  NOT_PROVED,
  REVOCATION_WORDS,
  SIGNS_AS_WORDS,
  VERDICT_MARKS,
  VERDICT_WORDS,
  WAY_WORDS,
  WHAT_WORDS,
} from './signing-words.ts';

type Signer = MaskedVerdict['signers'][number];
type Fact = { readonly name: Text; readonly words: Text | null; readonly raw: string };

const STEP: Text = { vi: 'Bước', en: 'Step' };
const YES: Text = { vi: 'có', en: 'yes' };
const NO: Text = { vi: 'không', en: 'no' };
const UNSEEN: Text = { vi: 'chưa xem được', en: 'not seen' };

const yesNo = (value: boolean | null): Text => (value === null ? UNSEEN : value ? YES : NO);
const joined = (texts: readonly Text[], by: string): Text => ({
  vi: texts.map(({ vi }) => vi).join(by),
  en: texts.map(({ en }) => en).join(by),
});

/** Both languages of what a portal sent: the same, made fit to be shown. */
const sent = (text: string, limit = 120): Text => {
  const shown = sentText(text, limit);
  return { vi: shown, en: shown };
};

const shownText = ({ shown }: SigningEvidence): Text => {
  if (shown === null) return UNSEEN;
  const items: readonly (readonly [boolean, Text])[] = [
    [shown.signer, { vi: 'người ký', en: 'signer' }],
    [shown.issuer, { vi: 'nơi cấp', en: 'issuer' }],
    [shown.validity, { vi: 'thời hạn', en: 'validity' }],
  ];
  const met = items.filter(([is]) => is).map(([, name]) => name);
  return met.length === 0 ? { vi: 'không mục nào', en: 'nothing' } : joined(met, ', ');
};

const providersText = ({ providers }: SigningEvidence): Text =>
  providers.length === 0
    ? { vi: 'không đọc được', en: 'none read' }
    : joined(
        providers.map(({ name, way }) => {
          const shown = sentText(name, 80);
          return { vi: `${shown} (${WAY_WORDS[way].vi})`, en: `${shown} (${WAY_WORDS[way].en})` };
        }),
        '; ',
      );

const walksTable = ({ signings }: Evidence): object =>
  table(
    { vi: 'Các lần ký', en: 'Signings' },
    [
      STEP,
      { vi: 'Ký gì, với tư cách', en: 'What, and as whom' },
      { vi: 'Người dân', en: 'The citizen' },
      { vi: 'Kết thúc', en: 'End' },
      { vi: 'Nhà cung cấp', en: 'Providers' },
      { vi: 'Báo trước', en: 'Announced' },
      { vi: 'Bắt buộc', en: 'Demanded' },
      { vi: 'Hiện trước khi ký', en: 'Shown before' },
      { vi: 'Cổng nói', en: 'The portal told' },
      { vi: 'Đã chờ', en: 'Waited' },
    ],
    signings,
    (signing) => [
      count(signing.step + 1),
      words(joined([WHAT_WORDS[signing.what], SIGNS_AS_WORDS[signing.signsAs]], ', ')),
      words(ANSWER_WORDS[signing.answer]),
      words(END_WORDS[signing.end]),
      words(providersText(signing)),
      words(yesNo(signing.announced)),
      words(yesNo(signing.demanded)),
      words(shownText(signing)),
      signing.told === null ? words({ vi: 'không nói gì', en: 'nothing' }) : raw(signing.told),
      milliseconds(signing.waitedMs),
    ],
  );

const badFilesTable = ({ badFiles }: Evidence): object =>
  table(
    { vi: 'Tệp ký hỏng đã đưa cho cổng', en: 'Badly signed files handed to the portal' },
    [
      STEP,
      { vi: 'Tệp', en: 'File' },
      { vi: 'Cổng trả lời', en: 'Answer' },
      { vi: 'Cổng nói', en: 'The portal told' },
    ],
    badFiles,
    (bad) => [
      count(bad.step + 1),
      words(BAD_FILE_WORDS[bad.file]),
      words(BAD_ANSWER_WORDS[bad.answer]),
      bad.told === null ? words({ vi: 'không nói gì', en: 'nothing' }) : raw(bad.told),
    ],
  );

const timeText = ({ provedAt, claimedAt }: Signer): Text => {
  if (provedAt !== null) {
    const at = moment(provedAt);
    return {
      vi: `${at.vi}, có dấu thời gian tin cậy chứng minh`,
      en: `${at.en}, proved by a trusted time stamp`,
    };
  }
  if (claimedAt === null) return { vi: 'không rõ', en: 'unknown' };
  const at = moment(claimedAt);
  return {
    vi: `${at.vi}, do người ký tự khai, không có gì chứng minh`,
    en: `${at.en}, the signer’s own claim, not proved`,
  };
};

const EXPECTED: Text = { vi: 'đúng người được thử', en: 'the expected signer' };
const OTHER: Text = { vi: 'KHÔNG phải người được thử', en: 'NOT the expected signer' };

const signerFacts = (signer: Signer, revocation: MaskedVerdict['revocation']): readonly Fact[] => {
  const fact = (vi: string, en: string, text: Text): Fact => ({ name: { vi, en }, words: text, raw: '' });
  const plain = (vi: string, en: string, text: string): Fact => ({
    name: { vi, en },
    words: null,
    raw: text,
  });
  const ids =
    signer.ids.length === 0
      ? { vi: 'không ghi số định danh', en: 'no identifier' }
      : sent(signer.ids.join(', '));
  const algorithms = [signer.digest, signer.algorithm].filter((each) => each !== null).join(', ');
  return [
    fact(
      'Người ký (số đã che)',
      'Signer (masked)',
      signer.expectedSigner === null ? ids : joined([ids, signer.expectedSigner ? EXPECTED : OTHER], ' – '),
    ),
    signer.issuers.length === 0
      ? fact('Chứng thư số do', 'Certificate issued by', {
          vi: 'không rõ, hoặc tự ký',
          en: 'unknown, or self-signed',
        })
      : plain('Chứng thư số do', 'Certificate issued by', signer.issuers.join(' ← ')),
    fact('Thời điểm ký', 'Signed', timeText(signer)),
    fact(
      'Dấu thời gian',
      'Time stamps',
      signer.timestamps.length === 0
        ? { vi: 'không có', en: 'none' }
        : joined(
            signer.timestamps.map(({ at, authority, verdict }) => {
              const [when, who] = [moment(at), sentText(authority, 80)];
              return {
                vi: `${when.vi}, ${who}: ${verdict === 'valid' ? 'hợp lệ' : 'không được tính'}`,
                en: `${when.en}, ${who}: ${verdict === 'valid' ? 'valid' : 'does not count'}`,
              };
            }),
            '; ',
          ),
    ),
    plain('Thuật toán', 'Algorithms', algorithms === '' ? '–' : algorithms),
    fact(
      'Mức chữ ký',
      'Level',
      signer.level === null
        ? { vi: 'không theo mức nào của chuẩn châu Âu', en: 'none of the baseline levels' }
        : sent(signer.level),
    ),
    fact('Thu hồi', 'Revocation', REVOCATION_WORDS[revocation]),
  ];
};

const headline = ({ verdict, revocation }: MaskedVerdict): Text =>
  verdict === 'valid' && revocation === 'not-proved'
    ? joined([VERDICT_WORDS.valid, NOT_PROVED], ', ')
    : VERDICT_WORDS[verdict];

const ORIGINS: { readonly [O in SignedFileEvidence['origin']]: Text } = {
  signed: { vi: 'Tệp cổng trả về sau khi ký', en: 'File handed out as signed' },
  published: { vi: 'Kết quả cổng công khai', en: 'Published result' },
};

/** Why there is no verdict to show. */
const unverified = ({ kept }: SignedFileEvidence): Text =>
  kept === null
    ? { vi: 'Chưa kiểm tra: tệp không được giữ lại.', en: 'Not verified: the file was not kept.' }
    : {
        vi: 'Chưa kiểm tra, hoặc không mở được tệp đã giữ (cần khóa của người vận hành).',
        en: 'Not verified yet, or the kept file cannot be opened (the operator’s key is needed).',
      };

const fileView = (file: SignedFileEvidence, id: string, mark: Text | null): object => {
  const { verdict } = file;
  return {
    id,
    origin: ORIGINS[file.origin],
    step: file.step + 1,
    url: file.url,
    size: bytes(file.bytes),
    sha256: file.sha256,
    stamped: file.stamped === true,
    unverified: verdict === null ? unverified(file) : null,
    outcome: verdict === null ? 'untested' : VERDICT_MARKS[verdict.verdict],
    headline: verdict === null ? { vi: 'Chưa kiểm tra', en: 'Not verified' } : headline(verdict),
    subIndication: verdict?.subIndication ?? null,
    form:
      verdict === null ? null : [verdict.format?.toUpperCase(), verdict.profile].filter(Boolean).join(', '),
    reasons: verdict?.reasons.map(({ text }) => text) ?? [],
    verifier:
      verdict === null
        ? null
        : { version: verdict.verifier.version, policy: verdict.verifier.policy.slice(0, 16) },
    signers:
      verdict?.signers.map((signer, at) => {
        const said = new Set(verdict.reasons.map(({ code }) => code));
        const drawing = `${id}-${at + 1}`;
        return {
          number: verdict.signers.length > 1 ? at + 1 : null,
          outcome: VERDICT_MARKS[signer.verdict],
          headline: VERDICT_WORDS[signer.verdict],
          subIndication: signer.subIndication,
          facts: signerFacts(signer, verdict.revocation),
          reasons: signer.reasons.filter(({ code }) => !said.has(code)).map(({ text }) => text),
          drawing,
          svg: coverageDrawing(signer.coverage, drawing, mark),
          elements: signer.coverage.elements,
        };
      }) ?? [],
  };
};

/**
 * What a run's page shows of signing in one attempt; null where the attempt met none.
 * @param id begins the ids of the elements, once on the page
 */
export function signingView(evidence: Evidence, id: string, mark: Text | null): object | null {
  const { signings, signedFiles, badFiles } = evidence;
  if (signings.length + signedFiles.length + badFiles.length === 0) return null;
  return {
    id: `${id}-signing`,
    walks: signings.length === 0 ? null : walksTable(evidence),
    files: signedFiles.map((file, at) => fileView(file, `${id}-file-${at + 1}`, mark)),
    bad: badFiles.length === 0 ? null : badFilesTable(evidence),
  };
}
