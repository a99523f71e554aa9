import type { Datum, DocumentKind } from '#src/model/datum.ts';
import type { ServiceId } from '#src/model/portal.ts';

/** What a value must look like before the portal takes it; `plain` takes anything. */
export type FieldFormat =
  | 'plain'
  | 'personName'
  | 'idNumber'
  | 'phone'
  | 'email'
  | 'taxCode'
  | 'date'
  | 'pastDate';

/** One item of an e-form. */
export type FormItem = {
  /** Key in the family's own field names; ASCII. */
  readonly name: string;
  /** As Vietnamese forms write it. */
  readonly label: string;
  /** What it asks of the applicant himself; null for other people and for the errand. */
  readonly datum: Datum | null;
  readonly kind: 'text' | 'long' | 'date' | 'choice';
  readonly format: FieldFormat;
  readonly required: boolean;
  /** For `choice`; empty where the portal brings its own list. */
  readonly options: readonly string[];
  /** Comes empty although the State holds it; on faulty portals only. */
  readonly askedAgain?: true;
};

/** Items under one heading. */
export type FormSection = { readonly title: string; readonly items: readonly FormItem[] };

/** One paper of the dossier. */
export type Paper = {
  /** Key of its row; ASCII. */
  readonly id: string;
  readonly label: string;
  readonly document: DocumentKind;
  readonly required: boolean;
  /** File name endings, lower case, without the dot. */
  readonly formats: readonly string[];
  /** Greatest file in megabytes of 1,000,000 bytes. */
  readonly mostMb: number;
  /** The office looks it up itself: it is shown and not asked for. */
  readonly fetchedByOffice: boolean;
};

/**
 * The e-form and the papers of one essential service. All of it is made up after what such forms usually ask, with
 * the exception that a healthy portal asks for nothing that NĐ 45/2020 Art 4(4) leaves to the office.
 */
export type Procedure = {
  readonly service: ServiceId;
  readonly sections: readonly FormSection[];
  readonly papers: readonly Paper[];
  readonly sourced: false;
};
