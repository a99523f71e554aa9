import type { Datum, DocumentKind } from './datum.ts';
import type { BadValue, ProcedureEvidence, QueryKind } from './filing.ts';
import type { Portal, ServiceId } from './portal.ts';
import type { BadFile } from './signing.ts';
import type { Text } from './text.ts';

/** The strongest thing that a step or an act may do, weakest first. */
export const EFFECTS = ['reads', 'signsIn', 'drafts', 'submits', 'pays'] as const;
export type Effect = (typeof EFFECTS)[number];

export type DocumentFile = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly name: Text;
  readonly fileName: string;
  readonly mimeType: string;
  /** Content of the synthetic file, base64. */
  readonly base64: string;
};

/** Where a one-time code comes from; it is never guessed. */
export type OneTimeCode =
  | { readonly kind: 'fixed'; readonly code: string }
  /** RFC 6238. The secret in Base32; 6 digits, 30 s and SHA1 where nothing is said. */
  | {
      readonly kind: 'totp';
      readonly secret: string;
      readonly digits?: 6 | 7 | 8;
      readonly periodS?: number;
      readonly algorithm?: 'SHA1' | 'SHA256' | 'SHA512';
    }
  /** A program run without a shell; the first line that it prints is the code. */
  | { readonly kind: 'command'; readonly argv: readonly string[] };

/** A synthetic citizen. Nobody real: numbers and names are made up and marked as such. */
export type Citizen = {
  readonly id: string;
  readonly situation: 'adult' | 'minor' | 'foreigner';
  readonly fullName: string;
  /** 12 digits. */
  readonly idNumber: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  /** As forms write it. */
  readonly nationality: string;
  readonly ethnicity: string | null;
  readonly parents: { readonly father: string; readonly mother: string } | null;
  readonly idIssuedOn: string;
  readonly idIssuedBy: string;
  readonly phone: string;
  readonly email: string;
  readonly address: { readonly province: string; readonly ward: string; readonly street: string };
  readonly documents: readonly DocumentFile[];
  /** The organisation that the citizen may sign and file for; null where none. */
  readonly organisation: {
    readonly name: string;
    readonly taxCode: string;
    readonly address: string;
  } | null;
  /** Data that the State's registers are known to hold of this citizen. */
  readonly stateHolds: readonly Datum[];
  readonly credentials: {
    readonly username: string;
    readonly password: string;
    readonly oneTimeCode: OneTimeCode;
    readonly passcode: string;
  };
};

/** What a portal says of a dossier; a field that it does not show is absent. */
export type DossierStatus = {
  readonly found: boolean;
  readonly body?: string;
  readonly person?: string;
  readonly receivedOn?: string;
  readonly dueOn?: string;
  readonly changes?: readonly string[];
};

/** How to sign: as whom, and what the citizen answers on the phone; a citizen who confirms, unless said otherwise. */
export type SigningHow = {
  readonly signsAs?: 'citizen' | 'organisation';
  readonly answer?: 'confirms' | 'rejects';
};

/** How papers are given: picked from the store where the portal offers it, or uploaded; whether to keep what is uploaded. */
export type AttachHow = { readonly from?: 'store' | 'upload'; readonly keep?: boolean };

/** What came of throwing a draft away: `none-listed` where the list of drafts names none of the service. */
export type Discarded = 'gone' | 'none-listed' | 'no-way';

/** Answers to what a service asks beside the applicant, by the words of the field's label. */
export type Answers = Readonly<Record<string, string>>;

/** What a service's page publishes, for journeys that ask the same elsewhere. */
export type PublishedProcedure = Pick<ProcedureEvidence, 'fee' | 'timeLimit' | 'documents' | 'body'>;

/** The acts a citizen can do on any portal; an adapter per platform family translates them. */
export type PortalActs = {
  /** Opens the portal's home page. */
  readonly open: () => Promise<void>;
  /** Finds the service by the portal's own search or list and opens its page. */
  readonly openService: (service: ServiceId) => Promise<void>;
  /** Signs in with the e-ID from where the citizen stands, and comes back to the portal. */
  readonly signIn: (citizen: Citizen) => Promise<void>;
  /** From a service's page: starts filing, chooses agency and case where the portal asks. */
  readonly startDossier: () => Promise<void>;
  /** Notes what the form holds already, fills what is empty, and goes on. */
  readonly fillApplicant: (citizen: Citizen, answers?: Answers) => Promise<void>;
  /** Returns the documents that the portal's box says it keeps for later, where `how` asked to keep them. */
  readonly attach: (documents: readonly DocumentFile[], how?: AttachHow) => Promise<readonly DocumentFile[]>;
  /** Goes on to the last page before the dossier is filed. */
  readonly review: () => Promise<void>;
  /** Files the dossier; returns the dossier code that the portal shows. */
  readonly submit: () => Promise<string>;
  /** Looks a dossier up by its code on the public look-up page. */
  readonly lookUp: (code: string) => Promise<DossierStatus>;
  /** Reads the service's public page for a duty to sign; from the service's page. */
  readonly readSigningDuty: () => Promise<boolean>;
  /** Signs the dossier's e-form where the portal asks for it; the file that comes back is kept in the vault. */
  readonly signForm: (citizen: Citizen) => Promise<void>;
  /** Opens the portal's store of e-documents, uploads the document, signs it there and fetches the signed file. */
  readonly signDocument: (citizen: Citizen, document: DocumentFile, how?: SigningHow) => Promise<void>;
  /** Hands the portal a badly signed file where it takes documents; notes what it answers. For sandboxes, as the criterion says. */
  readonly offerBadFile: (file: BadFile, document: DocumentFile) => Promise<void>;
  /** Fetches signed results that the portal publishes, at most so many; no account is needed. */
  readonly readResults: (most: number) => Promise<number>;
  /** Reads the service's public page: level, parts, fee, time limit, papers, help; from the service's page. */
  readonly readProcedure: () => Promise<PublishedProcedure>;
  /** Reads what the national procedure database says of the service. */
  readonly readNationalProcedure: (service: ServiceId) => Promise<void>;
  /** Reads footer, site map, statistics and the notice on personal data. */
  readonly readSite: () => Promise<void>;
  /** Types a query into the portal's own search; returns the rank of the service, 1-based, or null. */
  readonly search: (service: ServiceId, kind: QueryKind, query: string) => Promise<number | null>;
  /** Asks the portal's assistant; returns what it answers, null where there is none. */
  readonly ask: (question: string, asked: string, expected: string | null) => Promise<string | null>;
  /** Opens the citizen's store of data and notes what stands in it. */
  readonly openStore: () => Promise<void>;
  /** Whether the store holds the document, and the same bytes. */
  readonly findInStore: (document: DocumentFile) => Promise<boolean>;
  /** Removes from the store what the journey kept there; false where it could not. */
  readonly removeFromStore: (document: DocumentFile) => Promise<boolean>;
  /** Gives bad values to the form, one at a time, and notes what stops them. */
  readonly tryBadValues: (values: readonly BadValue[]) => Promise<void>;
  readonly saveDraft: () => Promise<void>;
  /** Opens the saved draft again and notes what of it is still there. */
  readonly resumeDraft: () => Promise<void>;
  /** Throws the draft of the service away, where the portal lists one. */
  readonly discardDraft: () => Promise<Discarded>;
  readonly signOut: () => Promise<void>;
  /** Goes as far as the payment page and reads it; pays nothing. */
  readonly readPayment: () => Promise<void>;
  /** Answers the payment page. */
  readonly pay: (answer: 'pays' | 'declines' | 'leaves') => Promise<void>;
  /** Withdraws a filed dossier; false where the portal offers no way. */
  readonly withdraw: (code: string) => Promise<boolean>;
  /** Fetches every paper of the dossier and its result. */
  readonly download: (code: string) => Promise<void>;
  /** Looks for the notice of the dossier in the citizen's inbox. */
  readonly readInbox: (code: string) => Promise<boolean>;
  /** Looks for the rating of the service; gives the best mark where told to. */
  readonly rate: (give?: boolean) => Promise<void>;
  /** Hands over files around the stated limits of an upload; for sandboxes, as the criterion says. */
  readonly tryUploadLimits: () => Promise<void>;
  /** From here on everything is done by keys alone: Tab, Shift+Tab, Enter, Space, arrows and typing. Nothing on a phone. */
  readonly putMouseAway: () => Promise<void>;
  /** Presses the button, link or tab with this visible name. */
  readonly press: (name: string) => Promise<void>;
  /** Types into the field with this visible label. */
  readonly fill: (label: string, value: string) => Promise<void>;
  /** Visible text of the page. */
  readonly read: () => Promise<string>;
};

export type ActName = keyof PortalActs;

/** The least effect that a step must declare to use an act; the engine refuses an act above its step. */
export const ACT_EFFECTS: { readonly [A in ActName]: Effect } = {
  open: 'reads',
  openService: 'reads',
  signIn: 'signsIn',
  startDossier: 'drafts',
  fillApplicant: 'drafts',
  attach: 'drafts',
  review: 'drafts',
  submit: 'submits',
  lookUp: 'reads',
  readSigningDuty: 'reads',
  signForm: 'drafts',
  signDocument: 'drafts',
  offerBadFile: 'submits',
  readResults: 'reads',
  readProcedure: 'reads',
  readNationalProcedure: 'reads',
  readSite: 'reads',
  search: 'reads',
  ask: 'reads',
  openStore: 'signsIn',
  findInStore: 'signsIn',
  removeFromStore: 'drafts',
  tryBadValues: 'drafts',
  saveDraft: 'drafts',
  resumeDraft: 'drafts',
  discardDraft: 'drafts',
  signOut: 'signsIn',
  readPayment: 'drafts',
  pay: 'pays',
  withdraw: 'submits',
  download: 'signsIn',
  readInbox: 'signsIn',
  rate: 'reads',
  tryUploadLimits: 'submits',
  putMouseAway: 'reads',
  press: 'reads',
  fill: 'reads',
  read: 'reads',
};

export type Step = <T>(name: Text, effect: Effect, act: () => Promise<T>) => Promise<T>;

export type Walk = {
  readonly citizen: Citizen;
  readonly portal: PortalActs;
  readonly step: Step;
};

/** A citizen's errand as a script. Importing the file that holds it does nothing. */
export type Journey = {
  readonly id: string;
  readonly title: Text;
  /** The essential service that it walks; null where the errand is not bound to one. */
  readonly service: ServiceId | null;
  readonly audience: 'citizen' | 'organisation';
  readonly tags?: readonly string[];
  /** Whether the citizen's browser holds a certificate to sign in with. */
  readonly showsCertificate?: boolean;
  /** Whether the citizen's device holds a passkey, and the sign-in is to go by it. */
  readonly holdsPasskey?: boolean;
  /** Who walks it; an adult unless said otherwise. */
  readonly situation?: Citizen['situation'];
  /** Whether it walks the sign-in itself; the others go on with the session that the portal gave the citizen before. */
  readonly signsInAnew?: boolean;
  readonly walk: (walk: Walk) => Promise<void>;
};

export type StepPlan = { readonly name: Text; readonly effect: Effect };

/** A journey with the list of steps that a rehearsal (no browser, inert acts) brought out. */
export type PlannedJourney = Journey & {
  readonly file: string;
  readonly steps: readonly StepPlan[];
  /** Words of the labels that it names answers for. */
  readonly labels?: readonly string[];
};

export const DEVICE_IDS = ['phone', 'desktop'] as const;
export type DeviceId = (typeof DEVICE_IDS)[number];

/** A portal × journey × device, yet to run. `id` is `<portal>/<journey>/<device>` with `/` of the journey kept. */
export type Task = {
  readonly id: string;
  readonly portal: Portal;
  readonly journey: PlannedJourney;
  readonly device: DeviceId;
};
