import type { Criterion } from '#src/model/check.ts';
import type { Text } from '#src/model/text.ts';

export type LegalForce = 'in-force' | 'amended' | 'lapsed' | 'doubtful';

/** `YYYY-MM-DD` out of the data's `28/2/2027`. */
function lastDay(status: string): string | null {
  const found = /^in force to (\d{1,2})\/(\d{1,2})\/(\d{4})/i.exec(status);
  if (!found) return null;
  const [, day = '', month = '', year = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * What a legal basis' status (free text of the criteria data) is worth on a day (`YYYY-MM-DD`). Anything that
 * does not plainly say that it holds is doubtful.
 */
export function legalForce(status: string, on: string): LegalForce {
  if (/expired|superseded|replaced|repealed|lapsed/i.test(status)) return 'lapsed';
  const until = lastDay(status);
  if (until !== null) return on <= until ? 'in-force' : 'lapsed';
  if (/^in force/i.test(status)) return 'in-force';
  if (/^amended/i.test(status)) return 'amended';
  return 'doubtful';
}

export type StandingKind =
  | 'law'
  | 'law-amended'
  | 'law-not-in-force'
  | 'own-number'
  | 'own'
  | 'standard'
  | 'industry'
  | 'foreign'
  | 'informational'
  | 'unclear';

/**
 * What missing a criterion's threshold may be said to mean. `breach` is true for `law` alone: the threshold
 * stands in law, and the document that it is taken from is in force on the day of the sweep.
 */
export type Standing = {
  readonly kind: StandingKind;
  readonly breach: boolean;
  /** Name of the kind of threshold. */
  readonly name: Text;
  /** The one sentence that may stand beside a failed criterion. */
  readonly whenFailed: Text;
};

const WORDS: { readonly [K in StandingKind]: Omit<Standing, 'kind' | 'breach'> } = {
  law: {
    name: { vi: 'Theo văn bản còn hiệu lực', en: 'From a law in force' },
    whenFailed: {
      vi: 'Chưa đáp ứng yêu cầu của văn bản pháp luật còn hiệu lực.',
      en: 'Does not meet a requirement of a law in force.',
    },
  },
  'law-amended': {
    name: { vi: 'Theo văn bản đã được sửa đổi', en: 'From a law since amended' },
    whenFailed: {
      vi: 'Chưa tới mức nêu trong văn bản gốc; văn bản đã được sửa đổi, cần đối chiếu bản mới trước khi kết luận.',
      en: 'Short of the original text, which has since been amended: compare the new text before concluding anything.',
    },
  },
  'law-not-in-force': {
    name: {
      vi: 'Theo văn bản hết hiệu lực hoặc chưa rõ hiệu lực',
      en: 'From a text that has lapsed or whose force is unclear',
    },
    whenFailed: {
      vi: 'Chưa tới mức của một văn bản hết hiệu lực hoặc chưa rõ hiệu lực; chỉ tham khảo như thực hành tốt.',
      en: 'Short of a text that has lapsed or whose force is unclear; read it as good practice only.',
    },
  },
  'own-number': {
    name: { vi: 'Con số của dự án', en: 'The project’s own number' },
    whenFailed: {
      vi: 'Chưa tới con số do dự án đề xuất; văn bản pháp luật không nêu con số này.',
      en: 'Short of a number that this project proposes; no law states this number.',
    },
  },
  own: {
    name: { vi: 'Ngưỡng của dự án', en: 'The project’s own threshold' },
    whenFailed: {
      vi: 'Chưa tới ngưỡng do dự án đề xuất; không phải yêu cầu của pháp luật.',
      en: 'Short of a threshold that this project proposes; not a requirement of law.',
    },
  },
  standard: {
    name: { vi: 'Tiêu chuẩn kỹ thuật', en: 'Technical standard' },
    whenFailed: { vi: 'Chưa tới mức của tiêu chuẩn kỹ thuật.', en: 'Short of a technical standard.' },
  },
  industry: {
    name: { vi: 'Thông lệ ngành', en: 'Industry practice' },
    whenFailed: { vi: 'Chưa tới mức theo thông lệ ngành.', en: 'Short of industry practice.' },
  },
  foreign: {
    name: { vi: 'Thực hành tốt của nước ngoài', en: 'Foreign good practice' },
    whenFailed: {
      vi: 'Chưa tới mức theo thực hành tốt của nước ngoài.',
      en: 'Short of foreign good practice.',
    },
  },
  informational: {
    name: { vi: 'Chỉ để tham khảo', en: 'For information' },
    whenFailed: {
      vi: 'Chỉ để tham khảo, không có ngưỡng đạt.',
      en: 'For information; there is no pass mark.',
    },
  },
  unclear: {
    name: { vi: 'Loại ngưỡng chưa rõ', en: 'Kind of threshold unclear' },
    whenFailed: {
      vi: 'Chưa tới ngưỡng; loại ngưỡng chưa rõ nên không kết luận gì thêm.',
      en: 'Short of the threshold; its kind is unclear, so nothing more is concluded.',
    },
  },
};

/** Every kind with its words, for the page that explains them. */
export const STANDINGS: readonly Omit<Standing, 'kind' | 'breach'>[] = Object.values(WORDS);

function kindOf(criterion: Pick<Criterion, 'threshold' | 'legalBasis'>, on: string): StandingKind {
  const { kind, source } = criterion.threshold;
  if (/^informational/.test(kind)) return 'informational';
  if (/^project \(.*statutory/.test(kind)) return 'own-number';
  if (/^project/.test(kind)) return 'own';
  if (/^standard/.test(kind)) return 'standard';
  if (/^industry/.test(kind)) return 'industry';
  if (/^foreign/.test(kind)) return 'foreign';
  if (!/^statutory/.test(kind)) return 'unclear';
  if (/doubtful/.test(kind)) return 'law-not-in-force';
  // A mark that is only partly law ("statutory (key length), recommended (profile)") is not law as a whole.
  if (/recommended/.test(kind)) return 'unclear';
  const bases = criterion.legalBasis.filter((basis) => basis.source === source);
  const forces = bases.map((basis) => legalForce(basis.status, on));
  if (forces.length === 0 || forces.includes('lapsed') || forces.includes('doubtful'))
    return 'law-not-in-force';
  return forces.includes('amended') ? 'law-amended' : 'law';
}

/**
 * The wording rule. Kinds are the words of `thresholdKinds` in the criteria data. `on` is the day of the
 * sweep, `YYYY-MM-DD`; without it, a basis "in force to" a day counts as in force.
 */
export function standing(
  criterion: Pick<Criterion, 'threshold' | 'legalBasis'>,
  on = '0000-00-00',
): Standing {
  const kind = kindOf(criterion, on);
  return { kind, breach: kind === 'law', ...WORDS[kind] };
}

const STATUS_WORDS: readonly (readonly [pattern: RegExp, vi: string])[] = [
  [/^in force when last seen(.*)$/i, 'còn hiệu lực khi tra cứu lần cuối$1'],
  [/^in force to (.+)$/i, 'có hiệu lực đến $1'],
  [/^in force$/i, 'còn hiệu lực'],
  [/^amended by (.+) and (.+)$/i, 'đã được sửa đổi bởi $1 và $2'],
  [/^amended by (.+)$/i, 'đã được sửa đổi bởi $1'],
  [/^superseded by (.+)$/i, 'đã được thay thế bởi $1'],
  [/^EXPIRED (\S+), replaced by (.+)$/i, 'HẾT HIỆU LỰC $1, thay bằng $2'],
  [
    /^status doubtful: its parent decree 43\/2011 was replaced in 2022; use as good-practice rule$/i,
    'hiệu lực chưa rõ: nghị định gốc 43/2011 đã được thay thế năm 2022; chỉ dùng như thực hành tốt',
  ],
  [/^for year (\d+); successor not found$/i, 'cho năm $1; chưa tìm thấy văn bản thay thế'],
  [/^parent decree (\S+) replaced by (.+) from (\S+)$/i, 'nghị định gốc $1 đã được thay bằng $2 từ $3'],
  [/^clause replaced by (.+)$/i, 'điều khoản đã được thay bằng $1'],
  [/^amended again by (.+) \(not read\)$/i, 'lại được sửa đổi bởi $1 (chưa đọc)'],
  [
    /^instruction; whether every ministry front end really closed was not confirmed$/i,
    'văn bản chỉ đạo; chưa xác nhận mọi cổng của bộ đã thực sự đóng',
  ],
  [/^industry; (\S+) uses (.+)$/i, 'thông lệ ngành; $1 dùng $2'],
  [/^industry$/i, 'thông lệ ngành'],
  [/^standard$/i, 'tiêu chuẩn'],
  [/^method$/i, 'phương pháp'],
  [/^unsourced$/i, 'chưa có nguồn'],
  [/^proposal$/i, 'đề xuất'],
  [/^one province, example$/i, 'ví dụ của một tỉnh'],
  [/^news\b.*$/i, 'tin báo chí'],
  [/^guidance$/i, 'văn bản hướng dẫn'],
  [/^manual study$/i, 'khảo sát thủ công'],
  [/^published method$/i, 'phương pháp đã công bố'],
];

/** The data's status of a legal basis, in both languages; a status not met before stays as written. */
export function statusText(status: string): Text {
  const known = STATUS_WORDS.find(([pattern]) => pattern.test(status));
  return { vi: known ? status.replace(known[0], known[1]) : status, en: status };
}
