import { mkdir } from 'node:fs/promises';
import knex, { type Knex } from 'knex';
import type { Finding } from '#src/model/check.ts';
import { UsageError } from '#src/model/errors.ts';
import type { OpenCell, SweepStore, SweepSummary } from '#src/model/store.ts';
import type { Cell, NotRun, Purpose, Run } from '#src/model/sweep.ts';
import type { Database } from './database.ts';
import { DATABASES } from './index.ts';
import { migrate } from './migrations.ts';
import {
  type AttemptRow,
  attemptOf,
  attemptRow,
  type CellRow,
  type CellState,
  cellOf,
  type FindingRow,
  findingOf,
  findingRow,
  type RunRow,
  type SweepRow,
  sweepOf,
  whereCell,
} from './rows.ts';
import { refused } from './refused.ts';
import { pack, unpacker } from './stored-evidence.ts';

/** SQLite takes at most 32 766 values in one statement; a row here has at most 11. */
const ROWS_PER_INSERT = 500;

/**
 * Opens the store of a folder, or makes it. Throws a `UsageError` `store-newer`, `not-a-store`,
 * `store-unreachable` or `store-busy`; a write on a full disk `disk-full`, after which all that was stored
 * before can still be read. `loadSweep().runs` holds every stored run, those too that owe an attempt.
 */
export async function openStore(folder: string, database: Database = DATABASES[0]): Promise<SweepStore> {
  const told = refused(folder, database.refusalOf);
  await mkdir(folder, { recursive: true }).catch(told('The folder of the store'));
  const db = knex(database.configure(folder));
  try {
    await migrate(db).catch(told('The store'));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const transaction = <T>(what: string, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> =>
    db.transaction(work).catch(told(what));

  return {
    createSweep: (sweep, planned) =>
      transaction(`The plan of sweep ${sweep.id}`, async (trx) => {
        const { finishedAt, ...record } = sweep;
        const made = await trx('sweeps')
          .insert({
            id: sweep.id,
            started_at: sweep.startedAt,
            finished_at: finishedAt,
            synthetic: sweep.synthetic,
            plan: sweep.plan,
            record: JSON.stringify(record),
          })
          .onConflict('id')
          .ignore()
          .returning('id');
        if (made.length === 0) {
          throw new UsageError('sweep-exists', `A sweep ${sweep.id} is stored already; go on with --resume.`);
        }
        const cells = planned.map((cell) => ({
          ...whereCell(sweep.id, cell),
          state: 'planned',
          owes: 'first',
        }));
        await trx.batchInsert('cells', cells, ROWS_PER_INSERT);
      }),

    listSweeps: () => transaction('The list of sweeps', summaries),

    loadSweep: (id) =>
      transaction(`Sweep ${id}`, async (trx) => {
        const sweep = await findSweep(trx, id);
        const cells = await cellsOf(trx, sweep.id);
        const runs = await runsOf(trx, sweep.id, cells);
        return {
          sweep: sweepOf(sweep),
          planned: cells.map(cellOf),
          runs: cells.flatMap((cell) => runs.get(cell.id) ?? []),
          notRun: cells.filter(({ state }) => state === 'not-run').map(notRunOf),
        };
      }),

    openCells: (sweepId) =>
      transaction(`Sweep ${sweepId}`, async (trx) => {
        const sweep = await findSweep(trx, sweepId);
        const open = await cellsOf(trx, sweep.id, ['planned', 'started', 'submitting']);
        const runs = await runsOf(trx, sweep.id, open);
        return open.map((cell) => openCellOf(cell, runs.get(cell.id) ?? null));
      }),

    markStarted: (sweepId, cell) =>
      transaction(`The start of ${named(cell)}`, async (trx) => {
        const owes = trx.raw("coalesce(owes, 'first')");
        await setCell(trx, sweepId, cell, { state: 'started', owes, reason: null, detail: null });
      }),

    markSubmitting: (sweepId, cell) =>
      transaction(`The submission of ${named(cell)}`, async (trx) => {
        await setCell(trx, sweepId, cell, { state: 'submitting' });
      }),

    saveRun: async (sweepId, run, owes) => {
      const packed = await Promise.all(run.attempts.map(({ evidence }) => pack(evidence)));
      await transaction(`The run ${named(run)}`, async (trx) => {
        const state = owes === null ? 'done' : 'planned';
        const cellId = await setCell(trx, sweepId, run, { state, owes, reason: null, detail: null });
        await trx('runs').where({ cell_id: cellId }).delete();
        await trx('runs').insert({
          cell_id: cellId,
          sweep_id: sweepId,
          run_id: run.id,
          outcome: run.outcome,
          reason: run.reason,
        });
        for (const [index, attempt] of run.attempts.entries()) {
          await trx('attempts').insert(attemptRow(cellId, attempt, packed[index] as Buffer));
        }
        await insertFindings(trx, cellId, run.findings);
      });
    },

    saveNotRun: (sweepId, notRun) =>
      transaction(`The cell ${named(notRun)}`, async (trx) => {
        const { reason, detail } = notRun;
        const cellId = await setCell(trx, sweepId, notRun, { state: 'not-run', reason, detail });
        const run = await trx('runs').where({ cell_id: cellId }).first('run_id');
        if (run) throw new Error(`${named(notRun)} has a run: it cannot be not-run; save the run as done.`);
      }),

    saveEvidence: async (sweepId, runId, attempts) => {
      const packed = await Promise.all(attempts.map(({ evidence }) => pack(evidence)));
      await transaction(`The evidence of run ${runId}`, async (trx) => {
        const cell = trx('runs').where({ sweep_id: sweepId, run_id: runId }).select('cell_id');
        for (const [index, { n }] of attempts.entries()) {
          const changed = await trx('attempts')
            .whereIn('cell_id', cell.clone())
            .andWhere({ n })
            .update({ evidence: packed[index] as Buffer });
          if (changed > 0) continue;
          await findSweep(trx, sweepId);
          throw new Error(`Sweep ${sweepId} has no attempt ${n} of a run ${runId}.`);
        }
      });
    },

    addAnchors: (sweepId, anchors) =>
      transaction(`The roots of sweep ${sweepId}`, async (trx) => {
        // A write first, see above; it changes nothing.
        await trx('sweeps').where({ id: sweepId }).update({ id: sweepId });
        const record = sweepOf(await findSweep(trx, sweepId));
        const known = record.signing?.anchors ?? [];
        const added = anchors.filter((anchor) => !known.includes(anchor));
        if (added.length === 0) return;
        const signing = { ...record.signing, anchors: [...known, ...added] };
        await trx('sweeps')
          .where({ id: sweepId })
          .update({ record: JSON.stringify({ ...record, signing }) });
      }),

    saveFindings: (sweepId, runId, findings) =>
      transaction(`The findings of run ${runId}`, async (trx) => {
        const cell = trx('runs').where({ sweep_id: sweepId, run_id: runId });
        await trx('findings').whereIn('cell_id', cell.clone().select('cell_id')).delete();
        const run: RunRow | undefined = await cell.first();
        if (run) return insertFindings(trx, run.cell_id, findings);
        await findSweep(trx, sweepId);
        throw new Error(`Sweep ${sweepId} has no run ${runId}.`);
      }),

    finishSweep: (sweepId, finishedAt) =>
      transaction(`The end of sweep ${sweepId}`, async (trx) => {
        const changed = await trx('sweeps').where({ id: sweepId }).update({ finished_at: finishedAt });
        if (changed === 0) await findSweep(trx, sweepId);
      }),

    close: () => db.destroy(),
  };
}

function named(cell: Cell): string {
  return `${cell.portalId}/${cell.journeyId}/${cell.device}`;
}

/**
 * Every transaction that writes begins with a write: SQLite waits for another process before a first write,
 * but refuses one that follows a read of what has changed since.
 */
async function setCell(
  trx: Knex.Transaction,
  sweepId: string,
  cell: Cell,
  fields: {
    readonly state: CellState;
    readonly owes?: Purpose | Knex.Raw | null;
    readonly reason?: NotRun['reason'] | null;
    readonly detail?: string | null;
  },
): Promise<number> {
  const where = whereCell(sweepId, cell);
  const [changed] = (await trx('cells').where(where).update(fields).returning('id')) as {
    readonly id: number;
  }[];
  if (changed) return changed.id;
  await findSweep(trx, sweepId);
  throw new Error(`Sweep ${sweepId} has no planned cell ${named(cell)}.`);
}

async function insertFindings(
  trx: Knex.Transaction,
  cellId: number,
  findings: readonly Finding[],
): Promise<void> {
  const rows = findings.map((finding, position) => findingRow(cellId, finding, position));
  await trx.batchInsert('findings', rows, ROWS_PER_INSERT);
}

async function findSweep(trx: Knex.Transaction, id: string): Promise<SweepRow> {
  const newestFirst = trx<SweepRow>('sweeps').orderBy([
    { column: 'started_at', order: 'desc' },
    { column: 'seq', order: 'desc' },
  ]);
  const found = await (id === 'latest' ? newestFirst.clone() : newestFirst.clone().where({ id })).first();
  if (found) return found;
  const stored: string[] = await newestFirst.clone().pluck('id');
  const known = stored.length > 0 ? `Stored are: ${stored.join(', ')}.` : 'No sweep is stored yet.';
  throw new UsageError('unknown-sweep', `There is no sweep ${id}. ${known}`);
}

async function summaries(trx: Knex.Transaction): Promise<readonly SweepSummary[]> {
  type Counted = SweepRow & { readonly planned: number; readonly runs: number; readonly not_run: number };
  const rows: Counted[] = await trx('sweeps')
    .leftJoin('cells', 'cells.sweep_id', 'sweeps.id')
    .leftJoin('runs', 'runs.cell_id', 'cells.id')
    .groupBy('sweeps.seq')
    .orderBy([
      { column: 'sweeps.started_at', order: 'desc' },
      { column: 'sweeps.seq', order: 'desc' },
    ])
    .select('sweeps.id', 'sweeps.started_at', 'sweeps.finished_at', 'sweeps.synthetic', 'sweeps.plan')
    .count({ planned: 'cells.id', runs: 'runs.cell_id' })
    .select(trx.raw("count(case when cells.state = 'not-run' then 1 end) as not_run"));
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    synthetic: Boolean(row.synthetic),
    plan: row.plan,
    planned: Number(row.planned),
    runs: Number(row.runs),
    notRun: Number(row.not_run),
  }));
}

function cellsOf(trx: Knex.Transaction, sweepId: string, states?: readonly CellState[]): Promise<CellRow[]> {
  const all = trx<CellRow>('cells').where('sweep_id', sweepId).orderBy('id');
  return Promise.resolve(states ? all.whereIn('state', [...states]) : all) as Promise<CellRow[]>;
}

/** Runs by the id of their cell. */
async function runsOf(
  trx: Knex.Transaction,
  sweepId: string,
  cells: readonly CellRow[],
): Promise<ReadonlyMap<number, Run>> {
  const unpack = unpacker();
  const wanted = new Map(cells.map((cell) => [cell.id, cell]));
  const cellIds = trx('cells')
    .select('id')
    .where('sweep_id', sweepId)
    .whereIn('state', [...new Set(cells.map(({ state }) => state))]);
  const rows: RunRow[] = await trx('runs').whereIn('cell_id', cellIds);
  const attempts: AttemptRow[] = await trx('attempts').whereIn('cell_id', cellIds).orderBy('n');
  const findings: FindingRow[] = await trx('findings').whereIn('cell_id', cellIds).orderBy('position');
  const attemptsOf = Map.groupBy(attempts, (row) => row.cell_id);
  const findingsOf = Map.groupBy(findings, (row) => row.cell_id);
  const runs = new Map<number, Run>();
  for (const row of rows) {
    const cell = wanted.get(row.cell_id);
    if (!cell) continue;
    runs.set(row.cell_id, {
      ...cellOf(cell),
      id: row.run_id,
      outcome: row.outcome,
      reason: row.reason,
      attempts: (attemptsOf.get(row.cell_id) ?? []).map((attempt) => attemptOf(attempt, unpack)),
      findings: (findingsOf.get(row.cell_id) ?? []).map(findingOf),
    });
  }
  return runs;
}

function notRunOf(row: CellRow): NotRun {
  if (row.reason === null) throw new Error(`Cell ${row.id} is not-run without a reason.`);
  return { ...cellOf(row), reason: row.reason, detail: row.detail ?? '' };
}

function openCellOf(row: CellRow, run: Run | null): OpenCell {
  return {
    ...cellOf(row),
    owes: row.owes ?? 'first',
    run,
    cutOff: row.state !== 'planned',
    mayHaveSubmitted: row.state === 'submitting',
  };
}
