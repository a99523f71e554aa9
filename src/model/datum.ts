/** What a form may ask of an applicant and a register may already hold. */
export const DATA = [
  'fullName',
  'idNumber',
  'birthDate',
  'sex',
  'nationality',
  'ethnicity',
  'idIssuedOn',
  'idIssuedBy',
  'phone',
  'email',
  'province',
  'ward',
  'address',
  'fatherName',
  'motherName',
  'organisationName',
  'organisationAddress',
  'taxCode',
] as const;
export type Datum = (typeof DATA)[number];

/** Kinds of paper that services ask for; `other` where the words tell nothing. */
export const DOCUMENT_KINDS = [
  'declaration',
  'id-card',
  'household-book',
  'residence-confirmation',
  'residence-proof',
  'marriage-certificate',
  'marital-status',
  'birth-certificate',
  'birth-notice',
  'death-notice',
  'business-licence',
  'health-insurance-card',
  'photo',
  'power-of-attorney',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
