import type { Datum, DocumentKind } from './datum.ts';
import type { ServiceId } from './portal.ts';

/*
 * What a journey saw of one filing: forms, papers, the store, fee and payment, and what came after. Plain
 * data that survives a JSON round trip. A citizen's values are compared where the page is; only what the
 * comparison gave is kept.
 */

/**
 * What stood in a field before anybody typed: nothing, this citizen's datum, plainly another value of the same
 * kind (somebody else's), or something that cannot be compared.
 */
export const PREFILLS = ['nothing', 'own', 'another', 'unclear'] as const;
export type Prefill = (typeof PREFILLS)[number];

/** One field of a filing form, as it stood when the citizen came to it. */
export type FieldEvidence = {
  readonly step: number;
  readonly url: string;
  readonly label: string;
  /** What it asks for; null where its words tell nothing that a register is known to hold. */
  readonly datum: Datum | null;
  /** Whether the State is known to hold this datum of this citizen; null where that is not known. */
  readonly stateHolds: boolean | null;
  readonly kind: 'text' | 'date' | 'select' | 'radio' | 'tick' | 'combobox';
  readonly required: boolean;
  /** Not to be changed by the citizen. */
  readonly locked: boolean;
  readonly before: Prefill;
  /** What the citizen did with it. */
  readonly done: 'left' | 'typed' | 'chosen' | 'ticked';
  /** Characters that the citizen typed into it. */
  readonly typed: number;
};

/** A box beside an upload that keeps the paper in the citizen's store. */
export type KeepBox = 'none' | 'unticked' | 'ticked';

/** One paper that the dossier asks for. */
export type ComponentEvidence = {
  readonly step: number;
  readonly url: string;
  readonly label: string;
  readonly document: DocumentKind;
  readonly required: boolean;
  /** The portal says that the office fetches this paper itself. */
  readonly fetchedByOffice: boolean;
  readonly uploads: boolean;
  readonly picks: boolean;
  /** Words beside the control that tell the greatest size and the formats; null where there are none. */
  readonly limit: { readonly size: string | null; readonly formats: string | null };
  readonly keep: KeepBox;
  /** `store` is picked from the store; `nothing` where the citizen gave none. */
  readonly given: 'upload' | 'store' | 'nothing';
  /** SHA-256, hex, of the file that the dossier then holds; null where the page gives it to nobody. */
  readonly sha256: string | null;
  readonly fileName: string | null;
};

/** Files just under and over a stated limit, and of the stated formats; for sandboxes only. */
export type UploadLimitEvidence = {
  readonly step: number;
  readonly label: string;
  readonly given: 'under-limit' | 'over-limit' | 'stated-format' | 'other-format';
  readonly accepted: boolean | null;
  /** What the portal said; null where it said nothing. */
  readonly message: string | null;
};

/** What the store of a signed-in citizen shows. */
export type StoreEvidence = {
  readonly step: number;
  /** Menu entries that led to it; empty where the portal shows no way to one. */
  readonly path: readonly string[];
  readonly opened: boolean;
  /** The entry leads to a page that does not exist (HTTP 404 or 410). */
  readonly gone?: boolean;
  /** Kinds of NĐ 45/2020 Art 16 that stand in it. */
  readonly kinds: readonly ('personal' | 'results' | 'components' | 'copies')[];
  readonly items: number;
  /** Null where papers have controls that may hide a way to remove them. */
  readonly removes: boolean | null;
};

/** A document kept in one service and looked for in another. */
export type RoundTripEvidence = {
  readonly step: number;
  readonly document: string;
  /** Digests, SHA-256 hex, of what was given and of what came back; null where it could not be had. */
  readonly given: string;
  readonly found: boolean;
  readonly returned: string | null;
};

export type ConsentEvidence = {
  readonly step: number;
  readonly url: string;
  readonly label: string;
  readonly about: 'store' | 'privacy' | 'sharing' | 'other';
  /** As the page came, before anybody touched it. */
  readonly tickedBefore: boolean;
};

/** Parts of a procedure that must be published (P7-01). */
export const PROCEDURE_PARTS = [
  'steps',
  'ways',
  'dossier',
  'sets',
  'time-limit',
  'who',
  'body',
  'result',
  'fee',
  'form',
  'conditions',
  'legal-basis',
] as const;
export type ProcedurePart = (typeof PROCEDURE_PARTS)[number];

export const HELP_CHANNELS = ['hotline', 'email', 'questions', 'guide'] as const;
export type HelpChannel = (typeof HELP_CHANNELS)[number];

/** A procedure's public page. */
export type ProcedureEvidence = {
  readonly step: number;
  readonly url: string;
  readonly service: ServiceId;
  /** Where it was read: on the portal, or in the national procedure database. */
  readonly origin: 'portal' | 'national';
  /** Label of the level: toàn trình, một phần, or only information; null where the page says none. */
  readonly level: 'full' | 'partial' | 'information' | null;
  /** A reason why the procedure is only partial; null where none is given. */
  readonly reason: string | null;
  readonly parts: readonly ProcedurePart[];
  readonly code: string | null;
  readonly name: string | null;
  /** As written; null where the page does not say. */
  readonly fee: string | null;
  readonly timeLimit: string | null;
  readonly documents: readonly string[];
  /** Who deals with it, as written; null where the page does not say. */
  readonly body: string | null;
  /** How long filling in takes, as the page says before one starts. */
  readonly timeToFill: string | null;
  readonly help: readonly HelpChannel[];
  /** Fee and time limit at the counter where the page tells them apart. */
  readonly counter: { readonly fee: string | null; readonly timeLimit: string | null };
};

/** Words by which a citizen is told to come, to post paper, to sign by hand or to pay in cash. */
export type DutyEvidence = {
  readonly step: number;
  readonly url: string;
  readonly kind: 'appear' | 'paper' | 'wet-ink' | 'cash';
  readonly words: string;
};

export const NOTICE_ITEMS = ['purposes', 'data', 'controller', 'rights', 'contact', 'retention'] as const;
export type NoticeItem = (typeof NOTICE_ITEMS)[number];

/** The notice on personal data, from the sign-in or the form. */
export type PrivacyNoticeEvidence = {
  readonly step: number;
  readonly url: string | null;
  /** Presses from the place of collection; null where there is none. */
  readonly presses: number | null;
  readonly items: readonly NoticeItem[];
};

/** What stands on the public pages beside the services. */
export type SiteEvidence = {
  readonly step: number;
  readonly footer: boolean;
  readonly siteMap: { readonly page: boolean; readonly xml: boolean };
  readonly statistics: {
    readonly url: string | null;
    readonly figures: readonly ('received' | 'settled' | 'on-time' | 'satisfied')[];
    /** `YYYY-MM-DD`; null where the page says no day. */
    readonly updatedOn: string | null;
  };
};

export const QUERY_KINDS = ['official', 'everyday', 'bare', 'misspelt'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export type SearchEvidence = {
  readonly step: number;
  readonly service: ServiceId;
  readonly kind: QueryKind;
  readonly query: string;
  /** 1-based; null where the service is not among the results. */
  readonly rank: number | null;
  readonly results: number;
};

/** Presses from the home page to a service's page with the control that files. */
export type ReachEvidence = { readonly step: number; readonly service: ServiceId; readonly presses: number };

export type PaymentEvidence = {
  readonly step: number;
  readonly url: string;
  /** In đồng, as the payment page says; null where it says none. */
  readonly amountVnd: number | null;
  readonly reference: string | null;
  /** The intermediary's charge is told before a provider is chosen. */
  readonly chargesShown: boolean;
  readonly providers: readonly string[];
  /** `shown` where nothing was paid, as everywhere but in sandboxes. */
  readonly ended: 'shown' | 'paid' | 'declined' | 'left';
  /** What the portal then says of the payment; null where nothing was asked of it. */
  readonly told: 'paid' | 'unpaid' | 'nothing' | null;
};

export type DraftEvidence = {
  readonly step: number;
  readonly saved: boolean;
  readonly found: boolean;
  /** False where the list shows it and the portal does not open it. */
  readonly opened?: boolean;
  /** Fields that held a value when saved, and how many held the same when opened again. */
  readonly fields: number;
  readonly restored: number;
  readonly files: { readonly given: number; readonly restored: number };
  readonly prints: boolean;
};

export const BAD_VALUES = [
  'short-id-number',
  'letters-in-id-number',
  'future-birth-date',
  'impossible-date',
  'letters-in-phone',
  'short-phone',
  'email-without-at',
  'empty-name',
  'digits-in-name',
  'all-empty',
] as const;
export type BadValue = (typeof BAD_VALUES)[number];

export type BadValueEvidence = {
  readonly step: number;
  readonly value: BadValue;
  readonly label: string;
  readonly stopped: boolean;
  readonly message: string | null;
  /** The message stands at the field or names it. */
  readonly beside: boolean;
  /** What was typed elsewhere is still there. */
  readonly kept: boolean;
};

/** The last page before filing. */
export type ReviewEvidence = {
  readonly step: number;
  readonly stepsShown: boolean;
  /** A page that shows what was entered, not to be typed into. */
  readonly summary: boolean;
  /** Values of the citizen that it shows again, of those given. */
  readonly values: { readonly given: number; readonly shown: number };
};

export type AfterFilingEvidence = {
  readonly step: number;
  readonly act: 'notice' | 'withdrawal' | 'download' | 'rating' | 'national-store';
  readonly offered: boolean;
  /** Whether it came to its end; null where it was only looked for. */
  readonly done: boolean | null;
  /** Parts asked for and had (papers of a dossier, levels of a rating); null where that has no meaning. */
  readonly parts: { readonly expected: number; readonly had: number } | null;
  readonly afterMs: number | null;
  /** Of a download: the files that could be had. */
  readonly files?: readonly { readonly bytes: number; readonly sha256: string }[];
};

export type AnswerEvidence = {
  readonly step: number;
  /** Id of the standard question. */
  readonly question: string;
  readonly asked: string;
  readonly answer: string | null;
  /** What the published procedure says, as text to be looked for; null where it says nothing. */
  readonly expected: string | null;
  /** The answer asks for a one-time code, a password or pictures of an identity card. */
  readonly asksForSecrets: boolean;
};

/** A citizen's datum where it must not be. The datum itself is not kept. */
export type LeakEvidence = {
  readonly step: number;
  readonly datum: Datum;
  readonly where: 'url' | 'third-party' | 'referer' | 'console' | 'public-page';
  readonly host: string;
};

/** What a step cost the citizen. */
export type EffortEvidence = {
  readonly step: number;
  readonly typed: number;
  readonly presses: number;
  readonly uploads: number;
  readonly screens: number;
};

/** How one control was come to by keys alone. */
export type KeyboardEvidence = {
  readonly step: number;
  readonly url: string;
  readonly label: string;
  /** Presses of Tab, Shift+Tab and arrow keys. */
  readonly tabs: number;
  /** Times that the focus went back in the page although Tab was pressed; once is the way round from its end. */
  readonly jumps: number;
  /** `trap`: other controls do not let the focus go; `not-reached`: the focus comes to everything but this. */
  readonly problem: 'trap' | 'not-reached' | null;
  /** Whether the page is drawn otherwise with the focus than without; null where that was not seen. */
  readonly focusShown: boolean | null;
};

/** What the journey made at the portal and took back at its end, or could not. */
export type CleanUpEvidence = {
  readonly step: number;
  readonly made: 'dossier' | 'draft' | 'document';
  /** Of a dossier. */
  readonly code: string | null;
  readonly done: boolean;
  readonly why: string | null;
};

/** Signs of signing and of the store on public pages alone: evidence, never a score. */
export type PublicSignEvidence = {
  readonly step: number;
  readonly service: ServiceId | null;
  readonly about:
    | 'signing-duty'
    | 'signing-providers'
    | 'signing-guide'
    | 'store-entry'
    | 'store-guide'
    | 'over-ask';
  readonly says: 'announced' | 'contradicted';
  readonly url: string;
  readonly words: string;
};
