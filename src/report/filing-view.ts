import type { Evidence } from '#src/model/evidence.ts';
import type { CleanUpEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { count, raw, table, type TableCell, words } from './evidence-table.ts';
import {
  DATUM_WORDS,
  DOCUMENT_WORDS,
  DONE_WORDS,
  GIVEN_WORDS,
  KEEP_WORDS,
  PREFILL_WORDS,
} from './filing-words.ts';

const STEP: Text = { vi: 'Bước', en: 'Step' };

const yesNo = (value: boolean | null): Text =>
  value === null
    ? { vi: 'không rõ', en: 'unknown' }
    : value
      ? { vi: 'có', en: 'yes' }
      : { vi: 'không', en: 'no' };

const orNone = (text: string | null): TableCell =>
  text === null ? words({ vi: 'không ghi', en: 'not stated' }) : raw(text);

const fieldsTable = ({ fields }: Evidence): object =>
  table(
    { vi: 'Trường kê khai, như khi người dân mở ra', en: 'Fields, as the citizen met them' },
    [
      STEP,
      { vi: 'Trường', en: 'Field' },
      { vi: 'Hỏi gì', en: 'Asks for' },
      { vi: 'Nhà nước đã có', en: 'State holds it' },
      { vi: 'Điền sẵn', en: 'Before' },
      { vi: 'Người dân', en: 'The citizen' },
      { vi: 'Ký tự gõ', en: 'Typed' },
      { vi: 'Bắt buộc', en: 'Required' },
      { vi: 'Khóa', en: 'Locked' },
    ],
    fields,
    (field) => [
      count(field.step + 1),
      raw(field.label),
      words(field.datum === null ? { vi: 'khác', en: 'something else' } : DATUM_WORDS[field.datum]),
      words(yesNo(field.stateHolds)),
      words(PREFILL_WORDS[field.before]),
      words(DONE_WORDS[field.done]),
      count(field.typed),
      words(yesNo(field.required)),
      words(yesNo(field.locked)),
    ],
  );

const papersTable = ({ components }: Evidence): object =>
  table(
    { vi: 'Giấy tờ mà hồ sơ yêu cầu', en: 'Papers that the dossier asks for' },
    [
      STEP,
      { vi: 'Giấy tờ', en: 'Paper' },
      { vi: 'Loại', en: 'Kind' },
      { vi: 'Bắt buộc', en: 'Required' },
      { vi: 'Cơ quan tự lấy', en: 'Fetched by the office' },
      { vi: 'Tải lên', en: 'Upload' },
      { vi: 'Chọn từ kho', en: 'Pick' },
      { vi: 'Đã nộp bằng', en: 'Given by' },
      { vi: 'Giữ vào kho', en: 'Keep' },
      { vi: 'Dung lượng ghi', en: 'Size stated' },
      { vi: 'Định dạng ghi', en: 'Formats stated' },
    ],
    components,
    (paper) => [
      count(paper.step + 1),
      raw(paper.label),
      words(DOCUMENT_WORDS[paper.document]),
      words(yesNo(paper.required)),
      words(yesNo(paper.fetchedByOffice)),
      words(yesNo(paper.uploads)),
      words(yesNo(paper.picks)),
      words(GIVEN_WORDS[paper.given]),
      words(KEEP_WORDS[paper.keep]),
      orNone(paper.limit.size),
      orNone(paper.limit.formats),
    ],
  );

const effortsTable = ({ efforts, steps }: Evidence): object =>
  table(
    { vi: 'Công sức của người dân, từng bước', en: 'What each step cost the citizen' },
    [
      STEP,
      { vi: 'Tên bước', en: 'Name' },
      { vi: 'Ký tự gõ', en: 'Characters typed' },
      { vi: 'Lần bấm', en: 'Presses' },
      { vi: 'Tệp tải lên', en: 'Uploads' },
      { vi: 'Màn hình', en: 'Screens' },
    ],
    efforts,
    (effort) => [
      count(effort.step + 1),
      words(steps.find(({ index }) => index === effort.step)?.name ?? { vi: '–', en: '–' }),
      count(effort.typed),
      count(effort.presses),
      count(effort.uploads),
      count(effort.screens),
    ],
  );

const MADE_WORDS: { readonly [M in CleanUpEvidence['made']]: Text } = {
  dossier: { vi: 'hồ sơ đã nộp', en: 'a filed dossier' },
  draft: { vi: 'hồ sơ nháp', en: 'a draft' },
  document: { vi: 'giấy tờ lưu trong kho', en: 'a paper kept in the store' },
};

/** Without codes: whoever has one may look the dossier up, and pages are published. */
const cleanUpsTable = ({ cleanUps }: Evidence): object =>
  table(
    { vi: 'Việc dọn lại sau hành trình', en: 'What the journey made and took back' },
    [
      { vi: 'Đã tạo', en: 'Made' },
      { vi: 'Đã dọn', en: 'Taken back' },
      { vi: 'Ghi chú', en: 'Note' },
    ],
    cleanUps,
    ({ made, done, why }) => [words(MADE_WORDS[made]), words(yesNo(done)), raw(why ?? '')],
  );

/** What a run's page shows of the filing in one attempt: a table for each kind of evidence that it met. */
export function filingTables(evidence: Evidence): readonly object[] {
  return [
    ...(evidence.fields.length > 0 ? [fieldsTable(evidence)] : []),
    ...(evidence.components.length > 0 ? [papersTable(evidence)] : []),
    ...(evidence.efforts.length > 0 ? [effortsTable(evidence)] : []),
    ...(evidence.cleanUps.length > 0 ? [cleanUpsTable(evidence)] : []),
  ];
}
