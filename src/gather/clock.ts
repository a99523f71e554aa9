/** What every gatherer needs to say when: milliseconds since the attempt began, and the step under way. */
export type Clock = {
  readonly nowMs: () => number;
  /** Index of the step under way; -1 before the first. */
  readonly step: () => number;
};
