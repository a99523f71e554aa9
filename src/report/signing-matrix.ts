import type { Finding } from '#src/model/check.ts';
import type { Comparison } from '#src/model/comparison.ts';
import type { Outcome } from '#src/model/outcome.ts';
import type { Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { number } from './format.ts';
import { runFile } from './page-file.ts';
import { REASONS } from './reasons.ts';

type Column = {
  readonly criterion: string;
  readonly title: Text;
  /** What a value that keeps the mark says, in few words. */
  readonly passed: (measured: number) => Text;
};

const share =
  (what: Text) =>
  (measured: number): Text => {
    const value = number(measured);
    return { vi: `${value.vi} % ${what.vi}`, en: `${value.en} % ${what.en}` };
  };

/** Criteria whose findings the matrix gathers, in the order of a citizen's walk. */
const COLUMNS: readonly Column[] = [
  {
    criterion: 'P2-03',
    title: { vi: 'Có chỗ ký, chọn được nhà cung cấp', en: 'Offered, with a choice of providers' },
    passed: (measured) => ({ vi: `${measured} nhà cung cấp`, en: `${measured} providers` }),
  },
  {
    criterion: 'P2-02',
    title: { vi: 'Ký được đến cuối', en: 'Completes' },
    passed: () => ({ vi: 'ký xong, có tệp', en: 'signed, a file came back' }),
  },
  {
    criterion: 'P2-05',
    title: { vi: 'Tệp hợp lệ', en: 'File valid' },
    passed: share({ vi: 'tệp hợp lệ', en: 'of files valid' }),
  },
  {
    criterion: 'P2-06',
    title: { vi: 'Định dạng và thuật toán', en: 'Format and algorithms' },
    passed: share({ vi: 'tệp đủ mạnh', en: 'of files strong enough' }),
  },
  {
    criterion: 'P2-07',
    title: { vi: 'Dấu thời gian (chỉ để biết)', en: 'Time stamp (for information)' },
    passed: share({ vi: 'tệp có', en: 'of files have one' }),
  },
  {
    criterion: 'P2-08',
    title: { vi: 'Từ chối tệp ký hỏng', en: 'Refuses bad files' },
    passed: (measured) => ({ vi: `${measured} trên 5 tệp`, en: `${measured} of 5 files` }),
  },
  {
    criterion: 'P2-09',
    title: { vi: 'Kết quả công khai có chữ ký thật', en: 'Published results really signed' },
    passed: () => ({ vi: 'không có hình dấu suông', en: 'no mere picture of a stamp' }),
  },
];

const ORDER: readonly Outcome[] = ['failed', 'passed', 'cantTell', 'untested', 'inapplicable'];

const NOT_MET: Text = { vi: 'không có trong các hành trình đã đi', en: 'met by none of the journeys walked' };
const NOT_RUN: Text = { vi: 'chưa có lượt chạy nào', en: 'no run' };

export type SigningCell = { readonly outcome: Outcome; readonly text: Text; readonly href: string };

type Met = { readonly run: Run; readonly finding: Finding };

const textOf = ({ passed }: Column, { finding }: Met, decided: readonly Met[]): Text => {
  const { outcome, measured, reason, seen } = finding;
  if (outcome === 'failed') {
    const failed = decided.filter((each) => each.finding.outcome === 'failed').length;
    return decided.length === 1
      ? seen
      : {
          vi: `${seen.vi} (${failed}/${decided.length} lượt)`,
          en: `${seen.en} (${failed}/${decided.length} runs)`,
        };
  }
  if (outcome === 'passed') return passed(measured ?? 0);
  return reason === null ? NOT_MET : (REASONS[reason] ?? NOT_MET);
};

const cellOf = (column: Column, runs: readonly Run[], portalHref: string): SigningCell => {
  const met = runs.flatMap((run) =>
    run.findings
      .filter(({ criterion }) => criterion === column.criterion)
      .map((finding): Met => ({ run, finding })),
  );
  const outcome = ORDER.find((each) => met.some(({ finding }) => finding.outcome === each));
  const chosen = met.find(({ finding }) => finding.outcome === outcome);
  if (outcome === undefined || chosen === undefined)
    return { outcome: 'untested', text: NOT_RUN, href: portalHref };
  const decided = met.filter(({ finding }) => finding.outcome === 'failed' || finding.outcome === 'passed');
  // For information alone: to have none keeps the mark, and is nothing to be shown as passed.
  const none = column.criterion === 'P2-07' && outcome === 'passed' && chosen.finding.measured === 0;
  return {
    outcome: none ? 'inapplicable' : outcome,
    text: textOf(column, chosen, decided),
    href: outcome === 'inapplicable' ? portalHref : runFile(chosen.run.id),
  };
};

export const SIGNING_COLUMNS: readonly Text[] = COLUMNS.map(({ title }) => title);

/** What was found of digital signing on one portal, a cell a column: the worst of its runs. */
export function signingCells(runs: readonly Run[], portalHref: string): readonly SigningCell[] {
  return COLUMNS.map((column) => cellOf(column, runs, portalHref));
}

/** Whether a sweep walked any signing: where not, a matrix would be empty. */
export function walkedSigning({ runs }: Pick<Comparison, 'runs'>): boolean {
  const own = new Set(COLUMNS.map(({ criterion }) => criterion));
  return runs.some(({ findings }) =>
    findings.some(
      ({ criterion, outcome }) => own.has(criterion) && (outcome === 'passed' || outcome === 'failed'),
    ),
  );
}
