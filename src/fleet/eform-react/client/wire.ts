import type { AfterFiling } from '../../life-pages/after-filing.ts';
import type { ShownProcedure } from '../../life-pages/shown-procedure.ts';

/** What travels between the pages and the interface of the platform. */

export type Listed = { readonly code: string; readonly name: string; readonly field: string };
export type ProcedureList = { readonly items: readonly Listed[]; readonly total: number };
export type Procedure = ShownProcedure & {
  /** The announced duty to sign; null where there is none. */
  readonly duty: { readonly title: string; readonly text: string } | null;
};
export type Slot = { readonly id: string; readonly name: string; readonly required: boolean };
export type Choice = { readonly value: string; readonly label: string };
export type StoredFile = { readonly id: string; readonly slot: string; readonly name: string };

/** The filing that a wizard works on. */
export type Filing = {
  readonly number: string;
  readonly token: string;
  readonly service: string;
  readonly fee: string;
  readonly person: { readonly fullName: string; readonly idNumber: string };
  readonly slots: readonly Slot[];
  readonly files: readonly StoredFile[];
  readonly draftId: string;
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
