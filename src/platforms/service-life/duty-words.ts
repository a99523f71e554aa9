import type { DutyEvidence } from '#src/model/filing.ts';
import { foldName } from '../name-match.ts';
import { clausesOf, sentencesOf } from '../sentences.ts';

export type Duty = Pick<DutyEvidence, 'kind' | 'words'>;

const OFFICE =
  '(?:trụ sở|bộ phận|trung tâm|cơ quan|ubnd|ủy ban|quầy|nơi|phòng|sở|công an|chi nhánh|văn phòng|đơn vị)';
const PAPER = '(?:bản giấy|hồ sơ giấy|bản cứng|bản chính|bản gốc|giấy tờ gốc)';
const words = (most: number): string => `(?: [\\p{L}\\d]+){0,${most}}?`;

const ACTS: readonly (readonly [DutyEvidence['kind'], RegExp])[] = [
  [
    'wet-ink',
    new RegExp(
      `(?<!có |đã )ký(?: tên)?(?: và|,)? ?đóng dấu(?! số| điện tử| của)|ký tươi|ký tay|ký mực|chữ ký (?:tươi|sống|tay)|ký${words(2)} (?:vào|trên) (?:bản giấy|bản in|tờ khai giấy)|(?<!\\p{L})in(?: ra)?${words(5)} (?:và |rồi )?ký(?! số)`,
      'u',
    ),
  ],
  ['cash', /tiền mặt/u],
  [
    'paper',
    new RegExp(
      `(?<!người )(?:nộp|gửi|bổ sung|chuyển)${words(5)} ${PAPER}|(?:bản giấy|hồ sơ giấy|bản cứng)${words(5)} (?:nộp|gửi|chuyển|qua)|(?:gửi|nộp)${words(3)} qua (?:đường )?bưu`,
      'u',
    ),
  ],
  [
    'appear',
    new RegExp(
      `(?:đến|tới)${words(6)} trực tiếp|trực tiếp${words(1)} (?:đến|tới|có mặt|xuất trình|nhận|lên)|(?:nhận|lấy|nộp)${words(5)} trực tiếp|nộp trực tiếp|có mặt|(?:đến|tới|lên|tại) ${OFFICE}|xuất trình|mang${words(5)} (?:${PAPER}|giấy tờ|hồ sơ|thẻ)`,
      'u',
    ),
  ],
];

const MUST =
  /(?<!\p{L})(?:phải|bắt buộc|yêu cầu|cần|vui lòng|xin mời|mời|đề nghị|chỉ (?:được )?(?:nhận|tiếp nhận|giải quyết|trả|thu|thanh toán|nộp))(?!\p{L})/u;
/** "không phải", "chưa cần", "không còn phải", "thay vì", "miễn": what follows is no duty. */
const DENIAL =
  /(?<!\p{L})(?:(?:không|chưa|chẳng|khỏi|đừng)(?: \p{L}+){0,2} (?:phải|cần|bắt buộc|yêu cầu|nhất thiết|đòi hỏi|thu|nhận|dùng|sử dụng)|thay vì|khỏi|miễn(?! phí)|đỡ|tránh|hạn chế|giảm|phi tiền mặt|(?:không|chẳng) (?:đến|tới|mang|nộp|gửi))(?!\p{L})/u;
/** "Tôi có phải đến trực tiếp không?" */
const QUESTION = /(?<!\p{L})có (?:phải|cần|bắt buộc|nhất thiết)(?!\p{L}).*(?:không|chưa)$/u;
const CHOICE = /(?<!\p{L})(?:có thể|tùy chọn|lựa chọn|một trong|khuyến khích|ưu tiên)(?!\p{L})/u;
const OR = /(?<!\p{L})(?:hoặc|hay)(?!\p{L})/u;
const ONLINE =
  /(?<!\p{L})(?:trực tuyến|online|điện tử|chuyển khoản|ngân hàng|qua mạng|vneid|tại nhà|internet)(?!\p{L})/u;
const POST = /(?<!\p{L})bưu (?:chính|điện|cục|tá|phẩm)(?!\p{L})/u;
/** "Sau khi nộp hồ sơ trực tuyến": what follows belongs to filing online, whatever else the sentence says. */
const AFTER_ONLINE = /(?<!\p{L})(?:sau khi|khi|đã)(?: \p{L}+){0,5} (?:trực tuyến|online|qua mạng)(?!\p{L})/gu;
/** What holds only for those who file at the counter, or who ask for help. */
const ONLY_IF =
  /(?<!\p{L})(?:(?:nếu|trường hợp|đối với)(?: \p{L}+){0,6} (?:trực tiếp|bưu chính|bưu điện|hồ sơ giấy|bản giấy|tại (?:quầy|bộ phận))|(?:nếu|khi)(?: \p{L}+){0,3} (?:cần|muốn|nhu cầu|gặp|vướng mắc|thắc mắc|không|chưa|bị từ chối))(?!\p{L})/u;
const OFFICER =
  /(?<!\p{L})(?:cán bộ|công chức|viên chức|chuyên viên|cơ quan|bộ phận|hệ thống|nhân viên)(?!\p{L})/u;
const CITIZEN =
  /(?<!\p{L})(?:công dân|người (?:nộp|dân|yêu cầu|đề nghị|đăng ký|khai|đi)|tổ chức|cá nhân|bạn|quý|ông|doanh nghiệp|chủ hồ sơ)(?!\p{L})/u;

/** A heading or the first cell of a row: some words that promise nothing. */
const isLabel = (folded: string): boolean =>
  folded.split(' ').length <= 8 && !MUST.test(folded) && !/[.!?;]/.test(folded);
const COUNTER_LABEL = /(?<!\p{L})(?:trực tiếp|bưu (?:chính|điện)|tại quầy)(?!\p{L})/u;

const dutyIn = (sentence: string): DutyEvidence['kind'] | null => {
  if (QUESTION.test(sentence) || CHOICE.test(sentence)) return null;
  const rest = sentence.replace(AFTER_ONLINE, ' ');
  const afterOnline = rest !== sentence;
  if (ONLY_IF.test(rest)) return null;
  if (OR.test(rest) && ONLINE.test(rest)) return null;
  let must = afterOnline;
  for (const clause of clausesOf(rest)) {
    if (DENIAL.test(clause)) {
      must = false;
      continue;
    }
    const obliges = MUST.exec(clause);
    if (obliges !== null) {
      const before = clause.slice(0, obliges.index);
      if (OFFICER.test(before) && !CITIZEN.test(before)) continue;
      must = true;
    }
    // One who files online is told of it, or told that there is no other way.
    for (const [kind, act] of ACTS) {
      const found = act.exec(clause);
      if (found === null) continue;
      const told =
        must ||
        (kind === 'wet-ink' && /đóng dấu|ký tươi|ký tay|ký mực|sống/.test(found[0])) ||
        (kind === 'cash' && /(?:bằng|nộp|thu|trả) tiền mặt/.test(clause));
      if (!told || (OR.test(rest) && kind === 'appear' && POST.test(rest) && /nhận|trả/.test(rest))) continue;
      return kind;
    }
  }
  return null;
};

/** Longest words that are kept of one duty. */
const LONGEST = 240;

/**
 * Sentences by which whoever files online must come, post or show paper, sign by hand or pay in cash; each once.
 * Lines in the order of the page. What holds only for the counter, what may be chosen and what is denied is none.
 */
export const dutiesIn = (lines: readonly string[]): readonly Duty[] => {
  const duties = new Map<string, Duty>();
  let atCounter = false;
  for (const line of lines) {
    const folded = foldName(line);
    if (isLabel(folded)) atCounter = COUNTER_LABEL.test(folded) && !ONLINE.test(folded);
    else if (
      /^(?:nộp |hình thức )?(?:trực tiếp|(?:qua )?(?:dịch vụ )?bưu (?:chính|điện))[^:]{0,30}:/u.test(folded)
    )
      continue;
    if (atCounter) continue;
    for (const sentence of sentencesOf(line)) {
      const kind = dutyIn(foldName(sentence));
      const kept = sentence.replace(/\s+/g, ' ').slice(0, LONGEST);
      if (kind !== null) duties.set(`${kind} ${foldName(kept)}`, { kind, words: kept });
    }
  }
  return [...duties.values()];
};
