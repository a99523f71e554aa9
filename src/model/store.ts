import type { Finding } from './check.ts';
import type { Attempt, Cell, NotRun, Purpose, Run, StoredSweep, SweepRecord } from './sweep.ts';

/** A planned cell that is not done: what it still owes, and what it has so far. */
export type OpenCell = Cell & {
  /** The attempt that comes next. */
  readonly owes: Purpose;
  /** The run as stored so far; null before the first attempt ended. */
  readonly run: Run | null;
  /** Started and cut off. */
  readonly cutOff: boolean;
  /** Cut off at or after a step that submits or pays: must not be walked again without the operator's word. */
  readonly mayHaveSubmitted: boolean;
};

export type SweepSummary = {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly synthetic: boolean;
  readonly plan: string;
  readonly planned: number;
  readonly runs: number;
  readonly notRun: number;
};

/**
 * Where sweeps live. Every planned cell ends as exactly one run or one not-run; each write is one
 * transaction, so that a sweep killed at any point can go on. Unknown sweeps are a `UsageError`.
 */
export type SweepStore = {
  readonly createSweep: (sweep: SweepRecord, planned: readonly Cell[]) => Promise<void>;
  /** Newest first. */
  readonly listSweeps: () => Promise<readonly SweepSummary[]>;
  /** `latest` is the newest. */
  readonly loadSweep: (id: string) => Promise<StoredSweep>;
  readonly openCells: (sweepId: string) => Promise<readonly OpenCell[]>;
  /** Before an attempt touches the portal. */
  readonly markStarted: (sweepId: string, cell: Cell) => Promise<void>;
  /** Before a step that submits or pays runs. */
  readonly markSubmitting: (sweepId: string, cell: Cell) => Promise<void>;
  /** Stores the run (replacing what it had before) and what it still owes; null when it is done. */
  readonly saveRun: (sweepId: string, run: Run, owes: Purpose | null) => Promise<void>;
  readonly saveNotRun: (sweepId: string, notRun: NotRun) => Promise<void>;
  /** Replaces the evidence of stored attempts of a run by what was derived from it anew; what the cell owes stays. */
  readonly saveEvidence: (
    sweepId: string,
    runId: string,
    attempts: readonly Pick<Attempt, 'n' | 'evidence'>[],
  ) => Promise<void>;
  /** Adds roots to those that the sweep's signed files are held against; known ones are left as they are. */
  readonly addAnchors: (sweepId: string, anchors: readonly string[]) => Promise<void>;
  /** Replaces the findings of a stored run after a new judgement. */
  readonly saveFindings: (sweepId: string, runId: string, findings: readonly Finding[]) => Promise<void>;
  readonly finishSweep: (sweepId: string, finishedAt: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Bytes beside the store, named by their SHA-256; saving the same bytes twice keeps them once. */
export type EvidenceFiles = {
  /** Returns the path under the sweep's evidence folder, with `/`. */
  readonly save: (bytes: Uint8Array, extension: string) => Promise<string>;
};
