import type { Finding } from '#src/model/check.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { Attempt, Cell, NotRun, Purpose, Run, SweepRecord } from '#src/model/sweep.ts';

export type SweepRow = {
  readonly id: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly synthetic: boolean | number;
  readonly plan: string;
  readonly record: string;
};

export type CellState = 'planned' | 'started' | 'submitting' | 'done' | 'not-run';

export type CellRow = {
  readonly id: number;
  readonly portal_id: string;
  readonly journey_id: string;
  readonly device: Cell['device'];
  readonly state: CellState;
  readonly owes: Purpose | null;
  readonly reason: NotRun['reason'] | null;
  readonly detail: string | null;
};

export type RunRow = {
  readonly cell_id: number;
  readonly run_id: string;
  readonly outcome: Run['outcome'];
  readonly reason: Run['reason'];
};

export type AttemptRow = {
  readonly cell_id: number;
  readonly n: number;
  readonly purpose: Purpose;
  readonly started_at: string;
  readonly duration_ms: number;
  readonly outcome: Attempt['outcome'];
  readonly reason: Attempt['reason'];
  readonly trace: string | null;
  readonly evidence: Buffer;
};

export type FindingRow = {
  readonly cell_id: number;
  readonly position: number;
  readonly check_id: string;
  readonly check_version: number;
  readonly criterion: string;
  readonly outcome: Finding['outcome'];
  readonly reason: Finding['reason'];
  readonly measured: number | null;
  readonly seen: string;
  readonly places: string;
  readonly attempt: number | null;
};

export function sweepOf(row: SweepRow): SweepRecord {
  const record = JSON.parse(row.record) as SweepRecord;
  return { ...record, finishedAt: row.finished_at };
}

export function whereCell(sweepId: string, cell: Cell): Readonly<Record<string, string>> {
  return { sweep_id: sweepId, portal_id: cell.portalId, journey_id: cell.journeyId, device: cell.device };
}

export function cellOf(row: CellRow): Cell {
  return { portalId: row.portal_id, journeyId: row.journey_id, device: row.device };
}

export function attemptRow(cellId: number, attempt: Attempt, evidence: Buffer): AttemptRow {
  return {
    cell_id: cellId,
    n: attempt.n,
    purpose: attempt.purpose,
    started_at: attempt.startedAt,
    duration_ms: attempt.durationMs,
    outcome: attempt.outcome,
    reason: attempt.reason,
    trace: attempt.trace,
    evidence,
  };
}

/** `evidence` is unpacked when it is read; a copy of the attempt, or its JSON, holds it like any field. */
export function attemptOf(row: AttemptRow, unpack: (packed: Buffer) => Evidence): Attempt {
  return {
    n: row.n,
    purpose: row.purpose,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    outcome: row.outcome,
    reason: row.reason,
    trace: row.trace,
    get evidence() {
      return unpack(row.evidence);
    },
  };
}

export function findingRow(cellId: number, finding: Finding, position: number): FindingRow {
  return {
    cell_id: cellId,
    position,
    check_id: finding.check,
    check_version: finding.checkVersion,
    criterion: finding.criterion,
    outcome: finding.outcome,
    reason: finding.reason,
    measured: finding.measured,
    seen: JSON.stringify(finding.seen),
    places: JSON.stringify(finding.places),
    attempt: finding.attempt,
  };
}

export function findingOf(row: FindingRow): Finding {
  return {
    check: row.check_id,
    checkVersion: row.check_version,
    criterion: row.criterion,
    outcome: row.outcome,
    reason: row.reason,
    measured: row.measured,
    seen: JSON.parse(row.seen) as Finding['seen'],
    places: JSON.parse(row.places) as Finding['places'],
    attempt: row.attempt,
  };
}
