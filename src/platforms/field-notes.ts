import type { FieldEvidence, Prefill } from '#src/model/filing.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { FieldNames, FormControl } from './applicant.ts';
import { datumOf } from './applicant.ts';
import type { Desk } from './ask.ts';
import { cleanUrl } from './clean-url.ts';
import { consentTo } from './consent-words.ts';
import { prefillOf } from './prefill.ts';
import { keyOf } from './read-controls.ts';

/** Follows one citizen through one form. Compares where the values are; no value outlives it. */
export type FieldNotes = {
  readonly see: (controls: readonly FormControl[]) => void;
  readonly did: (control: FormControl, typed: number) => void;
  /** Notes what was seen and done; each field of a filing once, however often its page is shown. */
  readonly tell: () => void;
};

type Seen = {
  readonly control: FormControl;
  readonly before: Prefill;
  done: FieldEvidence['done'];
  typed: number;
};

const DONE: { readonly [K in FormControl['kind']]: FieldEvidence['done'] } = {
  text: 'typed',
  date: 'typed',
  select: 'chosen',
  radio: 'chosen',
  combobox: 'chosen',
  tick: 'ticked',
};

export const fieldNotes = (
  desk: Desk,
  { citizen, fields }: { readonly citizen: Citizen; readonly fields: FieldNames },
): FieldNotes => {
  const { page, note, stepIndex, service, others } = desk.stage;
  const seen = new Map<string, Seen>();

  const see = (controls: readonly FormControl[]): void => {
    for (const control of controls) {
      const key = keyOf(control);
      // A list that waits for another one is shut and empty; it is met again when it opens.
      if (seen.has(key) || (control.locked && control.empty)) continue;
      const before = prefillOf(datumOf(control, fields), control.empty ? '' : control.shown, citizen, others);
      seen.set(key, { control, before, done: 'left', typed: 0 });
    }
  };

  return {
    see,
    did: (control, typed) => {
      see([control]);
      const entry = seen.get(keyOf(control));
      if (entry === undefined) return;
      entry.done = DONE[control.kind];
      entry.typed += typed;
    },
    tell: () => {
      const url = cleanUrl(page.url());
      for (const [key, { control, before, done, typed }] of seen) {
        if (!desk.firstTime(`field ${service.current?.id ?? ''} ${url} ${key} ${control.label}`)) continue;
        const label = control.label.replace(/\s*\*\s*$/, '').slice(0, 200);
        const agreesTo = control.kind === 'tick' ? consentTo(control.label) : null;
        if (agreesTo !== null)
          note('consents', {
            step: stepIndex(),
            url,
            label,
            about: agreesTo,
            tickedBefore: !control.empty,
          });
        const datum = datumOf(control, fields);
        note('fields', {
          step: stepIndex(),
          url,
          label,
          datum,
          stateHolds: datum === null ? null : citizen.stateHolds.includes(datum),
          kind: control.kind,
          required: control.required,
          locked: control.locked,
          before,
          done,
          typed,
        });
      }
    },
  };
};
