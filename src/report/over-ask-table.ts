import type { Comparison } from '#src/model/comparison.ts';
import { DATA, DOCUMENT_KINDS } from '#src/model/datum.ts';
import type { OverAskRule } from '#src/model/references.ts';
import type { Text } from '#src/model/text.ts';
import { raw, table, words } from './evidence-table.ts';
import { DATUM_WORDS, DOCUMENT_WORDS } from './filing-words.ts';
import { statusText } from './standing.ts';

const askedText = (asks: OverAskRule['asks']): Text => {
  const paper = DOCUMENT_KINDS.find((kind) => kind === asks);
  if (paper !== undefined) return DOCUMENT_WORDS[paper];
  const datum = DATA.find((each) => each === asks);
  return datum === undefined ? { vi: asks, en: asks } : DATUM_WORDS[datum];
};

/** Whether the law of the rule still holds, each document once. */
const statusOf = ({ legalBasis }: OverAskRule): Text => {
  const by = (language: keyof Text): string =>
    legalBasis.map(({ document, status }) => `${document}: ${statusText(status)[language]}`).join('; ');
  return { vi: by('vi'), en: by('en') };
};

/** The rules on what may not be asked again, with the state of their law. */
export function overAskTable({ criteria }: Comparison): object {
  return table(
    { vi: 'Quy tắc về những gì không được hỏi lại', en: 'Rules on what may not be asked again' },
    [
      { vi: 'Mã', en: 'Id' },
      { vi: 'Giấy tờ, dữ liệu', en: 'Paper or datum' },
      { vi: 'Dịch vụ', en: 'Services' },
      { vi: 'Nơi đang giữ', en: 'Held by' },
      { vi: 'Căn cứ', en: 'Basis' },
      { vi: 'Hiệu lực', en: 'Status' },
      { vi: 'Có nguồn', en: 'Sourced' },
    ],
    criteria.references.overAskRules,
    (rule) => [
      raw(rule.id),
      words(askedText(rule.asks)),
      rule.services === null ? words({ vi: 'mọi dịch vụ', en: 'all' }) : raw(rule.services.join(', ')),
      words(rule.holder),
      words(rule.citation),
      words(statusOf(rule)),
      words(
        rule.sourced
          ? { vi: 'có', en: 'yes' }
          : { vi: 'chưa: không dùng để kết luận', en: 'no: accuses nobody' },
      ),
    ],
  );
}
