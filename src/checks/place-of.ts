import type { Place } from '#src/model/check.ts';
import type { StepEvidence } from '#src/model/evidence.ts';
import type { Text } from '#src/model/text.ts';

/** What a place says: the portal's words, or ours in both languages. */
export const detailOf = (detail: string | Text): Pick<Place, 'detail' | 'detailVi'> =>
  typeof detail === 'string'
    ? { detail }
    : { detail: detail.en, ...(detail.vi === detail.en ? {} : { detailVi: detail.vi }) };

/** A place at a step: the address that the entry itself names, else the one on which the step ended. */
export const placeOf = (
  steps: readonly StepEvidence[],
  entry: { readonly step: number; readonly url?: string | null },
  detail: string | Text,
): Place => ({
  step: entry.step,
  url: entry.url ?? steps.find(({ index }) => index === entry.step)?.url ?? null,
  ...detailOf(detail),
});
