import type { Finding } from '#src/model/check.ts';
import type { Comparison } from '#src/model/comparison.ts';
import { isCurrent } from '#src/model/is-current.ts';
import type { Outcome } from '#src/model/outcome.ts';
import type { Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { number } from './format.ts';
import { runFile } from './page-file.ts';
import { KINDS, ordered, type PortalRow, rowOf } from './portal-rows.ts';
import { REASONS } from './reasons.ts';
import { KIND_WORDS } from './words.ts';

/** One criterion of a matrix of portals. */
export type MatrixColumn = {
  readonly criterion: string;
  readonly title: Text;
  /** What a value that keeps the mark says, in few words. */
  readonly passed: (measured: number) => Text;
  /** For information alone: to have none keeps the mark, and is nothing to be shown as passed. */
  readonly informs?: true;
};

type MatrixCell = { readonly outcome: Outcome; readonly text: Text; readonly href: string };

const ORDER: readonly Outcome[] = ['failed', 'passed', 'cantTell', 'untested', 'inapplicable'];

const NOT_MET: Text = { vi: 'không có trong các hành trình đã đi', en: 'met by none of the journeys walked' };
const OTHER_VERSION: Text = {
  vi: 'phép kiểm đã đổi phiên bản, chưa xét lại',
  en: 'answered by another version of the check, not judged anew',
};
const NOT_RUN: Text = { vi: 'chưa có lượt chạy nào', en: 'no run' };

/** A share in per cent and what it is a share of. */
export const share =
  (what: Text) =>
  (measured: number): Text => {
    const value = number(measured);
    return { vi: `${value.vi} % ${what.vi}`, en: `${value.en} % ${what.en}` };
  };

type Met = { readonly run: Run; readonly finding: Finding };

const textOf = ({ passed }: MatrixColumn, { finding }: Met, decided: readonly Met[]): Text => {
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

const cellOf = (
  column: MatrixColumn,
  runs: readonly Run[],
  checks: Comparison['checks'],
  portalHref: string,
): MatrixCell => {
  const all = runs.flatMap((run) =>
    run.findings
      .filter(({ criterion }) => criterion === column.criterion)
      .map((finding): Met => ({ run, finding })),
  );
  const met = all.filter(({ finding }) => isCurrent(checks, finding));
  const outcome = ORDER.find((each) => met.some(({ finding }) => finding.outcome === each));
  const chosen = met.find(({ finding }) => finding.outcome === outcome);
  if (outcome === undefined || chosen === undefined)
    return { outcome: 'untested', text: all.length > 0 ? OTHER_VERSION : NOT_RUN, href: portalHref };
  const decided = met.filter(({ finding }) => finding.outcome === 'failed' || finding.outcome === 'passed');
  const none = column.informs === true && outcome === 'passed' && chosen.finding.measured === 0;
  return {
    outcome: none ? 'inapplicable' : outcome,
    text: textOf(column, chosen, decided),
    href: outcome === 'inapplicable' ? portalHref : runFile(chosen.run.id),
  };
};

export type MatrixView = {
  /** Id of the heading that names the matrix. */
  readonly id: string;
  readonly caption: Text;
  readonly columns: readonly Text[];
  readonly groups: readonly {
    readonly title: Text;
    readonly span: number;
    readonly rows: readonly (PortalRow & { readonly cells: readonly MatrixCell[] })[];
  }[];
};

/** Whether a sweep came to any result on these columns: where not, a matrix would be empty. */
export function walkedAny(
  columns: readonly MatrixColumn[],
  { runs, checks }: Pick<Comparison, 'runs' | 'checks'>,
): boolean {
  const own = new Set(columns.map(({ criterion }) => criterion));
  return runs.some(({ findings }) =>
    findings.some(
      (finding) =>
        own.has(finding.criterion) &&
        (finding.outcome === 'passed' || finding.outcome === 'failed') &&
        isCurrent(checks, finding),
    ),
  );
}

/** Portals × criteria, in each cell the worst of the portal's runs; null where no run came to a result. */
export function matrixView(
  comparison: Comparison,
  columns: readonly MatrixColumn[],
  { id, caption }: Pick<MatrixView, 'id' | 'caption'>,
): MatrixView | null {
  if (!walkedAny(columns, comparison)) return null;
  const runs = Map.groupBy(comparison.runs, ({ portalId }) => portalId);
  return {
    id,
    caption,
    columns: columns.map(({ title }) => title),
    groups: KINDS.flatMap((kind) => {
      const portals = ordered(comparison.portals.filter((one) => one.portal.kind === kind));
      if (portals.length === 0) return [];
      return {
        title: KIND_WORDS[kind],
        span: columns.length + 1,
        rows: portals.map((one) => {
          const row = rowOf(comparison, one);
          const own = runs.get(one.portal.id) ?? [];
          return { ...row, cells: columns.map((column) => cellOf(column, own, comparison.checks, row.href)) };
        }),
      };
    }),
  };
}
