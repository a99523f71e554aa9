import type { FieldEvidence } from '#src/model/filing.ts';
import { foldName } from '#src/platforms/name-match.ts';

export type MetLabels = {
  /** Words that a scenario names an answer for and no field bore. */
  readonly unmet: readonly string[];
  /** Labels of fields, boxes to tick apart, that were filled in although neither the citizen's data nor the scenario says with what. */
  readonly standIns: readonly string[];
};

/** How the answers that a scenario names met the forms that its walk saw. Says nothing where it saw none. */
export const metLabels = (named: readonly string[], fields: readonly FieldEvidence[]): MetLabels => {
  const bears = (label: string, words: string): boolean => foldName(label).includes(foldName(words));
  return {
    unmet:
      fields.length === 0 ? [] : named.filter((words) => !fields.some(({ label }) => bears(label, words))),
    standIns: [
      ...new Set(
        fields
          .filter(
            ({ datum, done, kind, label }) =>
              datum === null &&
              done !== 'left' &&
              kind !== 'tick' &&
              !named.some((words) => bears(label, words)),
          )
          .map(({ label }) => label),
      ),
    ],
  };
};
