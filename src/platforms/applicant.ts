import type { Datum } from '#src/model/datum.ts';
import type { Citizen } from '#src/model/journey.ts';
import { asksForElse, labelDatum, standsUnderOtherPaper } from './label-datum.ts';
import { foldName } from './name-match.ts';

/** How a platform names its fields: by a part of their `name` or id, and by their labels. */
export type FieldNames = {
  /** Datum by field name, compared without case. */
  readonly names: Readonly<Record<string, Datum>>;
  /** Datum by label. */
  readonly labels: Readonly<Record<string, Datum>>;
};

/** A form control as the page shows it. */
export type FormControl = {
  readonly index: number;
  readonly kind: 'text' | 'date' | 'select' | 'radio' | 'tick' | 'combobox';
  readonly name: string;
  readonly id: string;
  /** Type attribute of inputs. */
  readonly type: string;
  readonly label: string;
  /** Heading of the part of the form that it stands in; empty where there is none. */
  readonly section: string;
  /** Its form or one of its sections asks about a child, whose parents are then meant. */
  readonly aboutChild: boolean;
  readonly required: boolean;
  /** Not to be changed by the citizen. */
  readonly locked: boolean;
  readonly empty: boolean;
  /** What it shows; never stored. */
  readonly shown: string;
  /** Visible texts of a select's options, without the empty one; of radios the labels of the group. */
  readonly options: readonly string[];
};

/** `DD/MM/YYYY`, as Vietnamese forms want it. */
export const vietnameseDate = (iso: string): string => iso.split('-').toReversed().join('/');

const VALUES: { readonly [D in Datum]: (citizen: Citizen) => string | null } = {
  fullName: ({ fullName }) => fullName,
  idNumber: ({ idNumber }) => idNumber,
  birthDate: ({ birthDate }) => vietnameseDate(birthDate),
  // The two words of every Vietnamese form; English where a form has only codes.
  sex: ({ sex }) => (sex === 'male' ? 'nam' : 'nữ'),
  nationality: ({ nationality }) => nationality,
  ethnicity: ({ ethnicity }) => ethnicity,
  fatherName: ({ parents }) => parents?.father ?? null,
  motherName: ({ parents }) => parents?.mother ?? null,
  organisationName: ({ organisation }) => organisation?.name ?? null,
  organisationAddress: ({ organisation }) => organisation?.address ?? null,
  taxCode: ({ organisation }) => organisation?.taxCode ?? null,
  idIssuedOn: ({ idIssuedOn }) => vietnameseDate(idIssuedOn),
  idIssuedBy: ({ idIssuedBy }) => idIssuedBy,
  phone: ({ phone }) => phone,
  email: ({ email }) => email,
  province: ({ address }) => address.province,
  ward: ({ address }) => address.ward,
  address: ({ address }) => address.street,
};

/** As a form wants it; null where the citizen has none. */
export const valueOf = (datum: Datum, citizen: Citizen): string | null => VALUES[datum](citizen);

/** What types of inputs tell without any word. */
const BY_TYPE: Readonly<Record<string, Datum>> = { email: 'email', tel: 'phone' };

/**
 * The applicant's datum that a control asks for: by its name, its type, its whole label, the longest label that
 * begins it, then by the words of any Vietnamese form. Never one of a child, a spouse or anybody else.
 */
export const datumOf = (control: FormControl, fields: FieldNames): Datum | null => {
  const { label: shown, section, aboutChild } = control;
  if (asksForElse(shown, section)) return labelDatum(shown, section, aboutChild);
  const found = byOwnWords(control, fields);
  if (standsUnderOtherPaper(found, shown, section)) return null;
  return found ?? labelDatum(shown, section, aboutChild);
};

const byOwnWords = (control: FormControl, fields: FieldNames): Datum | null => {
  for (const own of [control.name, control.id]) {
    const key = own.toLowerCase();
    if (key === '') continue;
    const hit = Object.entries(fields.names).find(([name]) => endsAtWord(key, name.toLowerCase()));
    if (hit !== undefined) return hit[1];
  }
  const byType = BY_TYPE[control.type];
  if (byType !== undefined) return byType;
  const label = foldLabel(control.label);
  if (label === '') return null;
  const known = Object.entries(fields.labels)
    .map(([words, datum]) => ({ words: foldLabel(words), datum }))
    .toSorted((a, b) => b.words.length - a.words.length);
  const whole = known.find(({ words }) => words === label);
  const own = whole ?? known.find(({ words }) => label.startsWith(`${words} `));
  return own?.datum ?? null;
};

/** `CongDan_diDong` and `data[diDong]` end in the field `diDong`; `soDiDong2` does not. */
const endsAtWord = (key: string, name: string): boolean => {
  const bare = key.replace(/\]$/, '');
  if (!bare.endsWith(name)) return false;
  const before = bare.at(-name.length - 1);
  return before === undefined || /[[_.:-]/.test(before);
};

const foldLabel = (label: string): string =>
  foldName(label)
    .replace(/\(.*?\)/g, ' ')
    .replace(/[*:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The option that says what is wanted (exactly, else as a part), else the first; null where there is none. */
export const optionFor = (options: readonly string[], wanted: string | null): number | null => {
  if (options.length === 0) return null;
  if (wanted === null) return 0;
  const want = foldName(wanted);
  const folded = options.map(foldName);
  const exact = folded.indexOf(want);
  if (exact !== -1) return exact;
  const part = folded.findIndex(
    (option) => option.includes(want) || (option !== '' && want.includes(option)),
  );
  return part === -1 ? 0 : part;
};
