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

/** Where there is nothing to be valid or not. */
const NOTHING_SIGNED: Readonly<Record<string, Text>> = {
  'no-signature': { vi: 'KHÔNG CÓ CHỮ KÝ SỐ', en: 'NO DIGITAL SIGNATURE' },
  'file-empty': { vi: 'TỆP RỖNG', en: 'EMPTY FILE' },
  'format-unknown': { vi: 'KHÔNG PHẢI PDF, XML HAY CMS', en: 'NEITHER PDF NOR XML NOR CMS' },
};

const NOT_PROVED: Text = {
  vi: 'chưa rõ chứng thư số có bị thu hồi hay không',
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
  proved: { vi: 'chưa bị thu hồi, theo dữ liệu kèm trong tệp', en: 'proved not to be revoked' },
  'not-proved': { vi: 'chưa rõ, tệp không kèm dữ liệu', en: 'not known, the file holds no data' },
  revoked: { vi: 'đã bị thu hồi', en: 'revoked' },
};

/** What the letters of a typed identifier stand for. */
const IDENTIFIERS: Readonly<Record<string, Text>> = {
  CCCD: { vi: 'số định danh cá nhân', en: 'personal identity number' },
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
  plain: { vi: 'không xác định', en: 'none of the baseline levels' },
  covers: { vi: 'Phạm vi được ký', en: 'Covers' },
  whole: { vi: 'toàn bộ nội dung', en: 'the whole content' },
  asSigned: {
    vi: 'toàn bộ nội dung khi ký; phần thêm về sau là loại được phép (dữ liệu xác minh chữ ký, chữ ký khác)',
    en: 'the whole content as it was signed; what was added later is of a permitted kind (proofs, further signatures)',
  },
  part: { vi: 'chỉ một phần', en: 'only a part' },
  algorithms: { vi: 'Thuật toán', en: 'Algorithms' },
  revocation: { vi: 'Thu hồi', en: 'Revocation' },
  stamp: { vi: 'Dấu thời gian', en: 'Time stamp' },
  reasons: { vi: 'Lý do', en: 'Why' },
  chain: { vi: 'Chuỗi chứng thư số', en: 'Certificates' },
  form: { vi: 'Định dạng', en: 'Form' },
  validity: { vi: 'hiệu lực', en: 'valid' },
  askedFor: { vi: 'yêu cầu', en: 'asked for' },
  askAuthority: {
    vi: 'Tệp không kèm dữ liệu về thu hồi mà --require-revocation đòi; kiểm tra lại sau cũng vậy. Hãy tra cứu ở tổ chức cấp chứng thư số.',
    en: 'The file lacks the revocation data that --require-revocation demands; asking again later changes nothing. Ask the issuing authority.',
  },
  otherRoot: {
    vi: 'Chuỗi chứng thư số dẫn tới một tổ chức không có trong --anchors; chỉ thêm chứng thư số gốc lấy từ nguồn chính thức. Tổ chức đó là',
    en: 'The certificates lead to an authority that is not among the --anchors; add only roots from an official source. It is',
  },
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

/** Times in technical details, as people here read a clock. */
const withTimes = (text: string, language: Language): string =>
  text.replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, (iso) => timeText(iso, language));

const dayText = (iso: string, language: Language): string => {
  const [date = ''] = new Date(Date.parse(iso) + VIETNAM_AHEAD_MS).toISOString().split('T');
  return language === 'vi' ? date.split('-').reverse().join('/') : date;
};

const headline = (verdict: SignatureVerdict, revocation: SignerReport['revocation'], l: Language): string =>
  verdict === 'valid' && revocation === 'not-proved'
    ? `${VERDICTS.valid[l]}, ${NOT_PROVED[l]}`
    : VERDICTS[verdict][l];

const reasonText = ({ text, detail }: SignatureReason, l: Language): string =>
  detail === null ? text[l] : `${text[l]} (${withTimes(plain(detail), l)})`;

/** The first line: the verdict and, where it is not good, the first reason for it. */
const firstLine = ({ verdict, revocation, reasons, subIndication }: FileVerdict, l: Language): string => {
  const [first] = reasons;
  const code = subIndication === null ? '' : ` [${subIndication}]`;
  const nothing = NOTHING_SIGNED[first?.code ?? ''];
  if (nothing !== undefined) return `${nothing[l]}${code}`;
  if (verdict === 'valid' || first === undefined) return `${headline(verdict, revocation, l)}${code}`;
  const because = first.text[l].replace(/\.$/, '');
  return `${VERDICTS[verdict][l]}: ${because.charAt(0).toLocaleLowerCase(l)}${because.slice(1)}${code}`;
};

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
  if (at >= 0)
    return {
      vi: `nội dung tới lần lưu thứ ${at + 1} trong ${revisions.length} lần`,
      en: `the content up to revision ${at + 1} of ${revisions.length}`,
    }[l];
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
  `${plain(each.subject)} (${plain(each.key)}, ${LABELS.validity[l]} ${dayText(each.notBefore, l)}–${dayText(each.notAfter, l)})`;

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

export type VerdictHints = {
  /** How many trusted roots were given. */
  readonly anchors: number;
  /** Who had to sign; null where anyone may. */
  readonly signer: string | null;
};

/** What the reader can do about it. */
const hintLines = (
  verdict: FileVerdict,
  { anchors, signer }: VerdictHints,
  l: Language,
): readonly string[] => {
  const codes = new Set(
    [verdict, ...verdict.signers].flatMap(({ reasons }) => reasons.map(({ code }) => code)),
  );
  const top = verdict.signers.find(({ role }) => role === 'signer')?.chain.at(-1);
  if (anchors === 0) return verdict.signers.length === 0 ? [] : [LABELS.noAnchors[l]];
  return [
    ...(codes.has('no-path') && top !== undefined ? [`${LABELS.otherRoot[l]}: ${plain(top.issuer)}`] : []),
    ...(verdict.subIndication === 'TRY_LATER' ? [LABELS.askAuthority[l]] : []),
    ...(codes.has('signer-mismatch') && signer !== null
      ? [`--signer: ${LABELS.askedFor[l]} ${plain(signer)}`]
      : []),
  ];
};

/** A verdict as a citizen reads it; the first line says it all, then who, when, what and why. */
export const verdictText = (
  file: string,
  verdict: FileVerdict,
  language: Language,
  hints: VerdictHints,
): string => {
  const said = new Set(verdict.signers.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
  const form = [verdict.format?.toUpperCase(), verdict.profile]
    .filter((each) => each != null)
    .map(plain)
    .join(', ');
  return [
    `${plain(file)}: ${firstLine(verdict, language)}`,
    ...(form === '' ? [] : [`  ${LABELS.form[language]}: ${form}`]),
    ...verdict.reasons
      .filter(({ code }) => !said.has(code))
      .map((each) => `  • ${reasonText(each, language)}`),
    ...verdict.signers.flatMap((signer) => signerLines(signer, language)),
    ...hintLines(verdict, hints, language).map((line) => `  → ${line}`),
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
