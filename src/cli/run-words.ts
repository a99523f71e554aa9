import { checks } from '#src/checks/index.ts';
import type { Finding } from '#src/model/check.ts';
import type { PlannedJourney } from '#src/model/journey.ts';
import { leftBehind } from '#src/model/left-behind.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { reasonText } from '#src/report/reasons.ts';
import { NO_PLATFORM } from '#src/report/portal-rows.ts';
import { leftBehindText } from './left-behind-text.ts';
import { metLabels } from './met-labels.ts';

const MARK: Readonly<Record<Outcome, string>> = {
  passed: '✓',
  failed: '✗',
  cantTell: '?',
  inapplicable: '–',
  untested: '·',
};

const TITLES: ReadonlyMap<string, Text> = new Map(checks.map(({ id, title }) => [id, title]));

const both = ({ vi, en }: Text): string => (vi === en ? en : `${vi} / ${en}`);

const why = (outcome: Outcome, reason: Reason | null): string => {
  const text = reason === null ? null : reasonText(outcome, reason);
  return text === null ? '' : `[${reason}] ${both(text)}`;
};

const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(', ');

/** One run for the terminal: its steps, its findings, how the scenario's labels met the forms, where its pictures lie. */
export const runWords = (
  run: Run,
  journey: Pick<PlannedJourney, 'labels'>,
  {
    platform,
    walkedAs,
    folder,
  }: {
    readonly platform: Text | null;
    /** Id of the test identity; null where nobody had to be anybody. */
    readonly walkedAs: string | null;
    readonly folder: string | null;
  },
): string => {
  const evidence = run.attempts[0]?.evidence;
  const { unmet, standIns } = metLabels(journey.labels ?? [], evidence?.fields ?? []);
  const steps = (evidence?.steps ?? []).flatMap(({ outcome, reason, name, durationMs, message }) => [
    `  ${MARK[outcome]} ${both(name)}  ${(durationMs / 1_000).toFixed(1)} s${
      reason === null ? '' : `  ${why(outcome, reason)}`
    }`,
    ...(message === null ? [] : [`      ${message}`]),
  ]);
  return [
    `${run.id}: ${run.outcome}${run.reason === null ? '' : `  ${why(run.outcome, run.reason)}`}`,
    `Platform / Nền tảng: ${both(platform ?? NO_PLATFORM)} ${evidence?.platform?.version ?? ''}`.trimEnd(),
    ...(walkedAs === null ? [] : [`Walked as / Người thử: ${walkedAs}`]),
    'Steps:',
    ...steps,
    ...(unmet.length === 0
      ? []
      : [`Labels not met (the scenario names them, no field bears them): ${quoted(unmet)}`]),
    ...(standIns.length === 0
      ? []
      : [
          `Filled with a stand-in (neither the citizen's data nor the scenario says with what): ${quoted(standIns)}`,
        ]),
    'Findings:',
    ...findingLines(run.findings.filter(({ outcome }) => outcome !== 'inapplicable')),
    ...leftBehindText(leftBehind([run])),
    ...(folder === null
      ? []
      : [
          `Screenshots: ${folder} (delete the folder when you have seen them; no sweep and no report is stored)`,
        ]),
    '',
  ].join('\n');
};

/** A line each; findings that say the same stand in one line with the checks behind it. */
const findingLines = (findings: readonly Finding[]): readonly string[] =>
  [...Map.groupBy(findings, ({ outcome, seen }) => `${MARK[outcome]} ${seen.en}`)].map(([said, same]) => {
    const [first] = same;
    return same.length === 1 && first !== undefined
      ? `  ${MARK[first.outcome]} ${first.criterion} ${TITLES.get(first.check)?.en ?? first.check}: ${first.seen.en}`
      : `  ${said} (${same.length} checks: ${same.map(({ criterion }) => criterion).join(', ')})`;
  });
