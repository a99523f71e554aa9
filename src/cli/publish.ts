import { join, resolve } from 'node:path';
import { checks } from '#src/checks/index.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { Run, StoredSweep } from '#src/model/sweep.ts';
import type { CriteriaSet } from '#src/model/check.ts';
import { publicGate } from '#src/redact/public-gate.ts';
import { pointLatest } from '#src/report/latest.ts';
import { writeReport } from '#src/report/write-report.ts';
import { compare } from '#src/scoring/compare.ts';
import { taskId } from './plan.ts';

/** Folder of one sweep's evidence files. */
export const evidenceFolder = (out: string, sweepId: string): string =>
  join(resolve(out), sweepId, 'evidence');

/** A cell that the sweep did not come to is reported as such: planned = run + not run. */
const accounted = (stored: StoredSweep): StoredSweep => {
  const done = new Set([...stored.runs, ...stored.notRun].map(taskId));
  return {
    ...stored,
    notRun: [
      ...stored.notRun,
      ...stored.planned
        .filter((cell) => !done.has(taskId(cell)))
        .map((cell) => ({ ...cell, reason: 'stopped' as const, detail: 'the sweep was stopped before it' })),
    ],
  };
};

/**
 * Judges nothing, compares and writes the pages of a stored sweep; returns their paths. `citizens` are those whose data
 * must not stand in them: all whom a journey of the sweep may have met.
 * @throws UsageError `personal-data`
 */
export const publish = async (
  stored: StoredSweep,
  criteria: CriteriaSet,
  out: string,
  citizens: readonly Citizen[],
): Promise<{ readonly index: string; readonly json: string }> => {
  const comparison = compare(accounted(stored), checks, criteria);
  const written = await writeReport({
    comparison,
    folder: join(resolve(out), stored.sweep.id),
    evidenceFolder: evidenceFolder(out, stored.sweep.id),
    refuses: publicGate(citizens),
  });
  await pointLatest(resolve(out), stored.sweep.id);
  return written;
};

export const countOutcomes = (runs: readonly Pick<Run, 'outcome'>[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { outcome } of runs) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};
