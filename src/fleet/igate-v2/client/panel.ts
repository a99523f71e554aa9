/** A panel that can be left: what is wrong with it, and what it saves. */
export type Panel = {
  readonly complete: () => boolean;
  readonly values: () => Readonly<Record<string, string>>;
};
