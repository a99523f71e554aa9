import type { ProcedureEvidence, ProcedurePart } from '#src/model/filing.ts';
import { foldName } from '../name-match.ts';
import { sentencesOf } from '../sentences.ts';

/** A label without its number, its colon and what stands in brackets. */
const bareLabel = (label: string): string =>
  foldName(label)
    .replace(/\(.*?\)/g, ' ')
    .replace(/^[\s\-+*•]*(?:(?:\d{1,2}|[ivx]{1,4}|[a-zđ])[.)]\s*)*/u, '')
    .replace(/^thông tin (?:về )?/u, '')
    .replace(/[\s:.*?]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();

/** How the parts of a procedure are headed (Nghị định 63/2010/NĐ-CP, Điều 8) and how portals shorten it. */
const HEADS: readonly (readonly [ProcedurePart, RegExp])[] = [
  ['sets', /^số (?:lượng(?: bộ)?|bộ) hồ sơ$|^số bộ$/u],
  ['steps', /^(?:trình tự|các bước)(?: (?:thực hiện|tiến hành|giải quyết).*)?$/u],
  ['ways', /^(?:cách thức|hình thức)(?: (?:thực hiện|nộp|nộp hồ sơ|tiếp nhận).*)?$/u],
  [
    'dossier',
    /^(?:thành phần(?:,? (?:và )?số lượng)? hồ sơ|hồ sơ (?:cần|phải) .*|hồ sơ bao gồm|giấy tờ (?:cần|phải) .*|tên giấy tờ)$/u,
  ],
  [
    'time-limit',
    /^(?:thời hạn(?: (?:giải quyết|thực hiện|xử lý|trả kết quả).*)?|thời gian (?:giải quyết|xử lý|trả kết quả).*)$/u,
  ],
  ['who', /^(?:đối tượng(?: thực hiện.*| áp dụng.*)?)$/u],
  [
    'body',
    /^(?:cơ quan (?:(?:trực tiếp )?(?:thực hiện|giải quyết)|có thẩm quyền|tiếp nhận|được ủy quyền).*|cơ quan)$/u,
  ],
  ['result', /^kết quả(?: (?:thực hiện|giải quyết|của việc).*)?$/u],
  [
    'fee',
    /^(?:mức )?(?:phí|lệ phí)(?:(?:,| và| hoặc|\/) ?(?:phí|lệ phí))?(?: (?:nộp|trực|hồ sơ|đăng ký|khi|thực hiện).*)?$/u,
  ],
  [
    'form',
    /^(?:tên )?(?:mẫu|biểu mẫu|đơn)(?:,? (?:đơn|tờ khai|mẫu|mẫu đơn|tờ khai hành chính).*)?$|^tên mẫu .*$/u,
  ],
  [
    'conditions',
    /^(?:các )?(?:yêu cầu|điều kiện)(?:(?:,| và|\/) ?(?:điều kiện|yêu cầu))?(?: (?:thực hiện|để|của thủ tục).*)?$/u,
  ],
  [
    'legal-basis',
    /^(?:căn cứ pháp lý|cơ sở pháp lý|văn bản (?:quy phạm pháp luật|quy định|pháp luật))(?: .*)?$/u,
  ],
];

/** The part of a procedure that a label heads; null where it heads none. */
export const partOf = (label: string): ProcedurePart | null => {
  const bare = bareLabel(label);
  return HEADS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
};

const NOTHING =
  /^(?:[-–—.…\s]*|(?:đang|chờ) (?:được )?cập nhật.*|chưa (?:có|cập nhật|xác định).*|n\/a|null|undefined)$/u;

/** Whether a value says something; "Không" and "Không quy định" do. */
export const saysSomething = (value: string): boolean => !NOTHING.test(foldName(value));

const LEVELS: readonly (readonly [NonNullable<ProcedureEvidence['level']>, RegExp])[] = [
  ['full', /(?<!\p{L})toàn trình(?!\p{L})/u],
  ['partial', /(?<!\p{L})một phần(?!\p{L})/u],
  ['information', /(?<!\p{L})cung cấp thông tin(?: trực tuyến)?(?!\p{L})/u],
];
/** "Chưa đủ điều kiện toàn trình", "không phải toàn trình". */
const NOT_SO = /(?<!\p{L})(?:không|chưa)(?: \p{L}+){0,5} (?:toàn trình|một phần)(?!\p{L})/u;

const levelsIn = (text: string): readonly NonNullable<ProcedureEvidence['level']>[] => {
  const folded = foldName(text).replace(NOT_SO, ' ');
  return LEVELS.filter(([, pattern]) => pattern.test(folded)).map(([level]) => level);
};

/** Labels under which portals tell the level. */
const isLevelLabel = (label: string): boolean =>
  /^(?:mức độ|cấp độ|mức|loại)(?: (?:cung cấp|dịch vụ|dvc|trực tuyến|hình thức).*)?$|^dịch vụ công(?: trực tuyến)?$/u.test(
    bareLabel(label),
  );

/**
 * The level by which the page calls the service: under a label, else on a badge or in a short line. Null where it says
 * none or more than one.
 * @param badges short lines of the page
 */
export const levelOf = (
  labelled: readonly { readonly label: string; readonly value: string }[],
  badges: readonly string[],
): ProcedureEvidence['level'] => {
  const under = labelled.filter(({ label }) => isLevelLabel(label)).flatMap(({ value }) => levelsIn(value));
  const loose = badges.filter((line) => line.length <= 80).flatMap(levelsIn);
  for (const found of [under, loose]) {
    const kinds = new Set(found);
    if (kinds.size === 1) return found[0] ?? null;
    if (kinds.size > 1) return null;
  }
  return null;
};

/** Why the service is only partial, in the page's own words; null where it gives no reason. */
export const reasonIn = (
  labelled: readonly { readonly label: string; readonly value: string }[],
  lines: readonly string[],
): string | null => {
  const under = labelled.find(
    ({ label, value }) => /^lý do(?!.*từ chối)/u.test(bareLabel(label)) && saysSomething(value),
  );
  if (under !== undefined) return under.value;
  const told = lines.flatMap(sentencesOf).find((sentence) => {
    const folded = foldName(sentence);
    return (
      /một phần|(?:chưa|không)(?: \p{L}+){0,5} toàn trình/u.test(folded) &&
      /(?<!\p{L})(?:vì|do|bởi|lý do|theo quy định|căn cứ)(?!\p{L})/u.test(folded) &&
      saysSomething(/^lý do[^:]*:(.*)$/u.exec(folded)?.[1]?.trim() ?? folded)
    );
  });
  return told ?? null;
};

/** How long filling in takes, as the page says; null where it says nothing. */
export const timeToFillIn = (
  labelled: readonly { readonly label: string; readonly value: string }[],
  lines: readonly string[],
): string | null => {
  const DURATION = /\d+(?:\s*[-–]\s*\d+)?\s*(?:phút|giờ)/u;
  const FILLING =
    /thời gian (?:dự kiến )?(?:(?:để )?(?:kê khai|khai|điền|nhập|hoàn thành|nộp hồ sơ trực tuyến|thao tác))|(?:kê khai|điền|nộp hồ sơ)(?: \p{L}+){0,6} (?:mất|khoảng|trong)|mất khoảng/u;
  const under = labelled.find(
    ({ label, value }) => FILLING.test(bareLabel(label)) && DURATION.test(foldName(value)),
  );
  if (under !== undefined) return under.value;
  return (
    lines.flatMap(sentencesOf).find((sentence) => {
      const folded = foldName(sentence);
      return FILLING.test(folded) && DURATION.test(folded);
    }) ?? null
  );
};
