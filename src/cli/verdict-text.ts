import type {
  CertificateSummary,
  FileVerdict,
  SignatureReason,
  SignatureVerdict,
  SignerReport,
  TimestampReport,
} from '#src/model/signature.ts';
import type { Language, Text } from '#src/model/text.ts';

const VERDICTS: Readonly<Record<SignatureVerdict, Text>> = {
  valid: { vi: 'HỢP LỆ', en: 'VALID' },
  invalid: { vi: 'KHÔNG HỢP LỆ', en: 'NOT VALID' },
  indeterminate: { vi: 'CHƯA THỂ KẾT LUẬN', en: 'CANNOT BE DECIDED' },
};

const NOT_PROVED: Text = {
  vi: 'chưa chứng minh được chứng thư số không bị thu hồi',
  en: 'revocation not proved',
};

const ROLES: Readonly<Record<SignerReport['role'], Text>> = {
  signer: { vi: 'Người ký', en: 'Signed by' },
  'counter-signer': { vi: 'Người ký xác nhận', en: 'Counter-signed by' },
  'document-timestamp': { vi: 'Dấu thời gian của tài liệu', en: 'Document time stamp by' },
};

const STAMPS: Readonly<Record<TimestampReport['kind'], Text>> = {
  signature: { vi: 'trên chữ ký', en: 'over the signature' },
  document: { vi: 'trên tài liệu', en: 'over the document' },
  archive: { vi: 'lưu trữ', en: 'for the archive' },
};

const REVOCATIONS: Readonly<Record<SignerReport['revocation'], Text>> = {
  proved: { vi: 'đã chứng minh là chưa bị thu hồi', en: 'proved not to be revoked' },
  'not-proved': { vi: 'không có dữ liệu chứng minh', en: 'no data proves it' },
  revoked: { vi: 'đã bị thu hồi', en: 'revoked' },
};

/** What the letters of a typed identifier stand for. */
const IDENTIFIERS: Readonly<Record<string, Text>> = {
  CCCD: { vi: 'căn cước công dân', en: 'citizen identity card' },
  CMND: { vi: 'chứng minh nhân dân', en: 'former identity card' },
  HC: { vi: 'hộ chiếu', en: 'passport' },
  MST: { vi: 'mã số thuế', en: 'tax code' },
  BHXH: { vi: 'bảo hiểm xã hội', en: 'social insurance' },
};

const LABELS = {
  none: { vi: '(không rõ tên)', en: '(no name)' },
  id: { vi: 'Số định danh', en: 'Identifier' },
  proved: { vi: 'Ký lúc', en: 'Signed' },
  byStamp: { vi: 'dấu thời gian tin cậy xác nhận', en: 'proved by a trusted time stamp' },
  claimed: { vi: 'người ký tự khai, không có gì xác nhận', en: "the signer's own claim, not proved" },
  unknownTime: { vi: 'không rõ thời điểm', en: 'time unknown' },
  level: { vi: 'Mức chữ ký', en: 'Level' },
  plain: { vi: 'không theo mức nào của chuẩn châu Âu', en: 'none of the baseline levels' },
  covers: { vi: 'Bao phủ', en: 'Covers' },
  whole: { vi: 'toàn bộ nội dung', en: 'the whole content' },
  revision: { vi: 'phiên bản', en: 'revision' },
  asSigned: {
    vi: 'toàn bộ nội dung khi ký; phần thêm về sau là loại được phép (dữ liệu chứng thực, chữ ký khác)',
    en: 'the whole content as it was signed; what was added later is of a permitted kind (proofs, further signatures)',
  },
  part: { vi: 'chỉ một phần', en: 'only a part' },
  algorithms: { vi: 'Thuật toán', en: 'Algorithms' },
  revocation: { vi: 'Thu hồi', en: 'Revocation' },
  stamp: { vi: 'Dấu thời gian', en: 'Time stamp' },
  reasons: { vi: 'Lý do', en: 'Why' },
  chain: { vi: 'Chuỗi chứng thư số', en: 'Certificates' },
  form: { vi: 'Dạng', en: 'Form' },
  validity: { vi: 'hiệu lực', en: 'valid' },
  noAnchors: {
    vi: 'Chưa nêu chứng thư số gốc tin cậy nào; hãy thêm --anchors TỆP_HOẶC_THƯ_MỤC.',
    en: 'No trusted root certificate was named: add --anchors FILE_OR_DIR.',
  },
} as const satisfies Record<string, Text>;

/** Names come from strangers' files: nothing in them may steer the terminal or turn the reading direction. */
const plain = (text: string): string =>
  text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, '?');

const VIETNAM_AHEAD_MS = 7 * 3_600_000;

/** In Vietnam's time, which knows no summer time. */
const timeText = (iso: string, language: Language): string => {
  const [date = '', time = ''] = new Date(Date.parse(iso) + VIETNAM_AHEAD_MS).toISOString().split(/[T.]/);
  return language === 'vi'
    ? `${time} ngày ${date.split('-').reverse().join('/')} (giờ Việt Nam)`
    : `${date} ${time} (+07:00)`;
};

const headline = (verdict: SignatureVerdict, revocation: SignerReport['revocation'], l: Language): string =>
  verdict === 'valid' && revocation === 'not-proved'
    ? `${VERDICTS.valid[l]}, ${NOT_PROVED[l]}`
    : VERDICTS[verdict][l];

const reasonText = ({ text, detail }: SignatureReason, l: Language): string =>
  detail === null ? text[l] : `${text[l]} (${plain(detail)})`;

const idText = (id: string, l: Language): string => {
  const [type = '', ...rest] = id.split(':');
  const meaning = IDENTIFIERS[type]?.[l];
  return meaning === undefined ? plain(id) : `${plain(id)} (${meaning} ${plain(rest.join(':'))})`;
};

const coverageText = (
  { coverage: { whole, ranges, revisions, elements }, verdict }: SignerReport,
  l: Language,
): string => {
  if (whole) return LABELS.whole[l];
  const end = ranges.at(-1)?.to;
  // A line end may stand between the mark of a revision's end and what is signed.
  const at = end === undefined ? -1 : revisions.findIndex((each) => Math.abs(each - end) <= 2);
  // Anything else that was added would have made it invalid.
  if (verdict === 'valid' && ranges.length > 0) return LABELS.asSigned[l];
  if (at >= 0) return `${LABELS.revision[l]} ${at + 1}/${revisions.length}`;
  return elements.length === 0
    ? LABELS.part[l]
    : `${LABELS.part[l]}: ${elements.slice(0, 5).map(plain).join(', ')}`;
};

const timeLine = ({ role, provedAt, claimedAt }: SignerReport, l: Language): string => {
  if (role === 'document-timestamp' && claimedAt !== null) return timeText(claimedAt, l);
  if (provedAt !== null) return `${timeText(provedAt, l)}, ${LABELS.byStamp[l]}`;
  return claimedAt === null ? LABELS.unknownTime[l] : `${timeText(claimedAt, l)}, ${LABELS.claimed[l]}`;
};

const stampText = (stamp: TimestampReport, l: Language): string =>
  `${timeText(stamp.at, l)}, ${STAMPS[stamp.kind][l]}, ${plain(stamp.authority)}: ${VERDICTS[stamp.verdict][l]}`;

const certificateText = (each: CertificateSummary, l: Language): string =>
  `${plain(each.subject)} (${plain(each.key)}, ${LABELS.validity[l]} ${each.notBefore.slice(0, 10)}…${each.notAfter.slice(0, 10)})`;

const signerLines = (signer: SignerReport, l: Language): readonly string[] => {
  const line = (label: keyof typeof LABELS, text: string): string => `    ${LABELS[label][l]}: ${text}`;
  const algorithms = [signer.digest, signer.algorithm].filter((each) => each !== null).map(plain);
  return [
    `  ${ROLES[signer.role][l]}: ${signer.name === null ? LABELS.none[l] : plain(signer.name)} — ${headline(signer.verdict, signer.role === 'document-timestamp' ? 'proved' : signer.revocation, l)}`,
    ...signer.ids.map((id) => line('id', idText(id, l))),
    line('proved', timeLine(signer, l)),
    ...(signer.role === 'signer' ? [line('level', signer.level ?? LABELS.plain[l])] : []),
    line('covers', coverageText(signer, l)),
    ...(algorithms.length === 0 ? [] : [line('algorithms', algorithms.join(', '))]),
    line('revocation', REVOCATIONS[signer.revocation][l]),
    ...signer.timestamps.map((stamp) => line('stamp', stampText(stamp, l))),
    ...signer.reasons.map((each) => `    • ${reasonText(each, l)}`),
    ...(signer.chain.length === 0 ? [] : [`    ${LABELS.chain[l]}:`]),
    ...signer.chain.map((each, at) => `      ${at === 0 ? '' : '← '}${certificateText(each, l)}`),
  ];
};

/** A verdict as a citizen reads it; the first line says it all, then who, when, what and why. */
export const verdictText = (
  file: string,
  verdict: FileVerdict,
  language: Language,
  hints: { readonly anchors: number },
): string => {
  const said = new Set(verdict.signers.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
  const form = [verdict.format?.toUpperCase(), verdict.profile]
    .filter((each) => each != null)
    .map(plain)
    .join(', ');
  return [
    `${plain(file)}: ${headline(verdict.verdict, verdict.revocation, language)}${verdict.subIndication === null ? '' : ` [${verdict.subIndication}]`}`,
    ...(form === '' ? [] : [`  ${LABELS.form[language]}: ${form}`]),
    ...verdict.reasons
      .filter(({ code }) => !said.has(code))
      .map((each) => `  • ${reasonText(each, language)}`),
    ...verdict.signers.flatMap((signer) => signerLines(signer, language)),
    ...(hints.anchors === 0 ? [`  ${LABELS.noAnchors[language]}`] : []),
    '',
  ].join('\n');
};

/** One line of JSON; what could steer a terminal is escaped, which changes nothing for a program. */
export const verdictJson = (file: string, verdict: FileVerdict): string =>
  `${JSON.stringify({ file, ...verdict }).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
    [...Array(sign.length).keys()]
      .map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  )}\n`;
