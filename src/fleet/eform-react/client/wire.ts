import type { AfterFiling } from '../../life-pages/after-filing.ts';
import type { ConsentBox } from '../../reuse/consents.ts';
import type { Checked, Validation } from '../../reuse/field-fault.ts';
import type { PrintOffer } from '../../reuse/filled-form.ts';
import type { KeepOffer } from '../../reuse/keeping.ts';
import type { PickOffer } from '../../reuse/picking.ts';
import type { ShownProcedure } from '../../life-pages/shown-procedure.ts';

/** What travels between the pages and the interface of the platform. */

export type Listed = { readonly code: string; readonly name: string; readonly field: string };
export type ProcedureList = { readonly items: readonly Listed[]; readonly total: number };
export type Procedure = ShownProcedure & {
  /** The announced duty to sign; null where there is none. */
  readonly duty: { readonly title: string; readonly text: string } | null;
};
export type Choice = { readonly value: string; readonly label: string };
export type StoredFile = { readonly id: string; readonly slot: string; readonly name: string };

/** A field of the first step; `value` as its control names it, dates as `YYYY-MM-DD`. */
export type OwnerField = Checked & {
  readonly name: string;
  readonly kind: 'text' | 'long' | 'date' | 'choice';
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly locked: boolean;
};
/** A row of the documents step. */
export type PaperRow = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  /** The office looks it up itself. */
  readonly fetched: boolean;
  readonly accept: string;
  readonly limits: string;
  readonly pick: PickOffer;
  /** Address that the picker asks. */
  readonly picker: string;
  readonly keep: KeepOffer;
};

/** The filing that a wizard works on. */
export type Filing = {
  readonly number: string;
  readonly token: string;
  readonly service: string;
  readonly fee: string;
  readonly owner: readonly OwnerField[];
  readonly consents: readonly ConsentBox[];
  readonly validation: Validation;
  readonly papers: readonly PaperRow[];
  /** Words and link of a blank form; null where the form is filled in here. */
  readonly blank: { readonly text: string; readonly label: string; readonly href: string } | null;
  readonly print: PrintOffer | null;
  /** What stands in place of a control for a paper that the office looks up itself. */
  readonly fetched: string;
  readonly files: readonly StoredFile[];
  readonly draftId: string;
  /** Markup of what was entered so far, for the last step. */
  readonly summary: string;
  /** Markup of what is told beside the documents. */
  readonly remarks: string;
  /** What the documents step says of the e-form that can be signed; null where there is none. */
  readonly eForm: { readonly address: string | null; readonly text: string } | null;
};
export type FilesAnswer = { readonly files?: readonly StoredFile[]; readonly message?: string };
export type SentAnswer = {
  readonly message?: string;
  readonly processing?: boolean;
  readonly rows?: readonly Row[];
  readonly remark?: string | null;
  readonly after?: AfterFiling;
};
export type Row = readonly [label: string, value: string];
export type Status = {
  readonly rows: readonly Row[];
  readonly changes: readonly { readonly at: string; readonly text: string }[];
};

/** Put into each page by the server. */
export type AppData = {
  readonly signedIn: boolean;
  /** Body that the portal's addresses name (`MaCoQuanThucHien`). */
  readonly bodyCode: string;
  readonly signInPath: string;
  readonly sentMessage: string;
  /** Address of the notice on personal data; null where the portal has none. */
  readonly privacy: string | null;
};
