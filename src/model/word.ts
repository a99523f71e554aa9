/** A label of the real platforms, with its marks; from the screens data. */
export type Word = {
  /** login, search, agency, step, applicant, documents, signing, edoc, fees, result, submit, track, error. */
  readonly group: string;
  readonly vi: string;
  readonly en: string;
  /** button, field, heading, message, menu, dialog … */
  readonly kind: string;
  readonly platforms: readonly string[];
  /** verbatim · restored · weak · regulation-wording */
  readonly confidence: string;
};
