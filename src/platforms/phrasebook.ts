import type { Datum } from '#src/model/datum.ts';
import type { Word } from '#src/model/word.ts';
import type { FieldNames } from './applicant.ts';
import type { Signposts } from './find-service.ts';
import type { LookUpSigns } from './look-up.ts';
import type { SignInWays } from './sign-in.ts';

/** What the generic adapter makes of the vocabulary. */
export type Phrasebook = {
  readonly signposts: Signposts;
  readonly ways: SignInWays;
  readonly fields: FieldNames;
  readonly lookUp: LookUpSigns;
  /** Leads on within the form, best first. */
  readonly next: readonly string[];
  /** Confirms a dialog that asks for agency or case. */
  readonly confirm: readonly string[];
  /** Files the dossier. */
  readonly file: readonly string[];
  /** Says "pay": on some portals it files too, but an unknown one is not pressed. */
  readonly pay: readonly string[];
  readonly chooseFile: readonly string[];
  /** Headings and columns of the documents' page. */
  readonly documents: readonly string[];
};

/** The citizen's data by the English meaning of a field's label. */
const MEANINGS: Readonly<Record<string, Datum>> = {
  'full name': 'fullName',
  "submitter's name": 'fullName',
  'identity card number': 'idNumber',
  'identity number (old name)': 'idNumber',
  'document number': 'idNumber',
  'date of birth': 'birthDate',
  sex: 'sex',
  'date of issue': 'idIssuedOn',
  'place of issue': 'idIssuedBy',
  mobile: 'phone',
  address: 'address',
  'province/city': 'province',
  'ward/commune': 'ward',
};

/** Labels of one group and kind, those seen word for word first. */
const labels = (
  words: readonly Word[],
  group: string,
  kind: string,
  test: (word: Word) => boolean = () => true,
): string[] =>
  words
    .filter(
      (word) =>
        word.group === group && word.kind === kind && word.confidence !== 'regulation-wording' && test(word),
    )
    .toSorted((a, b) => Number(b.confidence === 'verbatim') - Number(a.confidence === 'verbatim'))
    .map(({ vi }) => vi);

const named = (words: readonly Word[], ...english: readonly string[]): string[] =>
  english.flatMap((en) => words.filter((word) => word.en === en).map(({ vi }) => vi));

/** Sorts the vocabulary by what an act needs of it. Pure. */
export const phrasebook = (words: readonly Word[]): Phrasebook => {
  const search = named(words, 'Search');
  const details = named(words, 'View details');
  const start = named(words, 'File the dossier', 'File online');
  const track = [...labels(words, 'track', 'menu'), ...named(words, 'Look up')];
  return {
    signposts: {
      menus: [
        ...labels(words, 'search', 'menu'),
        ...labels(words, 'search', 'heading'),
        'Thủ tục hành chính',
        ...start,
      ],
      search,
      details,
      start,
    },
    ways: {
      start,
      signIn: [...named(words, 'Log in'), ...named(words, 'Log in with VNeID')],
      eId: [
        ...named(words, 'Log in with VNeID'),
        ...labels(words, 'login', 'card', ({ vi }) => vi.includes('VNeID')),
        'VNeID',
      ],
      signedIn: ':not(*)',
      signOut: named(words, 'Log out'),
      form: 'input[type="file"], [role="tablist"] [aria-selected="true"]',
    },
    fields: {
      names: {},
      labels: Object.fromEntries(
        words
          .filter(({ kind }) => kind === 'field')
          .flatMap(({ vi, en }) => {
            const datum = MEANINGS[en.toLowerCase()];
            return datum === undefined ? [] : [[vi, datum] as const];
          }),
      ),
    },
    lookUp: {
      menus: track,
      field: [...named(words, 'Dossier code', 'Dossier number')],
      press: [...named(words, 'Look up'), ...search],
      details,
    },
    next: labels(words, 'step', 'button', ({ en }) => en !== 'Back'),
    confirm: [...labels(words, 'agency', 'button'), ...named(words, 'Agree and continue')],
    file: [...labels(words, 'submit', 'button', ({ en }) => en !== 'Save draft'), ...start],
    pay: labels(words, 'fees', 'button'),
    chooseFile: [...named(words, 'Choose file', 'Upload from the computer')],
    documents: [...named(words, 'Dossier documents')],
  };
};
