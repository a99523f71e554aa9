import type { Filing } from './wire.ts';

/** What each step is given. `leave` saves the step's values and goes on; it resolves when the next step shows. */
export type StepProps = {
  readonly filing: Filing;
  readonly leave: (values: Readonly<Record<string, string>>) => Promise<void>;
  readonly back: () => void;
  /** Saves the step's values as they are. */
  readonly save: (values: Readonly<Record<string, string>>) => Promise<void>;
};
