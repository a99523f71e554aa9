import type { CleanUpEvidence } from './filing.ts';
import type { Run } from './sweep.ts';

/** What a journey made at a portal and could not take back. */
export type LeftBehind = Pick<Run, 'portalId' | 'journeyId' | 'device'> &
  Omit<CleanUpEvidence, 'step' | 'done'> & { readonly attempt: number };

/** What the journeys of these runs left at their portals, over all attempts. Pure. */
export const leftBehind = (runs: readonly Run[]): readonly LeftBehind[] =>
  runs.flatMap(({ portalId, journeyId, device, attempts }) =>
    attempts.flatMap(({ n, evidence }) =>
      evidence.cleanUps
        .filter(({ done }) => !done)
        .map(({ made, code, why }) => ({ portalId, journeyId, device, attempt: n, made, code, why })),
    ),
  );
