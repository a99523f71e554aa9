import type { Check, CheckContext, CriteriaSet, Finding, Verdict } from '#src/model/check.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { Attempt, JourneyRecord, Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { settle } from './settle.ts';

type Answer = { readonly verdict: Verdict; readonly attempt: number | null };

/** Why a late answer in an attempt may be our machine's doing and not the portal's; null where nothing speaks for that. */
const disturbance = ({
  purpose,
  evidence: { conditions },
}: Attempt): { reason: Reason; why: Text } | null => {
  if (conditions.traced)
    return {
      reason: 'recorded',
      why: { vi: 'lượt chạy này được ghi vết nên chậm hơn', en: 'this attempt was traced, which slows it' },
    };
  if (conditions.intercepted)
    return {
      reason: 'recorded',
      why: {
        vi: 'bộ chặn giữ từng yêu cầu trong lượt chạy này',
        en: 'the guard held up every request of this attempt',
      },
    };
  if (conditions.cpuStarved)
    return {
      reason: 'cpu-starved',
      why: { vi: 'máy chạy thử bị thiếu bộ xử lý', en: 'the testing machine was short of processor time' },
    };
  if (purpose !== 'quiet')
    return {
      reason: 'not-quiet',
      why: { vi: 'còn hành trình khác chạy cùng lúc', en: 'other journeys may have run at the same time' },
    };
  return null;
};

const undecided = (verdict: Verdict, reason: Reason, why: Text): Verdict => ({
  ...verdict,
  outcome: 'cantTell',
  reason,
  seen: {
    vi: `${verdict.seen.vi} Chưa kết luận: ${why.vi}.`,
    en: `${verdict.seen.en} Not decided: ${why.en}.`,
  },
});

const broken = (error: unknown): Verdict => ({
  outcome: 'cantTell',
  reason: 'check-threw',
  measured: null,
  seen: {
    vi: 'Phép kiểm tra của chúng tôi bị lỗi, không kết luận gì về cổng.',
    en: 'Our check itself failed; nothing is said about the portal.',
  },
  places: [{ step: null, url: null, detail: String(error).slice(0, 300) }],
});

/** The kinds of evidence that a check declares, and no others. */
const declared = (check: Check, evidence: Evidence): Evidence =>
  Object.fromEntries(check.needs.map((kind) => [kind, evidence[kind]])) as Evidence;

/**
 * One check, asked of one attempt. A check that throws is cantTell. A breach of a timing check counts
 * only where nothing else ran, nothing was recorded or held up and the processor was free; its measured
 * value is kept for people to see.
 */
const judgeAttempt = (
  check: Check,
  attempt: Attempt,
  context: Omit<CheckContext, 'device' | 'startedAt'>,
): Verdict => {
  let verdict: Verdict;
  try {
    verdict = check.judge(declared(check, attempt.evidence), {
      ...context,
      device: attempt.evidence.conditions.device,
      startedAt: attempt.startedAt,
    });
  } catch (error) {
    return broken(error);
  }
  if (check.timing !== true || verdict.outcome !== 'failed') return verdict;
  const disturbed = disturbance(attempt);
  return disturbed === null ? verdict : undecided(verdict, disturbed.reason, disturbed.why);
};

/** A pass in any attempt is a pass; else the quiet attempt decides; without one, what the first answered stands. */
const settleTiming = (answers: readonly (Answer & { readonly quiet: boolean })[]): Answer | undefined =>
  answers.find(({ verdict }) => verdict.outcome === 'passed') ??
  answers.findLast(({ quiet }) => quiet) ??
  answers.find(({ verdict }) => verdict.measured !== null) ??
  answers.at(-1);

const settleFunctional = (answers: readonly (Answer & { readonly quiet: boolean })[]): Answer | undefined => {
  // An attempt made for the clock's sake does not overrule one made for the function's.
  const tries = answers.filter(({ quiet }) => !quiet);
  const counted = tries.length > 0 ? tries : answers;
  const { entry, flaky: differed } = settle(counted, ({ verdict }) => verdict.outcome);
  // It does not acquit either; but what it saw to be well is not published as a fault.
  const gainsaid =
    entry?.verdict.outcome === 'failed' &&
    answers.some(({ quiet, verdict }) => quiet && verdict.outcome === 'passed');
  return entry === undefined || !(differed || gainsaid)
    ? entry
    : {
        attempt: entry.attempt,
        verdict: undecided(entry.verdict, 'flaky', {
          vi: 'hai lần chạy cho hai kết quả khác nhau',
          en: 'two attempts gave two answers',
        }),
      };
};

/**
 * Asks every check of a run. Functional checks: the confirming attempt decides, and two attempts that differ are
 * cantTell `flaky`. Timing checks: see `judgeAttempt` and `needsQuiet`. Pure: the same run gives the same findings.
 */
export const judgeRun = ({
  run,
  checks,
  criteria,
  journey,
}: {
  readonly run: Pick<Run, 'attempts'>;
  readonly checks: readonly Check[];
  readonly criteria: CriteriaSet;
  readonly journey: Pick<JourneyRecord, 'id' | 'service' | 'steps'>;
}): Finding[] =>
  checks.map((check) => {
    const threshold = criteria.criteria.find(({ id }) => id === check.criterion)?.threshold;
    const answers = run.attempts.map((attempt) => ({
      attempt: attempt.n,
      quiet: attempt.purpose === 'quiet',
      verdict:
        threshold === undefined
          ? broken(`expected criterion ${check.criterion} in the criteria ${criteria.version}, got none`)
          : judgeAttempt(check, attempt, { threshold, journey, references: criteria.references }),
    }));
    const answer = check.timing === true ? settleTiming(answers) : settleFunctional(answers);
    const { verdict, attempt } = answer ?? {
      attempt: null,
      verdict: {
        outcome: 'untested',
        reason: 'no-evidence',
        measured: null,
        seen: { vi: 'Không có lượt chạy nào.', en: 'There was no attempt.' },
        places: [],
      } satisfies Verdict,
    };
    return {
      check: check.id,
      checkVersion: check.version,
      criterion: check.criterion,
      outcome: verdict.outcome,
      reason: verdict.reason,
      measured: verdict.measured,
      seen: verdict.seen,
      places: verdict.places,
      attempt,
    };
  });

/** Not `recorded`: a guard that holds requests up would do so again. */
const CURED_BY_QUIET: ReadonlySet<Reason | null> = new Set<Reason | null>(['not-quiet', 'cpu-starved']);

/**
 * Whether an attempt with nothing else running could decide what these findings leave open. Ask it before
 * there was a quiet attempt, and never of a run whose submitting step failed: that step is not repeated.
 */
export const needsQuiet = (findings: readonly Finding[]): boolean =>
  findings.some(({ outcome, reason }) => outcome === 'cantTell' && CURED_BY_QUIET.has(reason));

/** The journey's outcome from its attempts. A quiet attempt, made for the clock's sake, counts only where there is no other. */
export const runOutcome = (
  attempts: readonly Pick<Attempt, 'purpose' | 'outcome' | 'reason'>[],
): { readonly outcome: Outcome; readonly reason: Reason | null } => {
  const tries = attempts.filter(({ purpose }) => purpose !== 'quiet');
  const { entry, flaky } = settle(tries.length > 0 ? tries : attempts, ({ outcome }) => outcome);
  if (entry === undefined) return { outcome: 'untested', reason: 'no-evidence' };
  return flaky ? { outcome: 'cantTell', reason: 'flaky' } : { outcome: entry.outcome, reason: entry.reason };
};
