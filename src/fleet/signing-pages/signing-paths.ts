/** Addresses of the signing pages of one portal; no platform's data gives any, so that they are neutral. */
export type SigningPaths = {
  /** List of e-documents; needs an account. */
  readonly store: string;
  readonly newDocument: string;
  /** Uploads, signings and certificates: what the pages' script asks for. */
  readonly signing: string;
  /** The e-form of a draft, as `<eForm>/<draft id>`. */
  readonly eForm: string;
  /** Published results. */
  readonly results: string;
};

/** `prefix` is where the family's own pages lie: empty, or a path without a slash at its end. */
export const signingPaths = (prefix: string): SigningPaths => ({
  store: `${prefix}/ho-so-dien-tu`,
  newDocument: `${prefix}/ho-so-dien-tu/tai-lieu-moi`,
  signing: `${prefix}/ky-so`,
  eForm: `${prefix}/ky-so/to-khai`,
  results: `${prefix}/ket-qua-giai-quyet`,
});
