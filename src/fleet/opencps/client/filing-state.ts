import { isoDate, shownDate } from './input.tsx';
import type { Dossier, Field } from './wire.ts';

/** What the steps share; they draw themselves from it. */
export type FilingState = {
  dossier: Dossier;
  /** As shown in the fields: dates are `dd/mm/yyyy`. */
  values: Record<string, string>;
  at: number;
  /** Whether the first step was left once, so that its faults may be told. */
  pressed: boolean;
  busy: boolean;
  uploading: string[];
  way: string;
  agreed: boolean;
};
export type Filing = {
  readonly state: FilingState;
  readonly path: string;
  readonly next: (values?: Readonly<Record<string, string>>) => Promise<void>;
  readonly back: () => void;
  readonly submit: () => Promise<void>;
};

export const fieldsOf = ({ sections }: Dossier): readonly Field[] => sections.flatMap(({ fields }) => fields);

/** What stands in the fields when the dossier is opened. */
export const shownValues = (dossier: Dossier): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(dossier).map(({ name, kind, value }) => [
      name,
      kind === 'date' && value !== '' ? shownDate(value) : value,
    ]),
  );

/** The same as the interface wants it. */
export const sentValues = ({ dossier, values }: FilingState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fieldsOf(dossier).map(({ name, kind }) => [
      name,
      kind === 'date' ? isoDate(values[name] ?? '') : (values[name] ?? ''),
    ]),
  );

/** What is wrong with a field's value; undefined where nothing is. */
export const faultOf = ({ kind, label, required, pattern }: Field, value = ''): string | undefined => {
  const text = value.trim();
  if (text === '') return required ? `${label} không được để trống` : undefined;
  if (kind === 'date') return isoDate(text) === '' ? `${label} không hợp lệ` : undefined;
  return pattern === undefined || new RegExp(`^(?:${pattern})$`).test(text)
    ? undefined
    : `${label} không hợp lệ`;
};
