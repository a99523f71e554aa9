import type { Check } from '#src/model/check.ts';
import { PROCEDURE_PARTS, type ProcedurePart } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { poorestProcedure, READS_NO_PAGE } from './poorest-procedure.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

const NAMES: { readonly [P in ProcedurePart]: Text } = {
  steps: { vi: 'trình tự thực hiện', en: 'steps' },
  ways: { vi: 'cách thức thực hiện', en: 'ways to file' },
  dossier: { vi: 'thành phần hồ sơ', en: 'dossier' },
  sets: { vi: 'số lượng hồ sơ', en: 'number of sets' },
  'time-limit': { vi: 'thời hạn giải quyết', en: 'time limit' },
  who: { vi: 'đối tượng thực hiện', en: 'who may file' },
  body: { vi: 'cơ quan thực hiện', en: 'body' },
  result: { vi: 'kết quả thực hiện', en: 'result' },
  fee: { vi: 'phí, lệ phí', en: 'fee' },
  form: { vi: 'mẫu đơn, tờ khai', en: 'form' },
  conditions: { vi: 'yêu cầu, điều kiện', en: 'conditions' },
  'legal-basis': { vi: 'căn cứ pháp lý', en: 'legal basis' },
};

/** P7-01: the parts of a procedure that stand on its public page. Measured per run: parts of the poorest service. */
export const procedureParts: Check<'steps' | 'procedures'> = {
  id: 'procedure-parts',
  criterion: 'P7-01',
  version: 1,
  title: { vi: 'Công khai đủ bộ phận của thủ tục', en: 'All parts of the procedure are published' },
  mend: {
    vi: 'Trên trang của thủ tục, hiện đủ 12 bộ phận, mỗi bộ phận dưới một tiêu đề bằng chữ, lấy thẳng từ Cơ sở dữ liệu quốc gia về thủ tục hành chính; bộ phận nào không có quy định thì ghi “không”.',
    en: "Show all 12 parts on the procedure's page, each under a heading in words, straight from the national procedure database; where a part has no rule, say so.",
  },
  needs: ['steps', 'procedures'],
  aggregate: 'worst',
  judge: ({ steps, procedures }, { threshold, journey }) => {
    const poorest = poorestProcedure(procedures, ({ parts }) => parts);
    if (poorest === null) return nothingMet(steps, journey, READS_NO_PAGE);
    const { entry, had } = poorest;
    const missing = PROCEDURE_PARTS.filter((part) => !had.has(part));
    const shown = PROCEDURE_PARTS.length - missing.length;
    const names = (language: keyof Text): string => missing.map((part) => NAMES[part][language]).join(', ');
    return judged(
      threshold,
      shown,
      missing.length === 0
        ? {
            vi: `Trang thủ tục nêu đủ ${shown} bộ phận.`,
            en: `The procedure's page gives all ${shown} parts.`,
          }
        : {
            vi: `Trang thủ tục nêu ${shown} trong ${PROCEDURE_PARTS.length} bộ phận; thiếu: ${names('vi')}.`,
            en: `The procedure's page gives ${shown} of ${PROCEDURE_PARTS.length} parts; missing: ${names('en')}.`,
          },
      missing.length === 0
        ? []
        : [
            placeOf(steps, entry, {
              vi: `${entry.service}: ${names('vi')}`,
              en: `${entry.service}: ${names('en')}`,
            }),
          ],
    );
  },
};
