import type { AfterFiling } from '../../life-pages/after-filing.ts';
import type { ShownProcedure } from '../../life-pages/shown-procedure.ts';
import type { ConsentBox } from '../../reuse/consents.ts';
import type { Checked, Validation } from '../../reuse/field-fault.ts';
import type { PrintOffer } from '../../reuse/filled-form.ts';
import type { KeepOffer } from '../../reuse/keeping.ts';
import type { PickOffer } from '../../reuse/picking.ts';

/** What travels between the pages and the interface of the platform. */

export type Choice = { readonly value: string; readonly label: string };
export type Listed = {
  readonly serviceInfoId: string;
  readonly serviceCode: string;
  readonly serviceName: string;
  readonly domainName: string;
};
export type ServiceList = { readonly total: number; readonly data: readonly Listed[] };
export type ServiceInfo = Pick<Listed, 'serviceCode'> & {
  readonly procedure: ShownProcedure;
  /** The announced duty to sign; null where there is none. */
  readonly duty: { readonly title: string; readonly text: string } | null;
};

/** A field of the declaration, drawn as the server describes it. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'long' | 'date' | 'choice';
  readonly format: Checked['format'];
  readonly required: boolean;
  /** `yyyy-MM-dd` for dates. */
  readonly value: string;
  /** Not to be changed by the citizen. */
  readonly locked: boolean;
  readonly choices: readonly Choice[];
};
export type Section = { readonly title: string; readonly fields: readonly Field[] };
export type StoredFile = { readonly id: string; readonly slot: string; readonly name: string };

/** A row of the step of the papers. */
export type ShownPaper = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  /** What is said in place of a control where the office looks the paper up itself. */
  readonly fetched: string | null;
  readonly accept: string;
  readonly limits: string;
  readonly pick: PickOffer;
  readonly pickAddress: string;
  readonly keep: KeepOffer;
};

/** The dossier that the stepper works on. */
export type Dossier = {
  readonly dossierId: string;
  readonly token: string;
  readonly serviceName: string;
  readonly agency: string;
  readonly fee: string;
  readonly validation: Validation;
  readonly sections: readonly Section[];
  readonly consents: readonly ConsentBox[];
  /** A blank form to be fetched; null where there is none. */
  readonly blank: { readonly text: string; readonly label: string; readonly href: string } | null;
  readonly papers: readonly ShownPaper[];
  readonly files: readonly StoredFile[];
  /** What the step of the papers says of the e-form that can be signed; null where there is none. */
  readonly eForm: { readonly address: string | null; readonly text: string } | null;
  readonly print: PrintOffer | null;
  /** Markup of the server beside the papers. */
  readonly besidePapers: string;
};
/** What the stepper sends when a step is left, or where the citizen only saves (`draft`). */
export type SavedStep = {
  readonly step: number;
  readonly values: Readonly<Record<string, string>>;
  /** Papers that the citizen wants to keep in the store. */
  readonly kept: readonly string[];
  readonly draft: boolean;
};
export type FilesAnswer = { readonly files?: readonly StoredFile[]; readonly message?: string };
export type Row = readonly [label: string, value: string];
export type SentAnswer = {
  readonly message?: string;
  readonly processing?: boolean;
  readonly rows?: readonly Row[];
  readonly remark?: string | null;
  readonly after?: AfterFiling;
};
export type Status = {
  readonly rows: readonly Row[];
  readonly changes: readonly { readonly at: string; readonly text: string }[];
};

/** Names of the pages on which the client draws something; `none` where the server draws it all. */
export type PageName = 'home' | 'services' | 'sign-in' | 'filing' | 'look-up' | 'none';

/** Put into each page by the server. */
export type AppData = {
  readonly page: PageName;
  readonly signedIn: boolean;
  /** Headers `groupId` and `Token` of the interface. */
  readonly groupId: string;
  readonly token: string;
  /** The notice on personal data; null where nothing leads to one. */
  readonly privacy: { readonly name: string; readonly href: string } | null;
  readonly paths: {
    readonly services: string;
    readonly signIn: string;
    readonly filing: string;
    readonly lookUp: string;
  };
};
