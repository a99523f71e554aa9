/** Where a duty or a number stands in law, and whether that law still holds. */
export type LegalBasis = {
  readonly source: string;
  readonly document: string;
  readonly article: string;
  readonly status: string;
};
