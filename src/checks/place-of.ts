import type { Place } from '#src/model/check.ts';
import type { StepEvidence } from '#src/model/evidence.ts';

/** A place at a step: the address that the entry itself names, else the one on which the step ended. */
export const placeOf = (
  steps: readonly StepEvidence[],
  entry: { readonly step: number; readonly url?: string | null },
  detail: string,
): Place => ({
  step: entry.step,
  url: entry.url ?? steps.find(({ index }) => index === entry.step)?.url ?? null,
  detail,
});
