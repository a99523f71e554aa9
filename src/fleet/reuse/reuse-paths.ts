/** Addresses of what families share of asking once; no platform's data gives any, so that they are neutral. */
export type ReusePaths = {
  /** The store's page, the same as signing's; files as `<store>/kho/<id>/tep`. */
  readonly store: string;
  /** What the picker asks for: `<picker>/<draft id>/<paper id>`. */
  readonly picker: string;
  /** Drafts under way. */
  readonly drafts: string;
  /** The filled form as a file: `<print>/<draft id>/to-khai.pdf`. */
  readonly print: string;
  /** Blank forms: `<blank>/<number of the service>`. */
  readonly blank: string;
};

/** `prefix` is where the family's own pages lie: empty, or a path without a slash at its end. */
export const reusePaths = (prefix: string): ReusePaths => ({
  store: `${prefix}/ho-so-dien-tu`,
  picker: `${prefix}/kho-giay-to`,
  drafts: `${prefix}/ho-so-dang-soan`,
  print: `${prefix}/in-to-khai`,
  blank: `${prefix}/mau-don`,
});
