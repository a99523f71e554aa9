import { fieldFault, isoOf } from '../../reuse/field-fault.ts';
import { shownDate } from './input.tsx';
import type { Dossier, Field, SavedStep } from './wire.ts';

/** What the steps share; they draw themselves from it. */
export type FilingState = {
  dossier: Dossier;
  /** As shown in the fields: dates are `dd/mm/yyyy`. */
  values: Record<string, string>;
  /** Boxes beside the declaration, by name. */
  ticks: Record<string, boolean>;
  /** Papers that the citizen wants to keep in the store. */
  kept: string[];
  at: number;
  /** Whether the first step was left once, so that its faults may be told. */
  pressed: boolean;
  /** What is wrong, by the names of fields and boxes. */
  messages: Record<string, string>;
  /** What is said above the form. */
  top: string;
  busy: boolean;
  uploading: string[];
  way: string;
  /** What the portal holds of the dossier, as its server draws it before filing. */
  summary: string;
  agreed: boolean;
};
export type Filing = {
  readonly state: FilingState;
  readonly path: string;
  readonly next: () => Promise<void>;
  /** Keeps what was typed, unchecked, to go on with it later. */
  readonly save: () => Promise<void>;
  readonly back: () => void;
  readonly submit: () => Promise<void>;
};

export const fieldsOf = ({ sections }: Dossier): readonly Field[] => sections.flatMap(({ fields }) => fields);

/** What stands in the stepper when the dossier is opened. */
export const openedState = (dossier: Dossier, way: string): FilingState => ({
  dossier,
  values: Object.fromEntries(
    fieldsOf(dossier).map(({ name, kind, value }) => [name, kind === 'date' ? shownDate(value) : value]),
  ),
  ticks: Object.fromEntries(dossier.consents.map(({ name, ticked }) => [name, ticked])),
  kept: dossier.papers.filter(({ keep }) => keep.ticked).map(({ id }) => id),
  at: 0,
  pressed: false,
  messages: {},
  top: '',
  busy: false,
  uploading: [],
  way,
  summary: '',
  agreed: false,
});

/** What the interface is sent; a date that is no day is sent as it was typed. */
export const savedStep = ({ dossier, values, ticks, kept, at }: FilingState, draft: boolean): SavedStep => ({
  step: at + 1,
  values: {
    ...Object.fromEntries(
      fieldsOf(dossier).map(({ name, kind }) => {
        const value = values[name] ?? '';
        return [name, kind === 'date' ? (isoOf(value) ?? value) : value];
      }),
    ),
    ...Object.fromEntries(Object.entries(ticks).map(([name, ticked]) => [name, String(ticked)])),
  },
  kept,
  draft,
});

/** What is wrong with a field's value, in the portal's words; empty where nothing is. */
export const faultOf = ({ dossier, values }: FilingState, field: Field): string =>
  fieldFault(field, values[field.name] ?? '', dossier.validation, new Date().toISOString().slice(0, 10)) ??
  '';

/** Whether a field keeps its value after faults were found; what is locked always does. */
export const stays = ({ dossier, messages }: FilingState, { name, kind, locked }: Field): boolean => {
  const { keeps } = dossier.validation;
  return (
    locked ||
    keeps === 'all' ||
    (keeps === 'texts' && kind !== 'choice' && kind !== 'date') ||
    (keeps === 'lists' && kind === 'choice') ||
    (keeps === 'but-the-wrong' && (messages[name] ?? '') === '')
  );
};
