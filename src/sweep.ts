import type { Finding } from '#src/model/check.ts';
import type { Task } from '#src/model/journey.ts';
import type { OpenCell, SweepStore } from '#src/model/store.ts';
import type { Attempt, NotRun, Purpose, Run } from '#src/model/sweep.ts';
import { runOutcome } from '#src/scoring/judge.ts';

/** What the walk of one attempt may ask of the sweep. */
export type WalkHooks = {
  readonly running: () => number;
  readonly beforeSubmitting: () => Promise<void>;
  /** The first attempt, where this is not it. */
  readonly first?: Attempt | null;
  readonly signal: AbortSignal;
};

/** `walk`: first tries, and each failure's second try later; `quiet`: one after the other, nothing else running. */
export type Phase = 'walk' | 'quiet';

export type SweepEvent =
  | { readonly kind: 'phase'; readonly phase: Phase; readonly tasks: number }
  | { readonly kind: 'attempt'; readonly task: Task; readonly run: Run; readonly owes: Purpose | null }
  | { readonly kind: 'notRun'; readonly notRun: NotRun };

export type SweepParts = {
  readonly store: SweepStore;
  /** The task of a planned cell; null when its scenario or portal is gone. */
  readonly taskOf: (cell: OpenCell) => Task | null;
  /** What only one task at a time may use: the portal's host, a test identity. */
  readonly keysOf: (task: Task) => readonly string[];
  readonly walk: (task: Task, purpose: Purpose, n: number, hooks: WalkHooks) => Promise<Attempt>;
  /** Puts into an attempt's evidence what follows from the files that it kept. */
  readonly derive: (attempt: Attempt) => Promise<Attempt>;
  readonly judge: (run: Run, task: Task) => readonly Finding[];
  /** Whether a finding waits for a measurement with nothing else running. */
  readonly needsQuiet: (findings: readonly Finding[]) => boolean;
  readonly runTasks: (options: {
    readonly tasks: readonly Due[];
    readonly concurrency: number;
    readonly keys: (due: Due) => readonly string[];
    readonly work: (
      due: Due,
      signal: AbortSignal,
      running: () => number,
      queue: (further: Due) => void,
    ) => Promise<void>;
    readonly signal?: AbortSignal;
  }) => Promise<void>;
  readonly concurrency: number;
  /** Walk again what was cut off after it may have submitted. */
  readonly resubmit: boolean;
  readonly on: (event: SweepEvent) => void;
  readonly signal: AbortSignal;
};

export type Due = { readonly task: Task; readonly cell: OpenCell };

/** After so many connection failures in a row a portal counts as down for the rest of the sweep. */
const DOWN_AFTER = 3;

/** Longest time to stay away when a portal asks for it; beyond that its other cells are not run. */
const LONGEST_STAY_AWAY_MS = 60_000;

const PHASES: readonly { readonly phase: Phase; readonly purposes: readonly Purpose[] }[] = [
  { phase: 'walk', purposes: ['first', 'confirm'] },
  { phase: 'quiet', purposes: ['quiet'] },
];

/**
 * Carries out what a stored sweep still owes: first tries, after them clean second tries of failures, and in the
 * end measurements with nothing else running. May be stopped at any point and called again.
 */
export const carryOut = async (sweepId: string, parts: SweepParts): Promise<void> => {
  const { store, signal } = parts;
  const health = new Map<string, Health>();
  if (parts.resubmit)
    for (const cell of (await store.loadSweep(sweepId)).notRun)
      if (cell.reason === 'possibly-submitted') await store.markStarted(sweepId, cell);
  for (const cell of await store.openCells(sweepId)) await settleCutOff(sweepId, cell, parts);
  for (const { phase, purposes } of PHASES) {
    if (signal.aborted) return;
    const due: Due[] = [];
    for (const cell of await store.openCells(sweepId)) {
      if (!purposes.includes(cell.owes)) continue;
      const task = parts.taskOf(cell);
      if (task !== null) due.push({ task, cell });
      else await leave(sweepId, cell, 'not-offered', 'its portal or scenario is no longer there', parts);
    }
    due.sort((a, b) => purposes.indexOf(a.cell.owes) - purposes.indexOf(b.cell.owes));
    if (phase === 'quiet') due.splice(0, due.length, ...(await fewest(sweepId, due, parts)));
    if (due.length === 0) continue;
    parts.on({ kind: 'phase', phase, tasks: due.length });
    await parts.runTasks({
      tasks: due,
      concurrency: phase === 'quiet' ? 1 : parts.concurrency,
      keys: ({ task }) => parts.keysOf(task),
      work: async (each, taskSignal, running, queue) => {
        const left = await carryOutOne(sweepId, each, taskSignal, running, health, parts);
        if (left !== null && purposes.includes(left.cell.owes)) queue(left);
      },
      signal,
    });
  }
  if (!signal.aborted) await store.finishSweep(sweepId, new Date().toISOString());
};

/**
 * Measuring alone is dear, because everything else stands still: per portal and device only the shortest
 * journeys that together show every breached timing are measured again. The others keep what they have,
 * undecided.
 */
const fewest = async (sweepId: string, due: readonly Due[], parts: SweepParts): Promise<Due[]> => {
  const covered = new Set<string>();
  const kept: Due[] = [];
  const byLength = [...due].sort((a, b) => a.task.journey.steps.length - b.task.journey.steps.length);
  for (const each of byLength) {
    const { task, cell } = each;
    const open = (cell.run?.findings ?? [])
      .filter((finding) => parts.needsQuiet([finding]))
      .map(({ check }) => `${task.portal.id} ${task.device} ${check}`);
    if (open.every((check) => covered.has(check)) && cell.run !== null)
      await parts.store.saveRun(sweepId, cell.run, null);
    else kept.push(each);
    for (const check of open) covered.add(check);
  }
  return kept;
};

type Health = { failures: number; awayUntilMs: number };

/** Walks one attempt and stores it; returns what is owed then. */
const carryOutOne = async (
  sweepId: string,
  { task, cell }: Due,
  signal: AbortSignal,
  running: () => number,
  health: Map<string, Health>,
  parts: SweepParts,
): Promise<Due | null> => {
  const host = new URL(task.portal.url).host;
  const state = health.get(host) ?? { failures: 0, awayUntilMs: 0 };
  health.set(host, state);
  if (state.failures >= DOWN_AFTER) {
    await leave(sweepId, cell, 'portal-down', `${DOWN_AFTER} connection failures in a row`, parts);
    return null;
  }
  const awayMs = state.awayUntilMs - Date.now();
  if (awayMs > LONGEST_STAY_AWAY_MS) {
    await leave(sweepId, cell, 'rate-limited', 'the portal asked to stay away longer', parts);
    return null;
  }
  if (awayMs > 0) await pause(awayMs, signal);
  if (signal.aborted) return null;

  await parts.store.markStarted(sweepId, cell);
  const before = cell.run?.attempts ?? [];
  const walked = await parts.walk(task, cell.owes, before.length + 1, {
    running,
    beforeSubmitting: async () => await parts.store.markSubmitting(sweepId, cell),
    first: before[0] ?? null,
    signal,
  });
  const stopped = walked.reason === 'stopped';
  // What was stopped is walked again on resuming, and kept only where it left something that must be told.
  if (stopped && walked.evidence.cleanUps.every(({ done }) => done)) return null;
  const attempt = await parts.derive(walked);
  state.failures = attempt.reason === 'connection' ? state.failures + 1 : 0;
  state.awayUntilMs = Date.now() + stayAwayMs(attempt);
  const run = runFrom(task, [...before, attempt], parts);
  const owes = stopped ? (submitted(attempt) ? null : cell.owes) : owed(run, attempt, parts);
  await parts.store.saveRun(sweepId, run, owes);
  parts.on({ kind: 'attempt', task, run, owes });
  return owes === null || stopped
    ? null
    : { task, cell: { ...cell, owes, run, cutOff: false, mayHaveSubmitted: false } };
};

const runFrom = (task: Task, attempts: readonly Attempt[], parts: SweepParts): Run => {
  const bare: Run = {
    id: task.id,
    portalId: task.portal.id,
    journeyId: task.journey.id,
    device: task.device,
    ...runOutcome(attempts),
    attempts,
    findings: [],
  };
  return { ...bare, findings: parts.judge(bare, task) };
};

const OURS: ReadonlySet<Attempt['reason']> = new Set(['browser-died', 'our-bug', 'own-network']);

/**
 * A failure owes a second try, as does a portal that asked to come again shortly; never after a step that
 * submits. A breached timing owes a quiet one.
 */
const owed = (run: Run, attempt: Attempt, parts: SweepParts): Purpose | null => {
  const ours = OURS.has(attempt.reason);
  const asked = attempt.reason === 'rate-limited' && stayAwayMs(attempt) <= LONGEST_STAY_AWAY_MS;
  if (attempt.purpose === 'first' && (attempt.outcome === 'failed' || ours || asked) && !submitted(attempt))
    return 'confirm';
  return attempt.purpose !== 'quiet' &&
    (run.outcome === 'passed' || run.outcome === 'inapplicable') &&
    parts.needsQuiet(run.findings)
    ? 'quiet'
    : null;
};

const submitted = (attempt: Attempt): boolean =>
  attempt.evidence.steps.some(
    (step) =>
      (step.effect === 'submits' || step.effect === 'pays') &&
      step.outcome !== 'untested' &&
      step.outcome !== 'inapplicable',
  );

/** What a killed sweep left half done: a dossier may be filed, so only the operator may have it walked again. */
const settleCutOff = async (sweepId: string, cell: OpenCell, parts: SweepParts): Promise<void> => {
  if (!cell.cutOff || !cell.mayHaveSubmitted || parts.resubmit) return;
  await leave(sweepId, cell, 'possibly-submitted', 'cut off at or after a step that submits', parts);
};

/** Ends a cell without a further attempt: as the run that it has, or as not run. */
const leave = async (
  sweepId: string,
  cell: OpenCell,
  reason: NotRun['reason'],
  detail: string,
  parts: SweepParts,
): Promise<void> => {
  if (cell.run !== null) return await parts.store.saveRun(sweepId, cell.run, null);
  const { portalId, journeyId, device } = cell;
  const notRun: NotRun = { portalId, journeyId, device, reason, detail };
  await parts.store.saveNotRun(sweepId, notRun);
  parts.on({ kind: 'notRun', notRun });
};

const stayAwayMs = (attempt: Attempt): number => {
  if (attempt.reason !== 'rate-limited') return 0;
  const told = attempt.evidence.steps.find((step) => step.reason === 'rate-limited')?.message ?? '';
  const value = told.match(/Retry-After: ([^)]+)/)?.[1];
  if (value === undefined) return 30_000;
  const seconds = Number(value);
  return Number.isFinite(seconds) ? seconds * 1_000 : Math.max(0, Date.parse(value) - Date.now()) || 30_000;
};

const pause = async (ms: number, signal: AbortSignal): Promise<void> =>
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
