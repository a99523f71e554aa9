import { MODES, type Portal } from '#src/model/portal.ts';

/**
 * The rows that a stopped sweep goes on with: as they were planned, but that a row of a real portal permits no more than it
 * does now. A row that is no longer there permits reading only. Pure.
 */
export const resumedPortals = (planned: readonly Portal[], today: readonly Portal[]): readonly Portal[] => {
  const now = new Map(today.map((portal) => [portal.id, portal]));
  return planned.map((then) => {
    if (then.synthetic) return then;
    const given = now.get(then.id);
    // What is permitted at one address says nothing of another.
    const row = given?.url === then.url ? given : undefined;
    const mode =
      MODES[Math.min(MODES.indexOf(then.mode), MODES.indexOf(row?.mode ?? 'observe'))] ?? 'observe';
    return { ...then, mode, permission: row?.permission ?? null };
  });
};
